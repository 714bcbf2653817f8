import { expect, it } from "vitest";
import { documentWords } from "#app/word/document-words.ts";
import { composeProgressReview, type ProgressReviewRecord } from "./compose-progress-review.ts";

const EMPTY: ProgressReviewRecord = {
  challengeTitle: "Wexcombe and Harrowmere Partnership",
  councilNames: ["Wexcombe Borough Council", "Harrowmere District Council"],
  today: "2027-01-25",
  issue: null,
  held: null,
  hasBeenHeld: false,
  introduction: "",
  conclusion: "",
  peers: [],
  recommendations: [],
  ratings: [],
  goodPractice: [],
};

const recommendation = (number: number, judgement: "some-progress" | null) => ({
  number,
  title: `Recommendation ${number}`,
  text: "Do it.",
  judgement,
  comment: "",
});

const approachOf = (change: Partial<ProgressReviewRecord>) => {
  const { sections } = composeProgressReview({ ...EMPTY, ...change });
  const [, paragraph] = sections.approach ?? [];
  return paragraph?.kind === "paragraph" ? paragraph.text : "";
};

it("is issued by the peer team, and about the councils", () => {
  const document = composeProgressReview(EMPTY);
  expect(document.organisation).toBe("Local Government Association peer team");
  expect(document.description).toBe(
    "Report of the peer team on the progress review of Wexcombe Borough Council and Harrowmere District Council",
  );
});

it.each<[string, Partial<ProgressReviewRecord>, string]>([
  [
    "nothing",
    {},
    "The day of the review has not been recorded yet. A progress review is not an inspection: it gives no score.",
  ],
  [
    "a day to come",
    { held: "28 January 2027" },
    "The review is planned for 28 January 2027. A progress review is not an inspection: it gives no score.",
  ],
  [
    "a day, an approved plan and some judgements",
    {
      held: "20 January 2027",
      hasBeenHeld: true,
      ratings: [{ councilName: "Wexcombe Borough Council", ratings: [] }],
      recommendations: [recommendation(1, "some-progress"), recommendation(2, null)],
    },
    "The review was held on 20 January 2027. Wexcombe Borough Council has approved an action plan. The report gives the team's view of progress on 1 of the 2 recommendations of the peer challenge report. A progress review is not an inspection: it gives no score.",
  ],
  [
    "all plans and all judgements",
    {
      held: "20 January 2027",
      hasBeenHeld: true,
      ratings: EMPTY.councilNames.map((councilName) => ({ councilName, ratings: [] })),
      recommendations: [recommendation(1, "some-progress"), recommendation(2, "some-progress")],
    },
    "The review was held on 20 January 2027. Wexcombe Borough Council and Harrowmere District Council have each approved an action plan. The report gives the team's view of progress on all 2 recommendations of the peer challenge report. A progress review is not an inspection: it gives no score.",
  ],
])("says of the approach what is on record: %s", (_, record, text) => {
  expect(approachOf(record)).toBe(text);
});

it.each([
  ["20 January 2027", true, "Review held on 20 January 2027"],
  ["28 January 2027", false, "Review planned for 28 January 2027"],
  [null, false, ""],
])("dates a review held on %s (%s)", (held, hasBeenHeld, dateText) => {
  expect(composeProgressReview({ ...EMPTY, held, hasBeenHeld }).dateText).toBe(dateText);
});

it.each([
  [["Wexcombe Borough Council"], "**Council:** Wexcombe Borough Council"],
  [
    ["Wexcombe Borough Council", "Harrowmere District Council"],
    "**Councils:** Wexcombe Borough Council and Harrowmere District Council",
  ],
])("says of an example of good practice whose it is: %j", (councilNames, said) => {
  const goodPractice = [{ title: "One page", councilNames, body: "Measure first.", contact: "" }];
  expect(documentWords(composeProgressReview({ ...EMPTY, goodPractice }))).toContain(said);
});

it("says nowhere that the team read or looked at something", () => {
  expect(documentWords(composeProgressReview(EMPTY))).not.toMatch(/\b(?:read|looked again)\b/);
});
