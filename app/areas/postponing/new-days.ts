/** The days that visits are to have, and what is wrong with them. */
import { onSiteProblem } from "#app/areas/challenge/new-challenge.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { type Day, daysBetween } from "#app/platform/days.ts";

/** What becomes of one phase on site. */
export interface VisitChoice {
  id: string;
  what: "new-days" | "not-known" | "stays";
  first: Day | null;
  last: Day | null;
}

/** A sentence beside the field it is about. */
export interface DaysProblem {
  field: string;
  message: string;
}

/** What is wrong with the days of one visit; null for nothing. `most` is the number of days that a visit can have. */
export function problemOfDays(
  { what, first, last }: Pick<VisitChoice, "what" | "first" | "last">,
  most: number,
): string | null {
  if (what !== "new-days") return null;
  if (first === null || last === null) return "Enter the first and the last of the new days.";
  const problem = onSiteProblem(first, last);
  if (problem !== null) return problem;
  return daysBetween(first, last) >= most ? `A visit has at most ${most} days.` : null;
}

/** A visit as it will be. */
interface VisitToBe {
  id: string;
  name: string;
  days: readonly Day[];
}

/** A day that two visits would have, with both; null where each day is of one. Peers and people in two places are looked for within a visit. */
export function takenTwice(visits: readonly VisitToBe[]): { of: string; message: string } | null {
  const taken = new Map<Day, VisitToBe>();
  for (const visit of visits) {
    for (const day of visit.days) {
      const other = taken.get(day);
      if (other !== undefined) {
        return {
          of: visit.id,
          message: `${formatDay(day)} is a day of another visit already: ${other.name}.`,
        };
      }
      taken.set(day, visit);
    }
  }
  return null;
}
