import { expect, it } from "vitest";
import { type PromisedDate, type StartingFacts, startingText } from "./starting-text.ts";

const promised = (dueOn: string | null, change: Partial<PromisedDate> = {}): PromisedDate => ({
  notBefore: null,
  latestOn: null,
  doneOn: null,
  dueOn,
  ...change,
});

const FACTS: StartingFacts = {
  today: "2026-03-20",
  councils: ["Wexcombe Borough Council", "Harrowmere District Council"],
  isPartnership: true,
  onSite: { when: "from 2 to 5 March 2026", last: "2026-03-05" },
  themeTitles: [],
  prepared: { statementSubmitted: false, documents: 0 },
  peopleMet: [],
  feedback: { daily: null, final: null },
  dates: { report: promised("2026-06-05"), plan: promised(null), review: null },
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
  expect(text).toContain(
    "expects this report to be published by 5 June 2026, and an action plan to be published.",
  );
  expect(text.match(/[^.]*undertook[^.]*\./g)?.map((sentence) => sentence.trim()) ?? []).toEqual(sentences);
});

it.each<[string, PromisedDate | null, string | null]>([
  ["a day to come", promised("2027-01-05"), "A progress review is to follow, due by 5 January 2027."],
  ["a day before the visit", promised("2024-12-31"), "A progress review is to follow."],
  ["a day that has passed", promised("2026-03-19"), "A progress review is to follow."],
  ["today", promised("2026-03-20"), "A progress review is to follow, due by 20 March 2026."],
  [
    "a day before the earliest",
    promised("2027-01-05", { notBefore: "2027-03-05" }),
    "A progress review is to follow.",
  ],
  [
    "a day after the very latest",
    promised("2027-01-05", { latestOn: "2026-12-31" }),
    "A progress review is to follow.",
  ],
  ["no day", promised(null), "A progress review is to follow."],
  ["one that was held", promised("2027-01-05", { doneOn: "2026-12-01" }), null],
  ["none", null, null],
])("promises a progress review no day that cannot be: %s", (_, review, sentence) => {
  const text = startingText("next-steps", { ...FACTS, dates: { ...FACTS.dates, review } });
  expect(text.match(/A progress review[^.]*\./)?.[0] ?? null).toBe(sentence);
});

it("expects no publication that is done, and none by a day that cannot be", () => {
  const dates = { ...FACTS.dates, report: promised("2026-06-05", { doneOn: "2026-03-19" }) };
  expect(startingText("next-steps", { ...FACTS, dates })).toContain(
    "expects an action plan to be published.",
  );
  const early = { ...FACTS.dates, report: promised("2024-12-31"), plan: promised("2026-02-01") };
  expect(startingText("next-steps", { ...FACTS, dates: early })).not.toMatch(/ by \d/);
});

it("says that the team was on site only once it was", () => {
  expect(startingText("introduction", FACTS)).toContain("The team was on site from 2 to 5 March 2026.");
  for (const facts of [
    { ...FACTS, today: "2026-03-04" },
    { ...FACTS, onSite: null },
  ]) {
    expect(startingText("introduction", facts)).toContain("[insert dates]");
  }
});

it("asserts of the work of the team nothing that is not on record", () => {
  const text = startingText("approach", FACTS);
  expect(text.replace(/\[[^\]]*\]/g, "")).not.toMatch(
    /\b(?:prepared by|gave|met|presented|compared what it heard with)\b/,
  );
  expect(text).toContain("[Insert when the team gave feedback, and to whom.]");
});

it.each<[string, Partial<StartingFacts>, string]>([
  [
    "a statement",
    { prepared: { statementSubmitted: true, documents: 0 } },
    "The councils gave the team a position statement.",
  ],
  [
    "statement and pack",
    { prepared: { statementSubmitted: true, documents: 3 } },
    "The councils gave the team a position statement and documents and data for the information pack.",
  ],
  ["whom the team met", { peopleMet: ["councillors", "officers"] }, "The team met councillors and officers."],
  [
    "daily feedback",
    { feedback: { daily: "2 to 4 March 2026", final: null } },
    "The team gave informal feedback on 2 to 4 March 2026.",
  ],
  [
    "all feedback",
    { feedback: { daily: "2 to 4 March 2026", final: "5 March 2026" } },
    "The team gave informal feedback on 2 to 4 March 2026 and presented its headline findings on 5 March 2026.",
  ],
])("says of the approach what is on record: %s", (_, facts, sentence) => {
  expect(startingText("approach", { ...FACTS, ...facts })).toContain(sentence);
});
