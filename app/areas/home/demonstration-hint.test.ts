import { expect, it } from "vitest";
import { demonstrationHint } from "./demonstration-hint.ts";

const onSite = {
  at: { challengeId: "01C", visitId: "01V" },
  isDemonstration: true,
  stage: "on-site",
  lastDayOnSite: "2026-11-25",
  releases: 0,
} as const;
const preparing = {
  at: { challengeId: "01C", visitId: "01V" },
  isDemonstration: true,
  stage: "preparing",
  lastDayOnSite: "2027-02-03",
  releases: 0,
} as const;
const manager = { manage: true, arrange: true };
const arranger = { manage: false, arrange: true };
const other = { manage: false, arrange: false };

it.each([
  [
    "a visit that is over, to its manager",
    onSite,
    "2026-11-26",
    manager,
    "/challenges/01C/demonstration/move-to-today",
  ],
  ["a visit that is over, to others", onSite, "2026-11-26", other, null],
  [
    "a timetable to be made, to who arranges it",
    preparing,
    "2026-11-26",
    arranger,
    "/challenges/01C/demonstration/timetable",
  ],
  [
    "a timetable that is released, to who arranges it",
    { ...preparing, releases: 2 },
    "2026-11-26",
    arranger,
    "/challenges/01C/visits/01V/timetable",
  ],
])("speaks of %s", (_, challenge, today, may, href) => {
  const hint = demonstrationHint(challenge, today, may);
  expect(hint?.text).toMatch(/\w+\.$/);
  expect(hint?.next?.href ?? null).toBe(href);
});

it.each([
  ["a visit whose last day is today", onSite, "2026-11-25", manager],
  ["a timetable to be made, to who does not arrange it", preparing, "2026-11-26", other],
  ["a review", { ...onSite, stage: "reviewing" as const }, "2026-11-26", manager],
  ["real people", { ...onSite, isDemonstration: false }, "2026-11-26", manager],
])("is silent of %s", (_, challenge, today, may) => {
  expect(demonstrationHint(challenge, today, may)).toBeNull();
});
