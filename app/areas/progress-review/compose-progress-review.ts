import { RATING_RULES, type Rating, sharesByRating } from "#app/areas/action-plan/ratings.ts";
import { documentTitle } from "#app/areas/challenge/document-title.ts";
import { listNames } from "#app/areas/challenge/new-challenge.ts";
import { PEER_TEAM_ISSUES } from "#app/areas/peer-team/peer-words.ts";
import { formatDay } from "#app/platform/day-words.ts";
import type { WordBlock, WordDocument } from "#app/word/document.ts";
import { JUDGEMENT_RULES, type Judgement } from "./judgements.ts";

/** What the progress review report is composed from. Text is Markdown; days are "YYYY-MM-DD". */
export interface ProgressReviewRecord {
  challengeTitle: string;
  councilNames: string[];
  today: string;
  /** The version it will be and how it is issued, or null for a working copy. */
  issue: { number: number; status: "draft" | "final" } | null;
  /** When it is held, in words: "20 to 21 January 2027"; null while it is not written down. */
  held: string | null;
  /** Whether the last of those days has come. */
  hasBeenHeld: boolean;
  introduction: string;
  conclusion: string;
  /** The team of the review, each with the post and the council they have at the time of it. */
  peers: { name: string; role: string; atReview: string }[];
  recommendations: {
    number: number;
    title: string;
    text: string;
    judgement: Judgement | null;
    comment: string;
  }[];
  /** Where each council's actions stand, for councils that have approved a plan. */
  ratings: { councilName: string; ratings: Rating[] }[];
  goodPractice: { title: string; councilNames: string[]; body: string; contact: string }[];
}

/** The report of a progress review: introduction, approach, feedback opening with the ratings, good practice. */
export function composeProgressReview(record: ProgressReviewRecord): WordDocument {
  return {
    kind: "progress-review",
    title: documentTitle("Progress review report", record.councilNames),
    subtitle: record.challengeTitle,
    organisation: PEER_TEAM_ISSUES,
    dateText: record.held === null ? "" : `Review ${heldOn(record)} ${record.held}`,
    statusText: `${statusWords(record.issue)}, ${formatDay(record.today)}`,
    description: `Report of the peer team on the progress review of ${listNames(record.councilNames)}`,
    contentsList: true,
    orientation: "portrait",
    sections: {
      introduction: written("Introduction", record.introduction),
      approach: approach(record),
      feedback: feedback(record),
      goodPractice: goodPractice(record),
      nextSteps: record.conclusion.trim() === "" ? [] : written("Conclusion", record.conclusion),
    },
  };
}

const heldOn = ({ hasBeenHeld }: ProgressReviewRecord) => (hasBeenHeld ? "held on" : "planned for");

function statusWords(issue: ProgressReviewRecord["issue"]): string {
  if (issue === null) return "Working copy";
  return `${issue.status === "draft" ? "Draft" : "Final"}, version ${issue.number}`;
}

function written(title: string, markdown: string): WordBlock[] {
  return [
    { kind: "heading", level: 1, text: title },
    markdown.trim() === ""
      ? { kind: "paragraph", text: "This part has not been written yet." }
      : { kind: "markdown", markdown, headingBase: 2 },
  ];
}

function approach(record: ProgressReviewRecord): WordBlock[] {
  const when =
    record.held === null
      ? "The day of the review has not been recorded yet."
      : `The review ${record.hasBeenHeld ? "was held on" : "is planned for"} ${record.held}.`;
  const sentences = [
    when,
    ...approvedPlans(record),
    ...judged(record),
    "A progress review is not an inspection: it gives no score.",
  ];
  const blocks: WordBlock[] = [
    { kind: "heading", level: 1, text: "Summary of the approach" },
    { kind: "paragraph", text: sentences.join(" ") },
  ];
  if (record.peers.length === 0) return blocks;
  return [
    ...blocks,
    {
      kind: "table",
      caption: "The team of the review",
      columns: [
        { heading: "Name", widthPercent: 30 },
        { heading: "Part in the team", widthPercent: 35 },
        { heading: "At the time of the review", widthPercent: 35 },
      ],
      rows: record.peers.map((peer) => [peer.name, peer.role, peer.atReview]),
    },
  ];
}

/** That a plan was approved is on record; that the team read it is not, so that is for the team to write. */
function approvedPlans({ ratings }: ProgressReviewRecord): string[] {
  if (ratings.length === 0) return [];
  const who = listNames(ratings.map(({ councilName }) => councilName));
  return [
    `${who} ${ratings.length === 1 ? "has approved an action plan" : "have each approved an action plan"}.`,
  ];
}

/** How many recommendations the report says something of: those that have a judgement. */
function judged({ recommendations }: ProgressReviewRecord): string[] {
  const count = recommendations.filter(({ judgement }) => judgement !== null).length;
  if (count === 0) return [];
  const of = recommendations.length;
  return [
    count === of
      ? `The report gives the team's view of progress on ${of === 1 ? "the recommendation" : `all ${of} recommendations`} of the peer challenge report.`
      : `The report gives the team's view of progress on ${count} of the ${of} recommendations of the peer challenge report.`,
  ];
}

function feedback(record: ProgressReviewRecord): WordBlock[] {
  return [
    { kind: "heading", level: 1, text: "Feedback" },
    ...shares(record),
    ...overview(record),
    ...(record.recommendations.length > 0
      ? []
      : [
          {
            kind: "paragraph",
            text: "There are no recommendations of an issued report to look back on yet.",
          } as const,
        ]),
    ...record.recommendations.flatMap((each): WordBlock[] => [
      { kind: "heading", level: 2, text: `${each.number} ${each.title}` },
      { kind: "markdown", markdown: each.text, headingBase: 3 },
      { kind: "paragraph", text: `**Progress:** ${judgementText(each.judgement)}` },
      ...(each.comment.trim() === ""
        ? []
        : [{ kind: "markdown" as const, markdown: each.comment, headingBase: 3 as const }]),
    ]),
  ];
}

function shares(record: ProgressReviewRecord): WordBlock[] {
  const councils = record.ratings.filter(({ ratings }) => ratings.length > 0);
  if (councils.length === 0) return [];
  return [
    { kind: "heading", level: 2, text: "Where the actions stand" },
    ...councils.map(({ councilName, ratings }): WordBlock => {
      const rated = ratings.map((rating) => ({ rating }));
      return {
        kind: "table",
        caption: `${councilName}: ${ratings.length} ${ratings.length === 1 ? "action" : "actions"} by the council's own rating`,
        columns: [
          { heading: "Rating", widthPercent: 50 },
          { heading: "Actions", widthPercent: 25 },
          { heading: "Share", widthPercent: 25 },
        ],
        rows: sharesByRating(rated).map(({ rating, count, share }) => [
          RATING_RULES[rating].name,
          String(count),
          `${share}%`,
        ]),
      };
    }),
  ];
}

function overview(record: ProgressReviewRecord): WordBlock[] {
  if (record.recommendations.length === 0) return [];
  return [
    { kind: "heading", level: 2, text: "Progress on the recommendations" },
    {
      kind: "table",
      caption: "What the team says of each recommendation",
      columns: [
        { heading: "No.", widthPercent: 10 },
        { heading: "Recommendation", widthPercent: 60 },
        { heading: "Progress", widthPercent: 30 },
      ],
      rows: record.recommendations.map((each) => [
        String(each.number),
        each.title,
        judgementText(each.judgement),
      ]),
    },
  ];
}

function goodPractice(record: ProgressReviewRecord): WordBlock[] {
  if (record.goodPractice.length === 0) return [];
  return [
    { kind: "heading", level: 1, text: "Examples of good practice" },
    ...record.goodPractice.flatMap((each): WordBlock[] => [
      { kind: "heading", level: 2, text: each.title },
      {
        kind: "paragraph",
        text: `**${each.councilNames.length > 1 ? "Councils" : "Council"}:** ${listNames(each.councilNames)}`,
      },
      { kind: "markdown", markdown: each.body, headingBase: 3 },
      ...(each.contact === "" ? [] : [{ kind: "paragraph" as const, text: `**Contact:** ${each.contact}` }]),
    ]),
  ];
}

function judgementText(judgement: Judgement | null): string {
  return judgement === null ? "Not judged yet" : JUDGEMENT_RULES[judgement].name;
}
