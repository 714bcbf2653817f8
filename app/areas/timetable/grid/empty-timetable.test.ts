import { expect, it } from "vitest";
import type { Stage } from "#app/access/permissions.ts";
import type { VisitKind } from "#app/access/visit-kinds.ts";
import { emptyTimetableWords } from "./empty-timetable.ts";

it.each<[VisitKind, Stage, string]>([
  ["on-site", "preparing", "Nothing is planned yet"],
  ["on-site", "reporting", "Nothing was planned here"],
  ["conversations", "reviewing", "Nothing was planned here"],
  ["progress-review", "preparing", "It is too early for this timetable"],
  ["progress-review", "reporting", "It is too early for this timetable"],
  ["progress-review", "action-planning", "Nothing is planned yet"],
  ["progress-review", "closed", "Nothing was planned here"],
])("an empty timetable %s while %s: %s", (kind, stage, title) => {
  expect(emptyTimetableWords(kind, stage).title).toBe(title);
});
