import { expect, it } from "vitest";
import type { Stage } from "#app/access/permissions.ts";
import type { VisitKind } from "#app/access/visit-kinds.ts";
import { visitInView } from "./visit-in-view.ts";

const visit = (id: string, kind: VisitKind, ...days: string[]) => ({ id, kind, days });

const CALLS = visit("calls", "conversations", "2026-02-10", "2026-02-17");
const FIRST = visit("first", "on-site", "2026-03-02", "2026-03-05");
const SECOND = visit("second", "on-site", "2026-03-30", "2026-04-01");
const REVIEW = visit("review", "progress-review", "2027-01-20", "2027-01-21");
const LATER = visit("later", "progress-review");
const ALL = [CALLS, FIRST, SECOND, REVIEW, LATER];

it.each<[what: string, visits: typeof ALL, stage: Stage, today: string, id: string]>([
  ["the calls come first", ALL, "preparing", "2026-01-12", "calls"],
  ["between the calls", ALL, "preparing", "2026-02-12", "calls"],
  ["after the calls", ALL, "preparing", "2026-02-18", "first"],
  ["on the last day of the first phase", ALL, "on-site", "2026-03-05", "first"],
  ["between the phases", ALL, "on-site", "2026-03-10", "second"],
  ["after the last phase", ALL, "reporting", "2026-05-01", "second"],
  ["while the plan is made", ALL, "action-planning", "2026-06-01", "review"],
  ["when one review is over", ALL, "reviewing", "2027-02-01", "later"],
  ["when all reviews are over", [FIRST, REVIEW], "reviewing", "2027-02-01", "review"],
  ["where there is no review", [CALLS, FIRST], "reviewing", "2027-02-01", "first"],
  ["of a closed challenge", [CALLS, FIRST, REVIEW], "closed", "2028-01-01", "review"],
  [
    "without any days",
    [visit("calls", "conversations"), visit("phase", "on-site")],
    "scoping",
    "2026-01-01",
    "phase",
  ],
  [
    "with days of the calls alone, over",
    [CALLS, visit("phase", "on-site")],
    "preparing",
    "2026-03-01",
    "phase",
  ],
])("%s", (_, visits, stage, today, id) => {
  expect(visitInView(visits, stage, today).id).toBe(id);
});
