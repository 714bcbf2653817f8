import { listNames } from "#app/areas/challenge/new-challenge.ts";
import type { DateStanding } from "#app/areas/dates/standing.ts";
import { whenInWords } from "#app/areas/dates/when-in-words.ts";
import type { UndertakingSlip } from "#app/areas/report/undertaking-slips.ts";
import type { Day } from "#app/platform/days.ts";
import { PUBLIC_KIND_NAMES, type PublicKind } from "./publication-words.ts";

/** What is known of a document that somebody wants to publish. Days are "YYYY-MM-DD". */
export interface ReadinessFacts {
  kind: PublicKind;
  status: "draft" | "final";
  /** Comments of the accuracy check without an answer; counts for the report only. */
  unansweredComments: number;
  /** Errors of the Word lint, in words. */
  faults: readonly string[];
  /** The challenge's key date for it, as it stands on the day it would be published; null where it has none. */
  date: { notBefore: Day | null; dueOn: Day | null; latestOn: Day | null; standing: DateStanding } | null;
  /** What the document says of a council's having undertaken to publish, while not every one has in the record. */
  undertakings: readonly UndertakingSlip[];
  /** Pre-election periods of its councils on that day, a sentence each. */
  elections: readonly string[];
}

/** One check in words. `no` stands in the way; `look` is for a person to judge. */
export interface ReadinessCheck {
  key: "final" | "comments" | "file" | "date" | "election" | "undertaking";
  outcome: "yes" | "look" | "no";
  text: string;
}

/** Whether a document can be published, in the order people ask. docs/domain.md, "Stages and dates" and "Publishing". */
export function readinessChecks(facts: ReadinessFacts): ReadinessCheck[] {
  return [
    facts.status === "final"
      ? { key: "final", outcome: "yes", text: "It is final." }
      : { key: "final", outcome: "no", text: "It is a draft. Only a final version can be published." },
    ...(facts.kind === "report" ? [commentsCheck(facts.unansweredComments)] : []),
    fileCheck(facts.faults),
    ...dateCheck(facts),
    ...electionCheck(facts),
    ...undertakingCheck(facts),
  ];
}

/** Whether nothing stands in the way. */
export function isReady(checks: readonly ReadinessCheck[]): boolean {
  return checks.every((check) => check.outcome !== "no");
}

function commentsCheck(unanswered: number): ReadinessCheck {
  if (unanswered === 0) {
    return { key: "comments", outcome: "yes", text: "Every comment of the accuracy check has an answer." };
  }
  return {
    key: "comments",
    outcome: "no",
    text: "There are comments of the accuracy check without an answer. The peer team answers them first.",
  };
}

function fileCheck(faults: readonly string[]): ReadinessCheck {
  if (faults.length === 0) {
    return {
      key: "file",
      outcome: "yes",
      text: "The Word file passes the checks of structure and accessibility.",
    };
  }
  const more = faults.length > 1 ? ` and ${faults.length - 1} more` : "";
  return {
    key: "file",
    outcome: "no",
    text: `The Word file does not pass the checks: ${faults[0]}${more}. Issue a mended version.`,
  };
}

/** In time, late or done, in the words of the key date: this page and that of the key dates say the same. */
function dateCheck({ kind, date }: ReadinessFacts): ReadinessCheck[] {
  const name = PUBLIC_KIND_NAMES[kind].toLowerCase();
  if (date === null) {
    const text = `There is no key date for the publication of the ${name}, so nobody can say whether it is in time.`;
    return [{ key: "date", outcome: "look", text }];
  }
  const { state, daysLate, text: standing } = date.standing;
  const days = whenInWords({ notBefore: date.notBefore, due: date.dueOn, latest: date.latestOn });
  if (state === "not-set") return [];
  if (state === "done" || state === "done-late") {
    return [{ key: "date", outcome: "yes", text: `The ${name} was published before. Planned: ${days}.` }];
  }
  if (daysLate > 0) {
    const text = `${standing}. Planned: ${days}. Note the reason at the key date.`;
    return [{ key: "date", outcome: "look", text }];
  }
  if (state === "before-record") {
    return [{ key: "date", outcome: "look", text: `Planned: ${days}, before this workspace was begun.` }];
  }
  return [{ key: "date", outcome: "yes", text: `In time. Planned: ${days}.` }];
}

/** Of councils that vote, and of those of which nobody has said whether they do. */
function electionCheck({ elections }: ReadinessFacts): ReadinessCheck[] {
  return elections.map((text) => ({ key: "election", outcome: "look", text }));
}

/** No document says without a look that a council undertook to publish before that is on record. */
function undertakingCheck({ undertakings }: ReadinessFacts): ReadinessCheck[] {
  return undertakings.map(({ quote, notUndertaken }) => ({
    key: "undertaking",
    outcome: "look",
    text: `It says: “${quote}” It is not on record that ${listNames(notUndertaken)} undertook to publish. That is recorded under Decisions; or issue a version that says it in other words.`,
  }));
}
