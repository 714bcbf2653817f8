import { expect, it } from "vitest";
import { countByJudgement, type ReviewToIssue, reviewWarnings } from "./judgements.ts";

const whole: ReviewToIssue = {
  heldOn: "2026-11-04",
  introduction: "Three peers came back.",
  conclusion: "A good year.",
  peerCount: 3,
  goodPracticeCount: 1,
  recommendations: [{ number: 1, judgement: "good-progress", text: "Agreed and in use." }],
};

it.each<[string, Partial<ReviewToIssue>, RegExp[]]>([
  ["a whole report", {}, []],
  ["no day", { heldOn: null }, [/day of the review is not recorded/]],
  ["a day to come", { heldOn: "2026-12-04" }, [/has not come yet/]],
  ["nobody", { peerCount: 0 }, [/Nobody is confirmed/]],
  ["no introduction", { introduction: " " }, [/no introduction/]],
  ["no conclusion", { conclusion: "" }, [/no conclusion/]],
  ["no example", { goodPracticeCount: 0 }, [/no example/]],
  [
    "judgements missing",
    {
      recommendations: [
        { number: 1, judgement: null, text: "" },
        { number: 2, judgement: "complete", text: "" },
      ],
    },
    [/1 has no judgement/, /recommendation 2 says no more/],
  ],
])("says of %s what is missing", (_name, change, words) => {
  const warnings = reviewWarnings({ ...whole, ...change }, "2026-11-22");
  expect(warnings).toHaveLength(words.length);
  for (const [index, word] of words.entries()) expect(warnings[index]).toMatch(word);
});

it("counts judgements, best first", () => {
  const judgements = ["some-progress", "complete", "some-progress"] as const;
  expect(countByJudgement(judgements.map((judgement) => ({ judgement })))).toEqual([
    { judgement: "complete", count: 1 },
    { judgement: "some-progress", count: 2 },
  ]);
});
