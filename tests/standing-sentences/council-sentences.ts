import { type ActionPlanRecord, composeActionPlan } from "#app/areas/action-plan/compose-action-plan.ts";
import { composeStatement, type StatementRecord } from "#app/areas/preparation/compose-statement.ts";
import {
  composeProgressReview,
  type ProgressReviewRecord,
} from "#app/areas/progress-review/compose-progress-review.ts";
import { documentWords } from "#app/word/document-words.ts";
import { noEvent, onlyWith, standingDocument } from "./standing.ts";

const COUNCILS = ["Wexcombe Borough Council", "Harrowmere District Council"];

const PLAN: ActionPlanRecord = {
  challengeTitle: "Wexcombe and Harrowmere Partnership",
  councilName: COUNCILS[0] ?? "",
  today: "2026-06-01",
  version: 1,
  answers: [
    {
      number: 1,
      title: "Measure the benefits",
      text: "Choose a few measures.",
      position: "accept",
      reason: "",
      actions: [
        {
          ref: "1.1",
          text: "Choose measures",
          successMeasure: "Six are published",
          accountableName: "Ada Fenwick",
          ownerName: "Sam Hale",
          dueText: "June 2026",
          rating: "not-started",
          lastUpdate: { text: "Begun.", madeOn: "2026-05-30" },
        },
      ],
    },
  ],
  reportingLines: [{ body: "Cabinet", purpose: "Progress", frequency: "quarterly" }],
};

const changeAnswers = (
  record: ActionPlanRecord,
  change: Partial<ActionPlanRecord["answers"][number]>,
): ActionPlanRecord => ({ ...record, answers: record.answers.map((answer) => ({ ...answer, ...change })) });

const plan = standingDocument(
  "an action plan",
  PLAN,
  (record) => documentWords(composeActionPlan(record)),
  {
    "a position": (record) => changeAnswers(record, { position: null }),
    "an update": (record) =>
      changeAnswers(record, {
        actions: record.answers.flatMap(({ actions }) =>
          actions.map((each) => ({ ...each, lastUpdate: null })),
        ),
      }),
    "a reporting line": (record) => ({ ...record, reportingLines: [] }),
    recommendations: (record) => ({ ...record, answers: [] }),
  },
  [
    onlyWith("a position", "**Position:** Accept.", "**Position:** No response yet."),
    onlyWith("an update", "Begun.", "No update yet"),
    onlyWith("a reporting line", "Cabinet", "Where the plan will be reported has not been decided yet."),
    onlyWith(
      "recommendations",
      "This plan says how {} answers the {} of the peer team, what it will do, who does it and by when.",
      "There are no recommendations of the peer team for {} to answer yet.",
    ),
    onlyWith("recommendations", "It holds {}."),
    ...noEvent("**Position:** {}. **Actions:** {}."),
  ],
);

const STATEMENT: StatementRecord = {
  challengeTitle: "Wexcombe and Harrowmere Partnership",
  councils: COUNCILS,
  onSite: "2 to 5 March 2026",
  today: "2026-02-01",
  version: 1,
  sections: [{ title: "Introduction", body: "Where we are.", isTheme: false }],
  pack: [],
};

const statement = standingDocument(
  "a position statement",
  STATEMENT,
  (record) => documentWords(composeStatement(record)),
  {
    "words of a section": (record) => ({
      ...record,
      sections: record.sections.map((section) => ({ ...section, body: "" })),
    }),
  },
  [onlyWith("words of a section", "Where we are.", "This section has not been written yet.")],
);

const REVIEW: ProgressReviewRecord = {
  challengeTitle: "Wexcombe and Harrowmere Partnership",
  councilNames: COUNCILS,
  today: "2027-01-25",
  issue: { number: 1, status: "final" },
  held: "20 January 2027",
  hasBeenHeld: true,
  introduction: "Where this began.",
  conclusion: "",
  peers: [{ name: "Asha Peer", role: "Leader peer", atReview: "Elmstead Council" }],
  recommendations: [
    { number: 1, title: "Measure", text: "Do it.", judgement: "some-progress", comment: "" },
    { number: 2, title: "Tell", text: "Do it.", judgement: "some-progress", comment: "" },
  ],
  ratings: [{ councilName: COUNCILS[0] ?? "", ratings: ["on-track"] }],
  goodPractice: [],
};

const judgedOnly = (record: ProgressReviewRecord, count: number): ProgressReviewRecord => ({
  ...record,
  recommendations: record.recommendations.map((each, at) =>
    at < count ? each : { ...each, judgement: null },
  ),
});

const review = standingDocument(
  "the report of a progress review",
  REVIEW,
  (record) => documentWords(composeProgressReview(record)),
  {
    "a day": (record) => ({ ...record, held: null, hasBeenHeld: false }),
    "a day that has come": (record) => ({ ...record, hasBeenHeld: false }),
    "an approved plan": (record) => ({ ...record, ratings: [] }),
    "plans of every council": (record) => ({
      ...record,
      ratings: COUNCILS.map((councilName) => ({ councilName, ratings: [] })),
    }),
    judgements: (record) => judgedOnly(record, 0),
    "a judgement of every recommendation": (record) => judgedOnly(record, 1),
    introduction: (record) => ({ ...record, introduction: "" }),
    recommendations: (record) => ({ ...record, recommendations: [] }),
  },
  [
    onlyWith(
      "recommendations",
      "What the team says of each recommendation",
      "There are no recommendations of an issued report to look back on yet.",
    ),
    onlyWith("introduction", "Where this began.", "This part has not been written yet."),
    onlyWith("a day", "The review was held on {}.", "The day of the review has not been recorded yet."),
    onlyWith("a day that has come", "was held on", "The review is planned for {}."),
    onlyWith("an approved plan", "has approved an action plan"),
    onlyWith("plans of every council", "has approved an action plan", "have each approved an action plan"),
    onlyWith(
      "judgements",
      "The report gives the team's view of progress on {} of the peer challenge report.",
    ),
    onlyWith(
      "a judgement of every recommendation",
      "The report gives the team's view of progress on all 2 recommendations of the peer challenge report.",
      "The report gives the team's view of progress on {} of the {} recommendations of the peer challenge report.",
    ),
    ...noEvent("The review {} {}.", "A progress review is not an inspection: it gives no score."),
  ],
);

export const COUNCIL_DOCUMENTS = [plan, statement, review];
