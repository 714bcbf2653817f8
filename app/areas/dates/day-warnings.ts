import { formatDay, formatDayWithWeekday } from "#app/platform/day-words.ts";
import { type Day, isWeekend } from "#app/platform/days.ts";
import {
  areBankHolidaysKnown,
  BANK_HOLIDAYS_KNOWN,
  bankHolidayOn,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from "./bank-holidays.ts";
import { compare } from "./compare.ts";
import { afterLastDay, type CouncilDates } from "./councils.ts";
import { type PeriodOnDay, periodInWords, periodsOn } from "./elections.ts";

/** What a warning is about; docs/dates-format.md says each in a sentence. None of them forbids anything. */
export const WARNING_CODES = [
  "base-missing",
  "contradiction",
  "stated-twice",
  "past-latest",
  "out-of-order",
  "review-too-early",
  "review-too-late",
  "bank-holiday",
  "bank-holidays-unknown",
  "weekend",
  "pre-election-period",
  "pre-election-period-if",
  "after-last-day",
  "no-meeting",
] as const;

/** Something a person should know of a date. `message` is a sentence or two. */
export interface DateWarning {
  code: (typeof WARNING_CODES)[number];
  message: string;
}

/** A challenge without a council on record: nobody has said whether it votes. */
const SOME_COUNCIL: CouncilDates = {
  name: "the council",
  elections: [],
  lastDay: null,
  successor: null,
  bodies: [],
};

/** Councils in the order of their names, so that no order of input shows; one nobody knows where none is named. */
export function namedCouncils(councils: readonly CouncilDates[]): CouncilDates[] {
  return councils.length === 0 ? [SOME_COUNCIL] : [...councils].sort((a, b) => compare(a.name, b.name));
}

/** All that is awkward about a day for the business of these councils. */
export function warningsOnDay(day: Day, councils: readonly CouncilDates[]): DateWarning[] {
  return [...workWarnings(day), ...electionWarnings(day, councils), ...endWarnings(day, councils)];
}

/** Bank holidays and weekends. */
function workWarnings(day: Day): DateWarning[] {
  const found: DateWarning[] = [];
  const holiday = bankHolidayOn(day);
  if (holiday !== null || isWeekend(day)) {
    const why = holiday === null ? "is at a weekend" : `is a bank holiday (${holiday})`;
    const [before, after] = [workingDayOnOrBefore(day), workingDayOnOrAfter(day)].map(formatDayWithWeekday);
    found.push({
      code: holiday === null ? "weekend" : "bank-holiday",
      message: `${formatDayWithWeekday(day)} ${why}. The working days round it are ${before} and ${after}.`,
    });
  }
  if (!areBankHolidaysKnown(day)) {
    found.push({
      code: "bank-holidays-unknown",
      message: `Bank holidays are known from ${formatDay(BANK_HOLIDAYS_KNOWN.from)} to ${formatDay(BANK_HOLIDAYS_KNOWN.to)}. For ${formatDay(day)} the regular ones are worked out; look whether one was moved or added.`,
    });
  }
  return found;
}

/**
 * Pre-election periods: of councils that vote, and of those of which nobody has said whether they do. A council that has ended by the day
 * has none, and nobody is asked whether one votes that has ended by polling day.
 */
export function electionWarnings(day: Day, councils: readonly CouncilDates[]): DateWarning[] {
  const there = namedCouncils(councils).filter(({ lastDay }) => lastDay === null || day <= lastDay);
  return there.flatMap(({ name, elections, lastDay }) => {
    const isAsked = ({ votes, pollingDay }: PeriodOnDay) =>
      votes !== null || lastDay === null || pollingDay <= lastDay;
    return periodsOn(elections, day)
      .filter(isAsked)
      .map((standing): DateWarning => {
        const words = periodInWords(standing);
        if (standing.votes === null) {
          return {
            code: "pre-election-period-if",
            message: `If ${name} votes on ${formatDay(standing.pollingDay)}, ${formatDay(day)} is in its pre-election period, ${words}. Say whether it votes in ${standing.year}.`,
          };
        }
        return {
          code: "pre-election-period",
          message: `${formatDay(day)} is in the pre-election period of ${name}, ${words}. Ask the monitoring officer.`,
        };
      });
  });
}

/** Councils that have ended by then. */
export function endWarnings(day: Day, councils: readonly CouncilDates[]): DateWarning[] {
  return namedCouncils(councils).flatMap((council) => {
    const message = afterLastDay(day, council);
    return message === null ? [] : [{ code: "after-last-day" as const, message }];
  });
}
