import { expect, it } from "vitest";
import { can, type Permission, type Role, type Stage } from "#app/access/permissions.ts";
import type { VisitKind } from "#app/access/visit-kinds.ts";
import { isArrangedAlike, pageOfOtherVisit } from "./visit-switch.ts";

const may = (role: Role, stage: Stage, visit: VisitKind) => (permission: Permission) =>
  can(role, permission, { stage, visit });

it.each<[string, Role, Stage, VisitKind, VisitKind, string, string]>([
  ["the timetable itself", "peer", "preparing", "on-site", "progress-review", "", ""],
  [
    "the same page of another phase",
    "coordinator",
    "preparing",
    "on-site",
    "conversations",
    "/make",
    "/make",
  ],
  ["a review before its stage", "coordinator", "preparing", "on-site", "progress-review", "/make", ""],
  ["a phase that is over", "coordinator", "reviewing", "progress-review", "on-site", "/releases", ""],
  ["another review", "coordinator", "reviewing", "progress-review", "progress-review", "/people", "/people"],
  [
    "for whoever arranges nothing",
    "council-reader",
    "preparing",
    "on-site",
    "progress-review",
    "/paper",
    "/paper",
  ],
  ["a session", "coordinator", "preparing", "on-site", "conversations", "/sessions/s1", ""],
  ["a person", "coordinator", "preparing", "on-site", "conversations", "/people/p1", "/people/p1"],
  ["a person, too early", "coordinator", "preparing", "on-site", "progress-review", "/people/p1", ""],
])("the switch leads to %s", (_, role, stage, here, there, rest, page) => {
  const isAlike = isArrangedAlike(may(role, stage, here), may(role, stage, there));
  expect(pageOfOtherVisit(rest, isAlike)).toBe(page);
});
