import type { DateWarning } from "#app/areas/dates/day-warnings.ts";
import type { VisitChecked } from "#app/areas/dates/visit-warnings.ts";
import { formatDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";

/** A day of a visit that is awkward. */
export interface AwkwardDay {
  day: Day;
  kind: VisitChecked["kind"];
  warnings: DateWarning[];
}

/** The days of visits about which there is something to know, in order. Visits do take place on them. */
export function awkwardDays(visits: readonly VisitChecked[]): AwkwardDay[] {
  return visits
    .flatMap(({ kind, days }) => days.map(({ day, warnings }) => ({ day, kind, warnings })))
    .filter(({ warnings }) => warnings.length > 0)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** What a day is, by the warning about it; what is not here needs more words than a line has. */
const PHRASES: Partial<Record<DateWarning["code"], { one: string; many: string }>> = {
  "bank-holiday": { one: "is a bank holiday", many: "are bank holidays" },
  weekend: { one: "is at a weekend", many: "are at a weekend" },
  "pre-election-period": { one: "is in a pre-election period", many: "are in a pre-election period" },
  "pre-election-period-if": {
    one: "may be in a pre-election period",
    many: "may be in a pre-election period",
  },
  "after-last-day": { one: "is after a council has ended", many: "are after a council has ended" },
  "out-of-order": { one: "is on the wrong side of the visit", many: "are on the wrong side of the visit" },
};

/** "29 March 2024 is a bank holiday, 4 days are in a pre-election period"; null where there is nothing to say in a line. */
export function awkwardInWords(days: readonly AwkwardDay[]): string | null {
  const parts = (Object.keys(PHRASES) as DateWarning["code"][]).flatMap((code) => {
    const phrase = PHRASES[code];
    const its = [
      ...new Set(
        days.filter(({ warnings }) => warnings.some((one) => one.code === code)).map(({ day }) => day),
      ),
    ];
    const [first] = its;
    if (phrase === undefined || first === undefined) return [];
    return [its.length === 1 ? `${formatDay(first)} ${phrase.one}` : `${its.length} days ${phrase.many}`];
  });
  return parts.length === 0 ? null : parts.join(", ");
}
