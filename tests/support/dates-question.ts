import type { VisitDays } from "#app/areas/dates/bases.ts";
import type { StatedCondition } from "#app/areas/dates/conditions.ts";
import type { CouncilDates } from "#app/areas/dates/councils.ts";
import type { Election } from "#app/areas/dates/elections.ts";
import { type DatesQuestion, type KeyDate, keyDatesOf } from "#app/areas/dates/key-dates.ts";
import { LGA_FROM_APRIL_2024 } from "#app/areas/dates/rule-sets.ts";
import { type Day, plusDays } from "#app/platform/days.ts";

/** A visit of a week in March 2026 under the rules of 2024, of a council that is known not to vote, changed by what is given. */
export function datesQuestion(changed: Partial<DatesQuestion> = {}): DatesQuestion {
  return {
    ruleSet: LGA_FROM_APRIL_2024,
    visits: [phase("2025-10-14", "2025-10-16")],
    finalReportOn: null,
    countFrom: {},
    councils: [council({})],
    stated: [],
    overrides: [],
    ...changed,
  };
}

/** Days on site from one to another. */
export function phase(from: Day, to: Day): VisitDays {
  return { kind: "on-site", days: daysFrom(from, to) };
}

export function daysFrom(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) days.push(day);
  return days;
}

/** A council that does not vote from 2024 to 2030, without bodies or a last day, changed by what is given. */
export function council(changed: Partial<CouncilDates>): CouncilDates {
  const elections = [2024, 2025, 2026, 2027, 2028, 2029, 2030].map((year) =>
    election(year, { votes: false }),
  );
  return { name: "Wexcombe", elections, lastDay: null, successor: null, bodies: [], ...changed };
}

export function election(year: number, changed: Partial<Election>): Election {
  return { year, votes: true, day: null, period: "usual", source: null, on: null, ...changed };
}

export function stated(key: string, changed: Partial<StatedCondition>): StatedCondition {
  return {
    key,
    label: null,
    bound: "due",
    day: null,
    after: null,
    words: "",
    source: "scope letter",
    ...changed,
  };
}

/** One key date of a question. */
export function dateOf(question: DatesQuestion, key: string): KeyDate {
  const found = keyDatesOf(question).find((date) => date.key === key);
  if (found === undefined) throw new Error(`there is no key date ${key}`);
  return found;
}

/** The codes of a date's warnings, in order. */
export function codesOf(date: KeyDate): string {
  return date.warnings.map(({ code }) => code).join(" ");
}
