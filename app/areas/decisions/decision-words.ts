import { formatDay } from "#app/platform/day-words.ts";
import { type Day, dayOf } from "#app/platform/days.ts";
import { effectOf } from "./decision-days.ts";

/** What a council decides about. Position statement, report, responses and plan follow. */
export const DECISION_SUBJECTS = ["scope", "publishing"] as const;

/** What a council decides about as a whole, and each proposed peer for itself. */
export type DecisionSubject = (typeof DECISION_SUBJECTS)[number] | "proposed-peer";

/** How a subject is called where its decisions are listed. */
export const SUBJECT_NAMES = {
  scope: "The scope",
  publishing: "Publishing the report and the action plan",
  "proposed-peer": "A proposed peer",
} as const satisfies Record<DecisionSubject, string>;

/** What was decided; `no-decision`: what was recorded before was an error, there was none. */
export const DECISION_OUTCOMES = ["agreed", "against", "no-decision"] as const;

export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

/** What the outcomes mean, by subject: to publish is undertaken rather than agreed. */
export const OUTCOME_NAMES = {
  scope: { agreed: "Agreed", against: "Not agreed", "no-decision": "There was no decision" },
  publishing: {
    agreed: "Undertaken",
    against: "Not undertaken",
    "no-decision": "There was no decision",
  },
  "proposed-peer": {
    agreed: "Agreed",
    against: "Not agreed",
    "no-decision": "There was no decision",
  },
} as const satisfies Record<DecisionSubject, Record<DecisionOutcome, string>>;

/** What became of the changes with which a council agreed the scope. */
export const CHANGES_ANSWERS = ["taken-over", "not-needed"] as const;

export type ChangesAnswer = (typeof CHANGES_ANSWERS)[number];

/**
 * Whether a meeting changed what was before it: `none`; `stated`, where the changes are part of the decision and nothing follows (an
 * undertaking, a peer); of the scope `open` until whoever manages the challenge has said what became of them.
 */
export type ChangesState = "none" | "stated" | "open" | ChangesAnswer;

/** What whoever manages the challenge said became of the changes. */
export interface GivenChangesAnswer {
  outcome: ChangesAnswer;
  /** The number of the version that has them, where they were taken over. */
  inVersion: number | null;
  answerReason: string;
  answeredAt: Date;
  answeredByName: string;
  version: number;
}

/** Who decided; of what was recorded before councils recorded their decisions it is not known. */
export const TAKERS = ["body", "person", "not-recorded"] as const;

export type Taker = (typeof TAKERS)[number];

/** How it came into the record. */
export const WAYS_RECORDED = ["by-hand", "by-link", "before-decisions"] as const;

export type WayRecorded = (typeof WAYS_RECORDED)[number];

/** One decision, as it was recorded. Days are "YYYY-MM-DD". */
export interface Decision {
  id: string;
  councilId: string;
  about: DecisionSubject;
  /** What was before them, as it is called: "Scope, version 2". */
  subject: string;
  issuedVersionId: string | null;
  proposalId: string | null;
  /** The version or the proposal; null where there is neither. */
  matterId: string | null;
  /** Of the bytes that were before them; null where there is no document. */
  sha256: string | null;
  outcome: DecisionOutcome;
  takenByKind: Taker;
  /** Of the council's record, where it was chosen from it. */
  bodyId: string | null;
  takenBy: string;
  post: string;
  decidedOn: Day;
  resolution: string;
  changedInMeeting: string;
  /** What stands against it, where it was not agreed. */
  against: string;
  callInEndsOn: Day | null;
  takesEffectOn: Day;
  how: WayRecorded;
  recordedAt: Date;
  recordedByName: string;
  /** Who sent the link, where it was decided by one. */
  askedByName: string;
  supersedesId: string | null;
  correctionReason: string;
  /** Whether it changed what was before them, and what became of that. */
  changes: ChangesState;
  changesAnswer: GivenChangesAnswer | null;
}

/** Whether a decision changed what was before it, and what became of that. */
export function changesState({
  about,
  outcome,
  changedInMeeting,
  changesAnswer,
}: {
  about: DecisionSubject;
  outcome: DecisionOutcome;
  changedInMeeting: string;
  changesAnswer: Pick<GivenChangesAnswer, "outcome"> | null;
}): ChangesState {
  if (outcome !== "agreed" || changedInMeeting === "") return "none";
  return about === "scope" ? (changesAnswer?.outcome ?? "open") : "stated";
}

/** What was decided, in words: what was agreed with changes is never said to be agreed as it was put. */
export function outcomeInWords({
  about,
  outcome,
  changes,
}: Pick<Decision, "about" | "outcome" | "changes">): string {
  const name = OUTCOME_NAMES[about][outcome];
  return changes === "none" ? name : `${name} with changes`;
}

/** What became of the changes, in a sentence; empty where nothing was changed, or nothing follows from it. */
export function changesInWords({
  changes,
  changesAnswer: given,
}: Pick<Decision, "changes" | "changesAnswer">): string {
  if (changes === "open") return "Nobody has said yet whether the changes were taken over into the scope.";
  if (given === null || changes === "none" || changes === "stated") return "";
  const said = `${given.answeredByName}, ${formatDay(dayOf(given.answeredAt))}`;
  return given.outcome === "taken-over"
    ? `Version ${given.inVersion} of the scope has them (${said}).`
    : `The scope did not have to change for them: ${given.answerReason} (${said})`;
}

/** Who decided, in words: "Executive", "Councillor Ann Field, Leader of the Council". */
export function takerInWords({ takenBy, post }: Pick<Decision, "takenBy" | "post">): string {
  if (takenBy === "") return "Not recorded";
  return post === "" ? takenBy : `${takenBy}, ${post}`;
}

/** How it came into the record, and by whom. */
export function recordedInWords({
  how,
  recordedByName,
  askedByName,
}: Pick<Decision, "how" | "recordedByName" | "askedByName">): string {
  switch (how) {
    case "by-hand":
      return `By ${recordedByName}`;
    case "by-link":
      return `By ${recordedByName}, on the page of a personal link that ${askedByName} sent`;
    case "before-decisions":
      return `By ${recordedByName}, challenge manager: until then the manager ticked that the council had agreed, and who agreed for the council was not recorded`;
  }
}

/** The subject that an address names; the scope where it names none that there is. */
export function decisionSubject(named: string | null): (typeof DECISION_SUBJECTS)[number] {
  return DECISION_SUBJECTS.find((subject) => subject === named) ?? "scope";
}

/** A decision as the form of its correction is opened with it: as it would have been typed. */
export function decisionAsTyped(decision: Decision) {
  const { outcome, against, takenByKind, bodyId, takenBy, post, decidedOn } = decision;
  const { resolution, changedInMeeting, callInEndsOn, takesEffectOn } = decision;
  const byItself = effectOf({ decidedOn, callInEndsOn, takesEffectOn: null });
  return {
    outcome,
    against,
    ...(takenByKind === "not-recorded" ? {} : { takenByKind }),
    meeting: bodyId ?? "",
    bodyName: takenByKind === "body" && bodyId === null ? takenBy : "",
    personName: takenByKind === "person" ? takenBy : "",
    post,
    decidedOn,
    resolution,
    changedInMeeting,
    callIn: callInEndsOn === null ? "none" : "until",
    callInEndsOn: callInEndsOn ?? "",
    takesEffectOn: takesEffectOn === byItself ? "" : takesEffectOn,
  };
}
