import { type Day, daysBetween, plusDays } from "../platform/days.ts";
import { type IsBankHoliday, tellingDayOnOrBefore } from "./telling-hours.ts";
import { LAPSES_AFTER_DAYS, type StepLeads, type TellingRules } from "./telling-rules.ts";

/** A day on which somebody is told of a step, told apart from the others of the same step. */
export interface StepMark {
  /** With the day it was due: a date that is moved is told of anew. */
  occasion: string;
  day: Day;
}

/**
 * The mark of a step's owner that holds on a day: the last that was reached. Those before it are passed over, for they would say less; null
 * before the first, and once it is older than two weeks. What is told before the day it is due is told before a weekend, never
 * after that day.
 */
export function ownersMark(
  due: Day,
  leads: StepLeads,
  today: Day,
  { hours }: Pick<TellingRules, "hours">,
  isBankHoliday: IsBankHoliday,
): StepMark | null {
  const marks =
    today <= due
      ? leads.before.map((days) => ({
          occasion: `${due} before ${days}`,
          day: tellingDayOnOrBefore(plusDays(due, -days), hours, isBankHoliday),
        }))
      : marksAfter(due, leads.late, "late");
  return lastReached(marks, today);
}

/** The same of whoever manages, who is told only of what is late. */
export function managersMark(due: Day, leads: StepLeads, today: Day): StepMark | null {
  return today <= due ? null : lastReached(marksAfter(due, leads.escalate, "escalated"), today);
}

function marksAfter(due: Day, days: readonly number[], word: string): StepMark[] {
  return days.map((count) => ({ occasion: `${due} ${word} ${count}`, day: plusDays(due, count) }));
}

function lastReached(marks: readonly StepMark[], today: Day): StepMark | null {
  const reached = marks.filter(({ day }) => day <= today);
  const last = reached.reduce<StepMark | null>(
    (latest, mark) => (latest === null || mark.day >= latest.day ? mark : latest),
    null,
  );
  return last === null || daysBetween(last.day, today) > LAPSES_AFTER_DAYS ? null : last;
}
