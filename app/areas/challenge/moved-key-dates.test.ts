import { describe, expect, it } from "vitest";
import { conditionsOfRule, type KeptCondition, keptConditions } from "#app/areas/dates/kept-conditions.ts";
import { LGA_FROM_APRIL_2024, type MilestoneKey, SCOPE_LETTER_2023 } from "#app/areas/dates/rule-sets.ts";
import { type MovableDate, movedKeyDates } from "./moved-key-dates.ts";
import { basesOf, planKeyDates } from "./plan-key-dates.ts";

const before = basesOf({ start: "2027-03-08", end: "2027-03-11" });
const after = basesOf({ start: "2027-04-12", end: "2027-04-15" });
const unknown = basesOf({ start: null, end: null });

const named = (day: string): KeptCondition => ({ day, words: "", source: "scope letter" });

/** A key date by a rule, with the days it is kept with. */
function kept(key: MilestoneKey, days: Partial<MovableDate>, ruleSet = LGA_FROM_APRIL_2024): MovableDate {
  const rule = ruleSet.rules.find((one) => one.key === key);
  if (rule === undefined) throw new Error(`there is no rule for ${key}`);
  const conditions = keptConditions.write(conditionsOfRule(rule));
  return {
    id: key,
    label: key,
    dueOn: null,
    latestOn: null,
    notBefore: null,
    doneOn: null,
    conditions,
    ...days,
  };
}

describe("the dates of a rule set", () => {
  it("follow from the last day on site", () => {
    const dates = planKeyDates("2024", before);
    expect(dates.find(({ key }) => key === "draft-report")?.dueOn).toBe("2027-04-01");
    expect(dates.find(({ key }) => key === "action-plan-published")).toMatchObject({
      dueOn: "2027-06-11",
      latestOn: "2027-08-11",
      rule: "T + 3 months, with the report; T + 5 months at the very latest (LGA from April 2024)",
    });
    expect(planKeyDates("2021", before).map(({ key }) => key)).not.toContain("team-call");
  });

  it("are empty while the visit has no days", () => {
    const days = planKeyDates("2024", unknown);
    expect(
      days.every(({ dueOn, latestOn, notBefore }) =>
        [dueOn, latestOn, notBefore].every((day) => day === null),
      ),
    ).toBe(true);
    expect(days.length).toBeGreaterThan(5);
  });
});

describe("when the visit moves", () => {
  it.each<[string, MovableDate, string | null]>([
    ["a date that follows moves", kept("draft-report", { dueOn: "2027-04-01" }), "2027-05-06"],
    ["a date set by hand stays", kept("draft-report", { dueOn: "2027-04-06" }), null],
    ["a date somebody took the day out of stays", kept("draft-report", { dueOn: null }), null],
    ["a date that is done stays", kept("draft-report", { dueOn: "2027-04-01", doneOn: "2027-04-01" }), null],
    [
      "a date of the challenge's own stays",
      { ...kept("draft-report", { dueOn: "2027-04-01" }), conditions: null },
      null,
    ],
    [
      "a date by the older rules moves by them",
      kept("progress-review", { notBefore: "2028-03-11" }, SCOPE_LETTER_2023),
      "2028-04-15",
    ],
    [
      "a date before the visit moves with its first day",
      kept("pack-sent", { notBefore: "2027-02-15", dueOn: "2027-02-22" }),
      "2027-03-29",
    ],
  ])("%s", (_name, date, to) => {
    const [moved] = movedKeyDates([date], before, after);
    expect(moved?.to ?? null).toBe(to);
  });

  it("moves both days of the plan, and only the one that nobody set", () => {
    const plan = kept("action-plan-published", { dueOn: "2027-06-11", latestOn: "2027-08-11" });
    expect(movedKeyDates([plan], before, after)[0]).toMatchObject({
      dueOn: "2027-07-15",
      latestOn: "2027-09-15",
    });
    const set = kept("action-plan-published", { dueOn: "2027-07-01", latestOn: "2027-08-11" });
    expect(movedKeyDates([set], before, after)[0]).toMatchObject({
      dueOn: "2027-07-01",
      latestOn: "2027-09-15",
      from: "2027-08-11",
      to: "2027-09-15",
    });
  });

  it("leaves the letter's own latest day beside an earliest day that moves", () => {
    const rule = SCOPE_LETTER_2023.rules.find(({ key }) => key === "progress-review");
    const conditions = keptConditions.write({ ...conditionsOfRule(rule!), due: named("2027-12-31") });
    const review = {
      ...kept("progress-review", { notBefore: "2028-03-11", dueOn: "2027-12-31" }),
      conditions,
    };
    expect(movedKeyDates([review], before, after)[0]).toMatchObject({
      notBefore: "2028-04-15",
      dueOn: "2027-12-31",
    });
  });

  it("fills in what was empty for want of days, and empties it again", () => {
    const [filled] = movedKeyDates([kept("draft-report", {})], unknown, after);
    expect(filled).toMatchObject({ from: null, to: "2027-05-06" });
    const [emptied] = movedKeyDates([kept("draft-report", { dueOn: "2027-05-06" })], after, unknown);
    expect(emptied).toMatchObject({ from: "2027-05-06", to: null, dueOn: null });
  });

  it("moves nothing that is counted from the final report, which the visit does not move", () => {
    const rule = LGA_FROM_APRIL_2024.rules.find(({ key }) => key === "progress-review");
    const conditions = keptConditions.write(conditionsOfRule({ ...rule!, base: "final-report" }));
    const review = { ...kept("progress-review", { dueOn: "2028-05-02" }), conditions };
    const finished = { ...before, "final-report": "2027-07-02" };
    expect(movedKeyDates([review], finished, { ...after, "final-report": "2027-07-02" })).toEqual([]);
    expect(movedKeyDates([{ ...review, dueOn: null }], before, finished)[0]).toMatchObject({
      dueOn: "2028-05-02",
    });
  });
});
