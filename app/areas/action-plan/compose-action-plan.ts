import { documentTitle } from "#app/areas/challenge/document-title.ts";
import { formatDay } from "#app/platform/day-words.ts";
import type { WordBlock, WordDocument } from "#app/word/document.ts";
import { NO_RESPONSE, POSITION_NAMES, type Position } from "./coverage.ts";
import { RATING_RULES, RATINGS, type Rating, sharesByRating } from "./ratings.ts";
import { FREQUENCY_NAMES, type Frequency } from "./reporting.ts";

/** What one council's action plan is composed from. Text is Markdown; days are "YYYY-MM-DD". */
export interface ActionPlanRecord {
  challengeTitle: string;
  councilName: string;
  today: string;
  /** The version it will be, or null for a working copy. */
  version: number | null;
  answers: {
    number: number;
    title: string;
    text: string;
    position: Position | null;
    reason: string;
    actions: {
      ref: string;
      text: string;
      successMeasure: string;
      accountableName: string;
      ownerName: string;
      dueText: string;
      rating: Rating;
      lastUpdate: { text: string; madeOn: string } | null;
    }[];
  }[];
  reportingLines: { body: string; purpose: string; frequency: Frequency }[];
}

/** One council's action plan as a document on its side: positions, actions with where they stand, monitoring. */
export function composeActionPlan(record: ActionPlanRecord): WordDocument {
  const status = record.version === null ? "Working copy" : `Approved, version ${record.version}`;
  return {
    kind: "action-plan",
    title: documentTitle("Action plan", [record.councilName]),
    subtitle: record.challengeTitle,
    organisation: record.councilName,
    dateText: "",
    statusText: `${status}, ${formatDay(record.today)}`,
    description: `Action plan of ${record.councilName} in answer to ${record.challengeTitle}`,
    contentsList: true,
    orientation: "landscape",
    sections: {
      introduction: introduction(record),
      responses: responses(record),
      actions: actions(record),
      monitoring: monitoring(record),
    },
  };
}

function introduction(record: ActionPlanRecord): WordBlock[] {
  const all = record.answers.flatMap((answer) => answer.actions);
  const blocks: WordBlock[] = [
    { kind: "heading", level: 1, text: "About this plan" },
    {
      kind: "paragraph",
      text:
        record.answers.length === 0
          ? `There are no recommendations of the peer team for ${record.councilName} to answer yet.`
          : `This plan says how ${record.councilName} answers the ${counted(record.answers.length, "recommendation")} of the peer team, what it will do, who does it and by when. It holds ${counted(all.length, "action")}.`,
    },
  ];
  if (all.length === 0) return blocks;
  return [
    ...blocks,
    {
      kind: "table",
      caption: `Where the actions stand on ${formatDay(record.today)}`,
      columns: [
        { heading: "Rating", widthPercent: 50 },
        { heading: "Actions", widthPercent: 25 },
        { heading: "Share", widthPercent: 25 },
      ],
      rows: sharesByRating(all).map(({ rating, count, share }) => [
        RATING_RULES[rating].name,
        String(count),
        `${share}%`,
      ]),
    },
  ];
}

function responses(record: ActionPlanRecord): WordBlock[] {
  if (record.answers.length === 0) return [];
  return [
    { kind: "heading", level: 1, text: "The council's response" },
    {
      kind: "table",
      caption: "Position on each recommendation",
      columns: [
        { heading: "Ref", widthPercent: 7 },
        { heading: "Recommendation", widthPercent: 33 },
        { heading: "Position", widthPercent: 15 },
        { heading: "Reason", widthPercent: 45 },
      ],
      rows: record.answers.map((answer) => [
        String(answer.number),
        answer.title,
        positionText(answer.position),
        answer.reason,
      ]),
    },
  ];
}

function actions(record: ActionPlanRecord): WordBlock[] {
  if (record.answers.length === 0) return [];
  return [
    { kind: "heading", level: 1, text: "Actions" },
    ...record.answers.flatMap((answer): WordBlock[] => [
      { kind: "heading", level: 2, text: `${answer.number} ${answer.title}` },
      { kind: "markdown", markdown: answer.text, headingBase: 3 },
      {
        kind: "paragraph",
        text: `**Position:** ${positionText(answer.position)}. **Actions:** ${answer.actions.length}.`,
      },
      ...(answer.actions.length === 0 ? [] : [actionTable(answer)]),
    ]),
  ];
}

function actionTable(answer: ActionPlanRecord["answers"][number]): WordBlock {
  return {
    kind: "table",
    caption: `Actions on recommendation ${answer.number}`,
    columns: [
      { heading: "Ref", widthPercent: 5 },
      { heading: "Action", widthPercent: 25 },
      { heading: "Accountable", widthPercent: 13.5 },
      { heading: "Responsible", widthPercent: 13.5 },
      { heading: "Timescale", widthPercent: 12 },
      { heading: "Status", widthPercent: 11 },
      { heading: "Latest update", widthPercent: 20 },
    ],
    rows: answer.actions.map((action) => [
      action.ref,
      action.successMeasure === ""
        ? action.text
        : `${action.text}\n\nMeasure of success: ${action.successMeasure}`,
      action.accountableName,
      action.ownerName,
      action.dueText,
      RATING_RULES[action.rating].name,
      action.lastUpdate === null
        ? "No update yet"
        : `${action.lastUpdate.text}\n\n${formatDay(action.lastUpdate.madeOn)}`,
    ]),
  };
}

function monitoring(record: ActionPlanRecord): WordBlock[] {
  const rules: WordBlock[] = [
    {
      kind: "table",
      caption: "What the ratings mean",
      columns: [
        { heading: "Rating", widthPercent: 30 },
        { heading: "Rule", widthPercent: 70 },
      ],
      rows: RATINGS.map((rating) => [RATING_RULES[rating].name, RATING_RULES[rating].rule]),
    },
  ];
  const routes: WordBlock[] =
    record.reportingLines.length === 0
      ? [{ kind: "paragraph", text: "Where the plan will be reported has not been decided yet." }]
      : [
          {
            kind: "table",
            caption: "Who follows the plan",
            columns: [
              { heading: "Body", widthPercent: 30 },
              { heading: "What for", widthPercent: 50 },
              { heading: "How often", widthPercent: 20 },
            ],
            rows: record.reportingLines.map((route) => [
              route.body,
              route.purpose,
              FREQUENCY_NAMES[route.frequency],
            ]),
          },
        ];
  return [{ kind: "heading", level: 1, text: "How the plan is followed" }, ...routes, ...rules];
}

function positionText(position: Position | null): string {
  return position === null ? NO_RESPONSE : POSITION_NAMES[position];
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}
