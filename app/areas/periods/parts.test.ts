import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STAGES } from "#app/access/permissions.ts";
import { type Day, plusDays } from "#app/platform/days.ts";
import { CATEGORIES, CATEGORY_NAMES, type Category } from "./categories.ts";
import { ON_SITE, partOfVisit, partsOf, reviewWithoutDays, type VisitOfPeriod } from "./parts.ts";
import { dueOn, keptSentence, type PeriodFacts, standingOfPart } from "./periods.ts";

const visit = (
  id: string,
  kind: VisitOfPeriod["kind"],
  days: readonly Day[] = [],
  name = id,
): VisitOfPeriod => ({ id, kind, name, days });

const CALLS = visit("calls", "conversations", ["2026-02-10", "2026-02-17"]);
const FIRST = visit("first", "on-site", ["2026-03-02", "2026-03-05"]);
const SECOND = visit("second", "on-site", ["2026-03-30", "2026-04-01"]);
const DAYLESS = visit("phase", "on-site");
const REVIEW = visit("review", "progress-review", ["2027-01-20", "2027-01-21"]);
const LATER = visit("later", "progress-review", ["2028-11-07"]);
const PLANNED = visit("planned", "progress-review");
/** A review thirty-three months after T. */
const LATE = visit("late", "progress-review", ["2028-12-05"]);

/** A case: the visits, what is asked about (a category, or of it the part of a visit) and the day on which it is destroyed. */
type Case = [name: string, visits: VisitOfPeriod[], asked: string, due: Day | null];

const CASES: Case[] = [
  ["without a review notes count from T", [FIRST], "notes", "2027-03-06"],
  ["of the last of two phases", [FIRST, SECOND], "notes", "2027-04-02"],
  ["also those of the first phase", [FIRST, SECOND], "notes of first", "2027-04-02"],
  ["also those of conversations before", [CALLS, FIRST], "notes of calls", "2027-03-06"],
  ["conversations alone are no base", [CALLS, DAYLESS], "notes", null],
  ["without days there is none", [DAYLESS], "notes", null],
  ["with a review from its last day", [FIRST, REVIEW], "notes", "2028-01-22"],
  ["that of thirty-three months after T", [FIRST, LATE], "notes", "2029-12-06"],
  ["of two reviews the last", [FIRST, REVIEW, LATER], "notes", "2029-11-08"],
  ["a review without days counts for nothing", [FIRST, PLANNED], "notes", "2027-03-06"],
  ["nor beside one that has days", [FIRST, REVIEW, PLANNED], "notes", "2028-01-22"],
  ["a review's notes have their own date", [FIRST, REVIEW], "notes of review", "2028-01-22"],
  ["which serves a later review", [FIRST, REVIEW, LATER], "notes of review", "2029-11-08"],
  ["and the last has its own", [FIRST, REVIEW, LATER], "notes of later", "2029-11-08"],
  ["a review's notes without days count from T", [FIRST, PLANNED], "notes of planned", "2027-03-06"],
  ["without any days a review's have none", [DAYLESS, PLANNED], "notes of planned", null],
  ["a review serves where no phase has days", [DAYLESS, REVIEW], "notes", "2028-01-22"],
  ["contact details count from T", [FIRST], "interviewees", "2026-09-06"],
  ["from the last phase", [CALLS, FIRST, SECOND], "interviewees", "2026-10-02"],
  ["with a review from its last day", [FIRST, REVIEW], "interviewees", "2027-07-22"],
  ["with a late one from that", [FIRST, LATE], "interviewees", "2029-06-06"],
  ["one without days counts for nothing", [FIRST, PLANNED], "interviewees", "2026-09-06"],
  ["messages follow a review", [FIRST, REVIEW], "messages", "2028-01-22"],
  ["interests are declared anew for a review", [FIRST, REVIEW], "conflicts", "2027-03-06"],
  ["and those of a review count from it", [FIRST, REVIEW], "conflicts of review", "2028-01-22"],
  ["attendance on site serves no review", [FIRST, REVIEW], "attendance", "2027-03-06"],
  ["a review's counts from the review", [FIRST, REVIEW], "attendance of review", "2028-01-22"],
  ["not from a later one", [FIRST, REVIEW, LATER], "attendance of review", "2028-01-22"],
  ["how a timetable was made counts from T", [CALLS, FIRST, SECOND], "timetable-work", "2026-07-02"],
  ["a review's from the review", [FIRST, REVIEW], "timetable-work of review", "2027-04-22"],
  ["one that has no days yet from T", [FIRST, PLANNED], "timetable-work of planned", "2026-06-06"],
  ["a leap day ends in February", [visit("v", "on-site", ["2024-02-29"])], "notes", "2025-03-01"],
  ["months end on their last day", [visit("v", "on-site", ["2026-08-31"])], "interviewees", "2027-03-01"],
  [
    "days are taken in any order",
    [visit("v", "on-site", ["2026-03-05", "2026-03-02"])],
    "notes",
    "2027-03-06",
  ],
];

it.each(CASES)("%s", (_, visits, asked, due) => {
  const [name = "", visitId] = asked.split(" of ");
  const category = name as Category;
  const part = visitId === undefined ? partsOf(category, visits)[0] : partOfVisit(category, visits, visitId);
  expect(dueOn(part?.base?.day ?? null, CATEGORIES[category].months)).toBe(due);
});

describe("parts", () => {
  it("are one for what is not told apart by visits, else the stay and each review", () => {
    const visits = [CALLS, FIRST, SECOND, REVIEW, LATER];
    expect(partsOf("messages", visits)).toMatchObject([{ key: "", visitIds: null, name: null }]);
    expect(partsOf("notes", visits)).toMatchObject([
      { key: ON_SITE, visitIds: ["calls", "first", "second"], name: "calls, first and second" },
      { key: "review", visitIds: ["review"], name: "review" },
      { key: "later", visitIds: ["later"], name: "later" },
    ]);
    expect(partsOf("notes", [FIRST])).toMatchObject([{ key: ON_SITE, name: null }]);
  });

  const day = fc.integer({ min: 0, max: 1_500 }).map((count) => plusDays("2026-01-01", count));
  const days = fc.uniqueArray(day, { maxLength: 4 });
  const visits = fc
    .tuple(
      fc.array(days, { maxLength: 2 }),
      fc.array(days, { minLength: 1, maxLength: 3 }),
      fc.array(days, { maxLength: 3 }),
    )
    .map(([calls, phases, reviews]) => [
      ...calls.map((each, index) => visit(`c${index}`, "conversations", each)),
      ...phases.map((each, index) => visit(`p${index}`, "on-site", each)),
      ...reviews.map((each, index) => visit(`r${index}`, "progress-review", each)),
    ]);

  it("hold every visit exactly once, and a further review never brings a date forward", () => {
    fc.assert(
      fc.property(visits, fc.constantFrom(...CATEGORY_NAMES), days, (all, category, more) => {
        const parts = partsOf(category, all);
        if (CATEGORIES[category].isByVisit) {
          expect(parts.flatMap(({ visitIds }) => visitIds ?? [])).toEqual(all.map(({ id }) => id));
        }
        const longer = partsOf(category, [...all, visit("more", "progress-review", more)]);
        for (const { key, base } of parts) {
          const then = longer.find((part) => part.key === key)?.base?.day ?? "";
          expect(then >= (base?.day ?? "")).toBe(true);
        }
      }),
    );
  });
});

it.each([
  ["no review is arranged", [FIRST], "action-planning", { name: null }],
  ["one has no days", [FIRST, PLANNED], "reviewing", { name: "planned" }],
  ["a second has none", [FIRST, REVIEW, PLANNED], "reviewing", { name: "planned" }],
  ["all have days", [FIRST, REVIEW], "reviewing", null],
  ["nothing is destroyed yet", [FIRST], "reporting", null],
  ["no review is held any more", [FIRST], "closed", null],
] as const)("says that %s", (_, visits, stage, expected) => {
  expect(reviewWithoutDays(visits, stage)).toEqual(expected);
});

describe("what is said of one note", () => {
  const facts = (over: Partial<PeriodFacts> = {}): PeriodFacts => ({
    stage: "reviewing",
    rules: [],
    holds: [],
    reminders: [],
    ...over,
  });
  const HOLD = { category: null, liftedAt: null };
  const said = (visits: VisitOfPeriod[], over: Partial<PeriodFacts>, today: Day) => {
    const part = partOfVisit("notes", visits, visits.at(-1)?.id ?? "");
    return keptSentence(standingOfPart("notes", part, facts(over), today), part, today);
  };
  const RULE = "12 months after the last day on site, 5 March 2026 (house rule)";

  it.each<[string, VisitOfPeriod[], Partial<PeriodFacts>, Day, string]>([
    ["before", [FIRST], {}, "2026-06-01", `Kept until 5 March 2027, then destroyed: ${RULE}.`],
    // E12: "Kept until 5 March 2027, then destroyed" stood there in November although a hold kept it.
    [
      "under a hold, past its day",
      [FIRST],
      { holds: [HOLD] },
      "2027-11-20",
      `Kept until a hold on it is lifted. By its rule: ${RULE}.`,
    ],
    [
      "under a hold, before its day",
      [FIRST],
      { holds: [HOLD] },
      "2026-06-01",
      `Kept until a hold on it is lifted. By its rule: ${RULE}.`,
    ],
    [
      "under a hold that was lifted",
      [FIRST],
      { holds: [{ category: null, liftedAt: new Date(0) }] },
      "2026-06-01",
      `Kept until 5 March 2027, then destroyed: ${RULE}.`,
    ],
    [
      "told late",
      [FIRST],
      { reminders: [{ category: "notes", part: ON_SITE, dueOn: "2027-03-06", remindedOn: "2027-11-01" }] },
      "2027-11-20",
      `Kept until 30 November 2027, then destroyed: ${RULE}.`,
    ],
    [
      "told of nobody yet",
      [FIRST],
      {},
      "2027-11-20",
      `Kept until 19 December 2027, then destroyed: ${RULE}.`,
    ],
    [
      "of which the team was told long ago",
      [FIRST],
      { reminders: [{ category: "notes", part: ON_SITE, dueOn: "2027-03-06", remindedOn: "2027-01-01" }] },
      "2027-11-20",
      `Destroyed by the next daily run: ${RULE}.`,
    ],
    [
      "while the report is written",
      [FIRST],
      { stage: "reporting" },
      "2027-11-20",
      `Kept while the team works on its report. Its time by the rule is over: ${RULE}.`,
    ],
    [
      "by the challenge's own rule",
      [FIRST],
      { rules: [{ category: "notes", months: 1 }] },
      "2026-03-10",
      // Told on that day, so kept for thirty days more.
      "Kept until 8 April 2026, then destroyed: 1 month after the last day on site, 5 March 2026.",
    ],
    [
      "of a review",
      [FIRST, REVIEW],
      {},
      "2027-03-10",
      "Kept until 21 January 2028, then destroyed: 12 months after the last day of “review”, 21 January 2027 (house rule).",
    ],
    [
      "without days",
      [DAYLESS],
      {},
      "2026-06-01",
      "Kept for 12 months after the last day on site (house rule), then destroyed.",
    ],
  ])("%s", (_, visits, over, today, sentence) => {
    expect(said(visits, over, today)).toBe(sentence);
  });

  it("names a day only where nothing keeps the note beyond it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_200 }).map((count) => plusDays("2026-01-01", count)),
        fc.boolean(),
        fc.constantFrom(...STAGES),
        (today, isHeld, stage) => {
          const sentence = said([FIRST], { stage, holds: isHeld ? [HOLD] : [] }, today);
          expect(sentence.startsWith("Kept until a hold")).toBe(isHeld);
        },
      ),
    );
  });
});
