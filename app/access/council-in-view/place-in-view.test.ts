import { expect, it } from "vitest";
import type { Role } from "../permissions.ts";
import { placeInView } from "./place-in-view.ts";

const at = (role: Role, councilId: string | null) => ({ role, councilId });
const JOINT = [at("coordinator", "W"), at("council-reader", "H")];
const SINGLE = [at("coordinator", "W")];
const TEAM = [at("peer", null)];

it.each([
  ["a joint officer", JOINT, "/challenges/C/councils/H/action-plan", "H"],
  ["a joint officer", JOINT, "/challenges/C/councils/W", "W"],
  ["a joint officer", JOINT, "/challenges/C/councils/X/action-plan", "not-there"],
  ["a joint officer", JOINT, "/challenges/C/action-plan", "choose"],
  ["a joint officer", JOINT, "/challenges/C", "choose"],
  ["a joint officer", JOINT, "/challenges/C/choose-council", "W"],
  ["a joint officer", JOINT, "/challenges/C/councils", "not-there"],
  ["a joint officer", JOINT, "/challenges/C/visits/V/timetable", "W"],
  ["a joint officer", JOINT, "/challenges/C/councils/W/key-dates", "not-there"],
  ["an officer of one council", SINGLE, "/challenges/C/action-plan", "W"],
  ["an officer of one council", SINGLE, "/challenges/C/councils/W/action-plan", "W"],
  ["an officer of one council", SINGLE, "/challenges/C/councils/H/action-plan", "not-there"],
  ["a peer", TEAM, "/challenges/C/action-plan", null],
  ["a peer", TEAM, "/challenges/C/councils/W/action-plan", "without-council"],
  ["a peer", TEAM, "/challenges/C/councils/W/visits/V", "not-there"],
  ["nobody", [], "/challenges/C/action-plan", "not-there"],
] as const)("%s with %o at %s is %s", (_, places, pathname, expected) => {
  const found = placeInView<{ role: Role; councilId: string | null }>(places, pathname);
  expect(found.kind === "place" ? found.place.councilId : found.kind).toBe(expected);
});
