import { timeOf } from "#app/platform/clock-time.ts";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { type Day, isDay } from "#app/platform/days.ts";
import type { RuleMinutes } from "../house-rules.ts";

/** Hours of a day that are not those of the house rules, in minutes after midnight. */
export interface OwnHours {
  from?: number;
  to?: number;
}

/** The days with hours of their own, as a first day that begins at noon; every other day has those of the house rules. */
export type HoursByDay = Readonly<Record<Day, OwnHours>>;

/** The house rules as they are on one day: its own hours in place of the usual ones. */
export function rulesOn(rules: RuleMinutes, hours: HoursByDay, date: Day): RuleMinutes {
  const { from = rules.dayStart, to = rules.dayEnd } = hours[date] ?? {};
  return { ...rules, dayStart: from, dayEnd: to };
}

const KEY = /^hours\.(from|to)\.(.+)$/;

/** The key under which an hour of a day is kept among the house rules. */
export function hoursRuleKey(part: keyof OwnHours, date: Day): string {
  return `hours.${part}.${date}`;
}

/** The hours of single days, of all that is kept among the house rules. */
export function ownHoursFrom(stored: readonly { key: string; minutes: number }[]): HoursByDay {
  const found: Record<Day, OwnHours> = {};
  for (const { key, minutes } of stored) {
    const [, part, date] = KEY.exec(key) ?? [];
    if (part !== undefined && date !== undefined && isDay(date)) {
      found[date] = { ...found[date], [part]: minutes };
    }
  }
  return found;
}

/** What is kept of the hours of single days. */
export function ownHoursRows(challengeId: string, hours: HoursByDay) {
  const row = (part: keyof OwnHours, verb: string, date: Day, minutes: number | undefined) =>
    minutes === undefined
      ? []
      : [
          {
            challengeId,
            key: hoursRuleKey(part, date),
            label: `${formatDayWithWeekday(date)} ${verb} at`,
            minutes,
          },
        ];
  return Object.entries(hours).flatMap(([date, { from, to }]) => [
    ...row("from", "starts", date, from),
    ...row("to", "ends", date, to),
  ]);
}

/** The first day that would end before it starts, as a sentence; null when there is none. */
export function hoursProblem(rules: RuleMinutes, hours: HoursByDay): { date: Day; message: string } | null {
  for (const date of Object.keys(hours).sort()) {
    const { dayStart, dayEnd } = rulesOn(rules, hours, date);
    if (dayEnd > dayStart) continue;
    return {
      date,
      message: `${formatDayWithWeekday(date)} would start at ${timeOf(dayStart)} and end at ${timeOf(dayEnd)}: it must end after it starts.`,
    };
  }
  return null;
}
