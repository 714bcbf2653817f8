import { describe, expect, it } from "vitest";
import { RATING_RULES, RATINGS } from "../action-plan/ratings.ts";
import { PLAN_STATUSES, type PlanStatus, statusWordsProblem } from "./plan-statuses.ts";

it("are the ratings of an action plan, in their order and words", () => {
  expect(PLAN_STATUSES).toEqual(RATINGS.map((status) => ({ status, name: RATING_RULES[status].name })));
});

describe("words of one's own", () => {
  it.each<[string, { status: PlanStatus; word: string }[], PlanStatus | null]>([
    ["none", [], null],
    ["one", [{ status: "off-track", word: "Delayed" }], null],
    ["a colour alone", [{ status: "off-track", word: "" }], null],
    ["the usual one, said again", [{ status: "off-track", word: "Off track" }], null],
    [
      "one for two",
      [
        { status: "at-risk", word: "Delayed" },
        { status: "off-track", word: "delayed" },
      ],
      "at-risk",
    ],
    ["the usual one of another", [{ status: "off-track", word: "complete" }], "off-track"],
    [
      "two that change places",
      [
        { status: "at-risk", word: "Off track" },
        { status: "off-track", word: "At risk" },
      ],
      null,
    ],
  ])("tell statuses apart: %s", (_, words, status) => {
    expect(statusWordsProblem(words)?.status ?? null).toBe(status);
  });
});
