import { describe, expect, it } from "vitest";
import { movedMilestones, planMilestones } from "./milestone-plan.ts";

const before = { start: "2027-03-08", end: "2027-03-11" };
const after = { start: "2027-04-12", end: "2027-04-15" };

const stored = (
  key: string,
  days: { dueOn?: string | null; notBefore?: string | null; doneOn?: string | null },
) => ({
  id: key,
  key,
  label: key,
  dueOn: null,
  notBefore: null,
  doneOn: null,
  ...days,
});

describe("the dates of a template", () => {
  it("follow from the last day on site", () => {
    const draft = planMilestones("2024", before).find((milestone) => milestone.key === "draft-report");
    expect(draft?.dueOn).toBe("2027-04-01");
  });

  it("are empty while the visit has no days", () => {
    const days = planMilestones("2024", { start: null, end: null });
    expect(days.every((milestone) => milestone.dueOn === null && milestone.notBefore === null)).toBe(true);
    expect(days.length).toBeGreaterThan(5);
  });
});

describe("when the visit moves", () => {
  it.each([
    ["a date that follows moves", stored("draft-report", { dueOn: "2027-04-01" }), "2027-05-06"],
    ["a date set by hand stays", stored("draft-report", { dueOn: "2027-04-06" }), null],
    [
      "a date that is done stays",
      stored("draft-report", { dueOn: "2027-04-01", doneOn: "2027-04-01" }),
      null,
    ],
    ["a date of the challenge's own stays", stored("own-1", { dueOn: "2027-04-01" }), null],
    [
      "a date by the older template moves by it",
      stored("progress-review", { notBefore: "2028-03-11" }),
      "2028-04-15",
    ],
  ])("%s", (_name, milestone, to) => {
    const [moved] = movedMilestones([milestone], before, after, "2024");
    expect(moved?.to ?? null).toBe(to);
  });

  it("leaves the letter's own latest day beside an earliest day that moves", () => {
    const review = stored("progress-review", { notBefore: "2028-03-11", dueOn: "2027-12-31" });
    const [moved] = movedMilestones([review], before, after, "2021");
    expect(moved).toMatchObject({ notBefore: "2028-04-15", dueOn: "2027-12-31" });
  });

  it("fills in what was empty for want of days", () => {
    const [moved] = movedMilestones([stored("draft-report", {})], { start: null, end: null }, after, "2024");
    expect(moved).toMatchObject({ from: null, to: "2027-05-06" });
  });
});
