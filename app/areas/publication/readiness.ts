import { NO_RESPONSE } from "#app/areas/action-plan/coverage.ts";
import { listNames } from "#app/areas/challenge/new-challenge.ts";
import type { DateStanding } from "#app/areas/dates/standing.ts";
import { whenInWords } from "#app/areas/dates/when-in-words.ts";
import type { AccuracyCheckState } from "#app/areas/report/read-report-state.server.ts";
import type { UndertakingSlip } from "#app/areas/report/undertaking-slips.ts";
import type { Day } from "#app/platform/days.ts";
import { PUBLIC_KIND_NAMES, type PublicKind } from "./publication-words.ts";

/** What is known of a document that somebody wants to publish. Days are "YYYY-MM-DD". */
export interface ReadinessFacts {
  kind: PublicKind;
  status: "draft" | "final";
  /** What became of the accuracy check; counts for the report only. */
  accuracyCheck: AccuracyCheckState;
  /** Blanks in its words that somebody meant to fill in, each quoted. */
  blanks: readonly string[];
  /** For an action plan: recommendations it has no response to, out of how many, and whether the report can be read by then. */
  plan: { unanswered: number; recommendations: number; isReportPublished: boolean } | null;
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
  key:
    | "final"
    | "comments"
    | "blanks"
    | "responses"
    | "report"
    | "file"
    | "date"
    | "election"
    | "undertaking";
  outcome: "yes" | "look" | "no";
  text: string;
}

/** Whether a document can be published, in the order people ask. docs/domain.md, "Stages and dates" and "Publishing". */
export function readinessChecks(facts: ReadinessFacts): ReadinessCheck[] {
  return [
    facts.status === "final"
      ? { key: "final", outcome: "yes", text: "It is final." }
      : { key: "final", outcome: "no", text: "It is a draft. Only a final version can be published." },
    ...(facts.kind === "report" ? [commentsCheck(facts.accuracyCheck)] : []),
    blanksCheck(facts.blanks),
    ...planChecks(facts.plan),
    fileCheck(facts.faults),
    ...dateCheck(facts),
    ...electionCheck(facts),
    ...undertakingCheck(facts),
  ];
}

/** Which checks ask for a look, each once: what somebody who publishes all the same has looked past. */
export function pointsToLookAt(checks: readonly ReadinessCheck[]): ReadinessCheck["key"][] {
  return [...new Set(checks.filter(({ outcome }) => outcome === "look").map(({ key }) => key))];
}

/** Whether nothing stands in the way. */
export function isReady(checks: readonly ReadinessCheck[]): boolean {
  return checks.every((check) => check.outcome !== "no");
}

/** A check that was not held is no check that was passed. */
function commentsCheck({ drafts, comments, unanswered }: AccuracyCheckState): ReadinessCheck {
  if (drafts === 0 && comments === 0) {
    return {
      key: "comments",
      outcome: "look",
      text: "No draft was issued, so no council has checked the facts in this workspace.",
    };
  }
  if (comments === 0) {
    return {
      key: "comments",
      outcome: "yes",
      text: `${drafts === 1 ? "A draft was" : `${drafts} drafts were`} issued for the accuracy check. No council wrote a comment.`,
    };
  }
  if (unanswered === 0) {
    const text = `${comments === 1 ? "The one comment" : `All ${comments} comments`} of the accuracy check ${comments === 1 ? "has" : "have"} an answer.`;
    return { key: "comments", outcome: "yes", text };
  }
  return {
    key: "comments",
    outcome: "no",
    text: "There are comments of the accuracy check without an answer. The peer team answers them first.",
  };
}

function blanksCheck(blanks: readonly string[]): ReadinessCheck {
  if (blanks.length === 0) {
    return {
      key: "blanks",
      outcome: "yes",
      text: "Its words were searched for blanks to fill in: none was found.",
    };
  }
  const quoted = blanks.slice(0, 3).map((quote) => `“${quote}”`);
  const more = blanks.length > 3 ? ` and ${blanks.length - 3} more` : "";
  return {
    key: "blanks",
    outcome: "look",
    text: `It may hold blanks that nobody has filled in: ${quoted.join(", ")}${more}. Issue a mended version, or publish it if they are meant.`,
  };
}

/** What a plan answers, and whether readers have what it answers. docs/domain.md, "Stages and dates": with the report, or after it. */
function planChecks(plan: ReadinessFacts["plan"]): ReadinessCheck[] {
  if (plan === null) return [];
  const { unanswered, recommendations, isReportPublished } = plan;
  return [
    unanswered === 0 && recommendations > 0
      ? {
          key: "responses",
          outcome: "yes",
          text: `It has a response to ${recommendations === 1 ? "the one recommendation" : `all ${recommendations} recommendations`} in it.`,
        }
      : {
          key: "responses",
          outcome: "look",
          text:
            recommendations === 0
              ? "It holds no table of responses to recommendations."
              : `It says “${NO_RESPONSE}” on ${unanswered} of ${recommendations} recommendations.`,
        },
    isReportPublished
      ? { key: "report", outcome: "yes", text: "The report that it answers is published." }
      : {
          key: "report",
          outcome: "look",
          text: "The report that it answers is not published in this workspace. Publish that first, or both together.",
        },
  ];
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
