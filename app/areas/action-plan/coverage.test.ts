import { expect, it } from "vitest";
import { type PlannedRecommendation, planWarnings } from "./coverage.ts";

const action = { ref: "1.1", ownerName: "Ada", dueOn: "2027-01-31", rating: "on-track" } as const;

it.each<[string, PlannedRecommendation, RegExp[]]>([
  ["a whole plan", { number: 1, position: "accept", actions: [action] }, []],
  ["no response", { number: 2, position: null, actions: [] }, [/2 has no response/]],
  [
    "accepted and nothing done",
    { number: 3, position: "accept-in-part", actions: [] },
    [/3 is accepted but/],
  ],
  ["not accepted", { number: 4, position: "not-accept", actions: [] }, []],
  ["nobody", { number: 1, position: "accept", actions: [{ ...action, ownerName: "" }] }, [/1.1 has nobody/]],
  ["no date", { number: 1, position: "accept", actions: [{ ...action, dueOn: null }] }, [/1.1 has no date/]],
  ["late", { number: 1, position: "accept", actions: [{ ...action, dueOn: "2026-01-31" }] }, [/1.1 is past/]],
])("says of %s what is missing", (_name, recommendation, words) => {
  const warnings = planWarnings([recommendation], "2026-11-22");
  expect(warnings).toHaveLength(words.length);
  for (const [index, word] of words.entries()) expect(warnings[index]).toMatch(word);
});
