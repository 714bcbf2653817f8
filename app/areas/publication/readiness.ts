import { periodInWords, periodsOn } from "#app/areas/dates/elections.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { plusMonths } from "#app/platform/days.ts";
import { PUBLIC_KIND_NAMES, type PublicKind } from "./publication-words.ts";

/** What is known of a document that somebody wants to publish. Days are "YYYY-MM-DD". */
export interface ReadinessFacts {
  kind: PublicKind;
  status: "draft" | "final";
  /** Comments of the accuracy check without an answer; counts for the report only. */
  unansweredComments: number;
  /** Errors of the Word lint, in words. */
  faults: readonly string[];
  /** T: the last day on site. */
  lastDayOnSite: string | null;
  /** The day the challenge's own key dates name, when they name one. */
  dueOn: string | null;
  /** The day it would be published, in London. */
  today: string;
}

/** One check in words. `no` stands in the way; `look` is for a person to judge. */
export interface ReadinessCheck {
  key: "final" | "comments" | "file" | "date" | "election";
  outcome: "yes" | "look" | "no";
  text: string;
}

/** Months after T by which each is published (LGA): the plan with the report, at the very latest after five. */
const MONTHS_AFTER = { report: 3, "action-plan": 5, "progress-review": 12 } as const satisfies Record<
  PublicKind,
  number
>;

/** Whether a document can be published, in the order people ask. docs/domain.md, "Stages and dates" and "Publishing". */
export function readinessChecks(facts: ReadinessFacts): ReadinessCheck[] {
  return [
    facts.status === "final"
      ? { key: "final", outcome: "yes", text: "It is final." }
      : { key: "final", outcome: "no", text: "It is a draft. Only a final version can be published." },
    ...(facts.kind === "report" ? [commentsCheck(facts.unansweredComments)] : []),
    fileCheck(facts.faults),
    ...dateCheck(facts),
    ...electionCheck(facts.today),
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

function dateCheck({ kind, lastDayOnSite, dueOn, today }: ReadinessFacts): ReadinessCheck[] {
  const months = MONTHS_AFTER[kind];
  const last = dueOn ?? (lastDayOnSite === null ? null : plusMonths(lastDayOnSite, months));
  if (last === null) return [];
  const name = PUBLIC_KIND_NAMES[kind].toLowerCase();
  const rule = `${months} months after the last day on site`;
  if (today <= last) {
    return [{ key: "date", outcome: "yes", text: `In time: the ${name} is due by ${formatDay(last)}.` }];
  }
  const latest = lastDayOnSite === null ? null : plusMonths(lastDayOnSite, months);
  const tooLate = latest !== null && today > latest ? ` That is more than ${rule}.` : "";
  return [
    {
      key: "date",
      outcome: "look",
      text: `Late: the ${name} was due by ${formatDay(last)}.${tooLate} Note the reason at the key date.`,
    },
  ];
}

function electionCheck(today: string): ReadinessCheck[] {
  const [period] = periodsOn([], today);
  if (period === undefined) return [];
  return [
    {
      key: "election",
      outcome: "look",
      text: `Today is in the pre-election period, ${periodInWords(period)}. Ask the monitoring officer before you publish.`,
    },
  ];
}
