import { formatDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import { effectInWords } from "./decision-days.ts";
import {
  changesInWords,
  type Decision,
  type DecisionSubject,
  outcomeInWords,
  recordedInWords,
  takerInWords,
} from "./decision-words.ts";

/** What a page shows of one decision, in words. */
export interface ShownDecision {
  id: string;
  subject: string;
  outcome: string;
  taker: string;
  decidedOn: string;
  against: string;
  resolution: string;
  changedInMeeting: string;
  /** What became of the changes; empty where nothing follows from them. */
  changes: string;
  effect: string;
  recorded: string;
  /** By what the document that was before them can be told from any other; empty where there was none. */
  document: string;
  correctionReason: string;
}

const DOCUMENTS = {
  scope: "Word file",
  publishing: "Word file",
  "proposed-peer": "What was put,",
} as const satisfies Record<DecisionSubject, string>;

/** Puts a decision into the words of its page; `recordedAt` is the instant in words. */
export function shownDecision(decision: Decision, recordedAt: string, today: Day): ShownDecision {
  const { id, about, subject, against, resolution, changedInMeeting, sha256, correctionReason } = decision;
  return {
    id,
    subject,
    outcome: outcomeInWords(decision),
    taker: takerInWords(decision),
    decidedOn: formatDay(decision.decidedOn),
    against,
    resolution,
    changedInMeeting,
    changes: changesInWords(decision),
    effect: decision.outcome === "agreed" ? `${effectInWords(decision, today)}.` : "None.",
    recorded: `${recordedInWords(decision)} (${recordedAt})`,
    document: sha256 === null ? "" : `${DOCUMENTS[about]} ${sha256.slice(0, 12)}, kept as it is`,
    correctionReason,
  };
}
