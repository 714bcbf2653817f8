import { applyOffset } from "#app/areas/dates/offsets.ts";
import {
  type DateRule,
  keptRule,
  LGA_FROM_APRIL_2024,
  RULE_SETS,
  SCOPE_LETTER_2023,
} from "#app/areas/dates/rule-sets.ts";
import type { Day } from "#app/platform/days.ts";
import type { QuestionSet } from "./question-sets.ts";

/** A key date to be written; the days are null while the days on site are not known. */
export interface MilestonePlan {
  key: string;
  label: string;
  rule: string;
  isHouseRule: boolean;
  notBefore: Day | null;
  dueOn: Day | null;
}

/** The days on site; both or neither are known. The last of them is T. */
export interface OnSite {
  start: Day | null;
  end: Day | null;
}

/** The template of key dates that goes with a question set. */
export function templateOf(questionSet: QuestionSet["key"]) {
  return questionSet === "2021" ? SCOPE_LETTER_2023 : LGA_FROM_APRIL_2024;
}

function daysOf(rule: DateRule, onSite: OnSite): { notBefore: Day | null; dueOn: Day | null } {
  const base = rule.base === "visit-start" ? onSite.start : onSite.end;
  return {
    notBefore: base === null || rule.notBefore === null ? null : applyOffset(base, rule.notBefore),
    dueOn: base === null || rule.due === null ? null : applyOffset(base, rule.due),
  };
}

/** The key dates of a template for days on site; every one can be changed in the challenge. */
export function planMilestones(template: QuestionSet["key"], onSite: OnSite): MilestonePlan[] {
  return templateOf(template).rules.map((rule) => ({
    key: rule.key,
    label: rule.label,
    rule: keptRule(rule),
    isHouseRule: rule.isHouseRule,
    ...daysOf(rule, onSite),
  }));
}

/** One date that would move with the days on site. */
export interface MovedMilestone {
  id: string;
  label: string;
  /** What is shown: the due day, or the earliest day when there is no due day. */
  from: Day | null;
  to: Day | null;
  notBefore: Day | null;
  dueOn: Day | null;
}

interface DatedMilestone {
  id: string;
  key: string;
  label: string;
  notBefore: Day | null;
  dueOn: Day | null;
  doneOn: Day | null;
}

/**
 * The dates that follow from the days on site and would move with them. A date that people or a letter set (it is
 * not where any template puts it) stays, and so does what is done already. What was empty for want of days on site
 * is filled in by the template of the challenge.
 */
export function movedMilestones(
  milestones: readonly DatedMilestone[],
  before: OnSite,
  after: OnSite,
  questionSet: QuestionSet["key"],
): MovedMilestone[] {
  const own = templateOf(questionSet);
  const templates = [own, ...RULE_SETS.filter((template) => template !== own)];
  return milestones.flatMap((milestone) => {
    if (milestone.doneOn !== null) return [];
    const { notBefore, dueOn } = milestone;
    for (const template of templates) {
      const rule = template.rules.find((candidate) => candidate.key === milestone.key);
      if (rule === undefined) continue;
      const was = daysOf(rule, before);
      const becomes = daysOf(rule, after);
      // A letter may add a "no later than" of its own to a date that follows from T: that part stays.
      const dueFollows = dueOn === was.dueOn && (rule.due !== null || dueOn === null);
      const earliestFollows = notBefore === was.notBefore && rule.notBefore !== null;
      if (!dueFollows && !earliestFollows) continue;
      const next = {
        dueOn: dueFollows ? becomes.dueOn : dueOn,
        notBefore: earliestFollows ? becomes.notBefore : notBefore,
      };
      if (next.dueOn === dueOn && next.notBefore === notBefore) return [];
      const showsDue = next.dueOn !== dueOn;
      return [
        {
          id: milestone.id,
          label: milestone.label,
          from: showsDue ? dueOn : notBefore,
          to: showsDue ? next.dueOn : next.notBefore,
          ...next,
        },
      ];
    }
    return [];
  });
}
