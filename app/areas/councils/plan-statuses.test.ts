import { expect, it } from "vitest";
import { RATING_RULES, RATINGS } from "../action-plan/ratings.ts";
import { PLAN_STATUSES } from "./plan-statuses.ts";

it("are the ratings of an action plan, in their order and words", () => {
  expect(PLAN_STATUSES).toEqual(RATINGS.map((status) => ({ status, name: RATING_RULES[status].name })));
});
