import { expect, it } from "vitest";
import { STAGES, type Stage } from "#app/access/permissions.ts";
import { reachedSteps, reasonNotToClose, shownClosing } from "./closing-rules.ts";

it.each(STAGES)("closes a challenge from any stage but the last: %s", (stage) => {
  expect(reasonNotToClose(stage) === null).toBe(stage !== "closed");
});

const STEPS: [Stage | null, readonly Stage[]][] = [
  [null, STAGES],
  ["scoping", ["scoping", "closed"]],
  ["on-site", ["scoping", "preparing", "on-site", "closed"]],
  ["reviewing", STAGES],
];

it.each(STEPS)("leaves out the steps that one closed at %s did not reach", (from, steps) => {
  expect(reachedSteps(STAGES, from)).toEqual(steps);
});

it("says when, by whom and why", () => {
  const at = new Date("2026-12-03T23:30:00Z");
  expect(shownClosing({ at, from: "preparing", byName: "Mara", reason: "Two councils merge." })).toEqual({
    head: "Closed on 3 December 2026, by Mara",
    reason: "Two councils merge.",
    from: "preparing",
  });
});
