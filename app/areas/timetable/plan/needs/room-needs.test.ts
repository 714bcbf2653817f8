import { expect, it } from "vitest";
import {
  chosenRoomNeeds,
  featuresNeeded,
  type RoomFeature,
  type RoomNeed,
  storedRoomNeeds,
} from "./room-needs.ts";

it.each<[what: string, chosen: RoomNeed[], accessNeeds: string, needed: RoomFeature[]]>([
  ["nothing is on record", [], "", []],
  ["words alone: until somebody has looked, no steps", [], "Vegan", ["step-free"]],
  ["words, and somebody has looked", ["any"], "Vegan", []],
  ["a hearing loop and steps do not matter", ["hearing-loop"], "Hearing aid", ["hearing-loop"]],
  ["both, in whatever order", ["hearing-loop", "step-free"], "", ["step-free", "hearing-loop"]],
])("what rooms must have where %s", (_, chosen, accessNeeds, needed) => {
  const roomNeeds = storedRoomNeeds(chosen);
  expect(featuresNeeded({ roomNeeds, accessNeeds })).toEqual(needed);
  expect(new Set(chosenRoomNeeds(roomNeeds))).toEqual(new Set(chosen));
});
