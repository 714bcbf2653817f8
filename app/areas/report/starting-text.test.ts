import { expect, it } from "vitest";
import { type StartingFacts, startingText } from "./starting-text.ts";

const FACTS: StartingFacts = {
  councils: ["Wexcombe Borough Council", "Harrowmere District Council"],
  isPartnership: true,
  onSiteWhen: "from 2 to 5 March 2026",
  themeTitles: [],
  reportDueOn: "2026-06-05",
  planDueOn: null,
  reviewDueOn: null,
  undertaken: [],
};

const nextSteps = (undertaken: StartingFacts["undertaken"]) =>
  startingText("next-steps", { ...FACTS, undertaken });

const [wexcombe, harrowmere] = [
  { council: "Wexcombe Borough Council", on: "2025-09-01", withChanges: false },
  { council: "Harrowmere District Council", on: "2025-09-09", withChanges: false },
];

it.each<[string, StartingFacts["undertaken"], string[]]>([
  ["nobody", [], []],
  ["one council", [wexcombe], ["Wexcombe Borough Council undertook on 1 September 2025 to publish both."]],
  [
    "both, on days of their own",
    [wexcombe, harrowmere],
    [
      "Wexcombe Borough Council undertook on 1 September 2025 to publish both.",
      "Harrowmere District Council undertook on 9 September 2025 to publish both.",
    ],
  ],
  [
    "both on one day",
    [wexcombe, { ...harrowmere, on: "2025-09-01" }],
    [
      "Wexcombe Borough Council and Harrowmere District Council undertook on 1 September 2025 to publish both.",
    ],
  ],
  [
    "one with changes, both on one day",
    [wexcombe, { ...harrowmere, on: "2025-09-01", withChanges: true }],
    [
      "Wexcombe Borough Council undertook on 1 September 2025 to publish both.",
      "Harrowmere District Council undertook on 1 September 2025 to publish both, with the changes that its decision names.",
    ],
  ],
])("says what the councils undertook, and of nobody else: %s", (_, undertaken, sentences) => {
  const text = nextSteps(undertaken);
  expect(text).toContain("expects this report to be published by 5 June 2026, and an action plan.");
  expect(text.match(/[^.]*undertook[^.]*\./g)?.map((sentence) => sentence.trim()) ?? []).toEqual(sentences);
});
