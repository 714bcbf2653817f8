import { type Day, plusDays } from "#app/platform/days.ts";
import { baseDays, type VisitDays } from "./bases.ts";
import type { StatedCondition } from "./conditions.ts";
import { type CouncilDates, meetingsOf } from "./councils.ts";
import type { DatesFile } from "./dates-file-shape.ts";
import { warningsOnDay } from "./day-warnings.ts";
import { type DatesQuestion, keyDatesOf } from "./key-dates.ts";
import { type DateRule, isMilestoneKey, milestoneLabel, RULE_SETS, type RuleSet } from "./rule-sets.ts";
import { standingOf } from "./standing.ts";
import { checkVisits } from "./visit-warnings.ts";
import type { DaysSet } from "./why.ts";

function ruleSetOf({ ruleSet: given }: DatesFile): Pick<RuleSet, "title" | "rules"> {
  if (typeof given === "string") return RULE_SETS.find((set) => set.key === given) ?? RULE_SETS[0];
  return { title: given.title, rules: given.rules.map((one) => ownRule(one, given.title)) };
}

type OwnRule = Exclude<DatesFile["ruleSet"], string>["rules"][number];

function ownRule(one: OwnRule, title: string): DateRule {
  const label = one.label ?? (isMilestoneKey(one.key) ? milestoneLabel(one.key) : one.key);
  return { ...one, label, words: "", source: one.source === "" ? title : one.source };
}

function daysOf({ kind, days, from, to }: DatesFile["visits"][number]): VisitDays {
  if (days !== undefined) return { kind, days };
  const all: Day[] = [];
  for (let one = from ?? ""; one !== "" && one <= (to ?? ""); one = plusDays(one, 1)) all.push(one);
  return { kind, days: all };
}

function questionOf(file: DatesFile): DatesQuestion {
  return {
    ruleSet: ruleSetOf(file),
    visits: file.visits.map(daysOf),
    finalReportOn: file.bases.finalReport,
    countFrom: Object.fromEntries(
      Object.entries(file.bases.countFrom).map(([one, from]) => [
        one,
        typeof from === "string" ? { base: from, from: null } : from,
      ]),
    ),
    councils: file.councils satisfies CouncilDates[],
    stated: file.stated.map(
      ({ base: from, from: start, after, ...one }): StatedCondition => ({
        ...one,
        after: after === null ? null : { offset: after, base: from, from: start },
      }),
    ),
    overrides: file.overrides satisfies DaysSet[],
  };
}

/** What `cpc dates` prints of a file. Pure. */
export function answerDatesFile(file: DatesFile) {
  const question = questionOf(file);
  const { visits, councils, finalReportOn } = question;
  const done = new Map(file.done.map((one) => [one.key, one]));
  return {
    ruleSet: ruleSetOf(file).title,
    bases: baseDays(visits, finalReportOn),
    keyDates: keyDatesOf(question).map(({ byRule: _rule, set: _set, ...date }) => ({
      ...date,
      ...(file.today === null ? {} : standing(date, done.get(date.key), file.today, file.recordBegan)),
    })),
    visits: checkVisits(visits, councils),
    meetings: meetingsOf(councils).map((meeting) => ({
      ...meeting,
      warnings: [
        ...new Map(
          [meeting.day, meeting.papersDue]
            .filter((one): one is Day => one !== null)
            .flatMap((one) =>
              warningsOnDay(
                one,
                councils.filter((council) => council.name === meeting.council),
              ),
            )
            .map((warning) => [warning.message, warning]),
        ).values(),
      ],
    })),
  };
}

function standing(
  { due, latest, notBefore }: { due: Day | null; latest: Day | null; notBefore: Day | null },
  done: DatesFile["done"][number] | undefined,
  today: Day,
  recordBegan: Day | null,
) {
  const {
    state,
    daysLate,
    text: words,
  } = standingOf({ due, latest, notBefore, done: done?.day ?? null }, today, recordBegan);
  return { done: done?.day ?? null, state, daysLate, standing: words, reason: done?.reason ?? null };
}
