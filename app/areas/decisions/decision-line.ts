import { formatDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import { effectInWords } from "./decision-days.ts";
import {
  changesInWords,
  type Decision,
  OUTCOME_NAMES,
  outcomeInWords,
  takerInWords,
} from "./decision-words.ts";

/** One decision in a list. */
export interface DecisionLine {
  id: string;
  /** "Agreed by Executive on 12 January 2026", or who was proposed: it leads to the record. */
  text: string;
  /** "Scope, version 2. In effect since 20 January 2026." */
  more: string;
}

/** Puts a decision into a line of a list. */
export function decisionLine(decision: Decision, today: Day): DecisionLine {
  const { id, about, outcome, decidedOn, how, recordedByName, subject } = decision;
  const by =
    how === "before-decisions" ? ` by the record of ${recordedByName}` : ` by ${takerInWords(decision)}`;
  const effect =
    outcome === "agreed"
      ? [`${effectInWords(decision, today)}.`, changesOf(decision)].filter((part) => part !== "").join(" ")
      : "";
  const text =
    outcome === "no-decision"
      ? OUTCOME_NAMES[about]["no-decision"]
      : `${outcomeInWords(decision)}${by} on ${formatDay(decidedOn)}`;
  if (about === "proposed-peer") {
    const isLater = decision.takesEffectOn !== decidedOn;
    return { id, text: subject, more: `${text}. ${isLater ? effect : changesOf(decision)}`.trim() };
  }
  return { id, text, more: `${about === "publishing" ? "" : `${subject}. `}${effect}` };
}

/** As much of the changes as a line has room for; the whole stands on the page of the decision. */
const MOST_OF_CHANGES = 300;

function changesOf(decision: Decision): string {
  if (decision.changes === "none") return "";
  const flat = decision.changedInMeeting.replace(/\s+/g, " ").trim();
  const words = flat.length <= MOST_OF_CHANGES ? flat : `${flat.slice(0, MOST_OF_CHANGES).trimEnd()} …`;
  return [`Changed in the meeting: “${words}”`, changesInWords(decision)]
    .filter((part) => part !== "")
    .join(" ");
}
