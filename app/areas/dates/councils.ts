import { formatDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import { compare } from "./compare.ts";
import type { Election } from "./elections.ts";
import { applyOffset, type Offset } from "./offsets.ts";

/** What the rules of dates need to know of a council. */
export interface CouncilDates {
  name: string;
  elections: readonly Election[];
  /** The last day of the council; null where none is known. Most districts are to end in reorganisation. */
  lastDay: Day | null;
  /** The council that follows it, where it is known. */
  successor: string | null;
  bodies: readonly BodyDates[];
}

/** A body of a council that decides, and when it meets. */
export interface BodyDates {
  name: string;
  meets: readonly Day[];
  /** How long before a meeting its papers are due; null where nobody has said. Counted back whatever its sign. */
  papers: Offset | null;
  /** The keys of the dates that wait for its decision. */
  decides: readonly string[];
}

/** One meeting of a body. */
export interface Meeting {
  council: string;
  body: string;
  day: Day;
  /** The day by which its papers are due; null where nobody has said. */
  papersDue: Day | null;
}

const backwards = ({ unit, count }: Offset): Offset => ({ unit, count: -Math.abs(count) });

/** Every meeting of every body, in order of day, council and body. */
export function meetingsOf(councils: readonly CouncilDates[]): Meeting[] {
  return councils
    .flatMap((council) =>
      council.bodies.flatMap(({ name: body, meets, papers }) =>
        [...new Set(meets)].map((day) => ({
          council: council.name,
          body,
          day,
          papersDue: papers === null ? null : applyOffset(day, backwards(papers)),
        })),
      ),
    )
    .sort((a, b) => compare(a.day, b.day) || compare(a.council, b.council) || compare(a.body, b.body));
}

/** A day after the council has ended, as a sentence; null while it is there. */
export function afterLastDay(day: Day, { name, lastDay, successor }: CouncilDates): string | null {
  if (lastDay === null || day <= lastDay) return null;
  const who = successor === null ? "It is not known which council follows it" : `${successor} follows it`;
  return `${formatDay(day)} is after the last day of ${name}, ${formatDay(lastDay)}. ${who}: agree who will do this.`;
}
