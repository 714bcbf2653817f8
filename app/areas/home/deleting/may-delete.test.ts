import { expect, it } from "vitest";
import type { EventType } from "#app/audit/events.ts";
import { whatStandsInTheWay } from "./may-delete.ts";

const CASES: [string, EventType, string | null, boolean][] = [
  ["its maker set it up", "challenge-made", "maker", true],
  ["its maker planned sessions", "timetable-changed", "maker", true],
  ["whoever asks added prompts", "scope-changed", "asker", true],
  ["somebody else added prompts", "scope-changed", "other", false],
  ["somebody else was refused", "refused", "other", true],
  ["somebody not signed in was refused", "refused", null, true],
  ["the scope was sent", "scope-sent", "maker", false],
  ["somebody was invited", "invitation-sent", "maker", false],
  ["a decision was recorded", "decision-recorded", "asker", false],
  ["a timetable was released", "timetable-released", "maker", false],
  ["a note was recorded", "note-recorded", "maker", false],
  ["it moved to another stage", "stage-changed", "maker", false],
  ["something is kept by a hold", "hold-placed", "maker", false],
  ["the workspace did something by itself", "decision-took-effect", null, false],
];

it.each(CASES)("knows what stands in the way of deleting: %s", (_, type, accountId, mayGo) => {
  const doing = { type, means: "", accountId, actorName: "", count: 1 };
  expect(whatStandsInTheWay([doing], ["maker", "asker"])).toEqual(mayGo ? [] : [doing]);
});
