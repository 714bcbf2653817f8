import { formatDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import type { BaseDays } from "./bases.ts";
import { compare } from "./compare.ts";
import { type CouncilDates, meetingsOf } from "./councils.ts";
import type { DateWarning } from "./day-warnings.ts";

/** What the bodies that decide on a date leave of it. */
export interface DecisionsBefore {
  /** The last meeting of each body in time, with the day its papers are due: a sentence each. */
  words: string[];
  /** Each body that does not meet in time. */
  warnings: DateWarning[];
}

/**
 * The last meetings at which the bodies that decide on a date can do so: on or before the day it is due, and for what follows the visit
 * after its last day. A council that has ended meets no more: days of its bodies after its last day count for nothing.
 */
export function decisionsBefore(
  { key, due, latest }: { key: string; due: Day | null; latest: Day | null },
  councils: readonly CouncilDates[],
  { visit }: BaseDays,
): DecisionsBefore {
  const last = due ?? latest;
  const words: string[] = [];
  const warnings: DateWarning[] = [];
  if (last === null) return { words, warnings };
  const first = visit !== null && last > visit ? visit : null;
  const bodies = councils
    .flatMap((council) => council.bodies.map((body) => ({ council, body })))
    .filter(({ body }) => body.decides.includes(key))
    .sort((a, b) => compare(a.council.name, b.council.name) || compare(a.body.name, b.body.name));
  for (const { council, body } of bodies) {
    const meetings = meetingsOf([{ ...council, bodies: [body] }]).filter(
      ({ day }) => (first === null || day > first) && (council.lastDay === null || day <= council.lastDay),
    );
    const inTime = meetings.filter(({ day }) => day <= last).at(-1);
    const who = `${body.name} of ${council.name}`;
    if (inTime !== undefined) {
      const papers =
        inTime.papersDue === null ? "" : `; its papers are due by ${formatDay(inTime.papersDue)}`;
      words.push(`The last meeting of ${who} in time is on ${formatDay(inTime.day)}${papers}.`);
      continue;
    }
    const since = first === null ? "" : ` after ${formatDay(first)} and`;
    const next = meetings.find(({ day }) => day > last);
    const then = next === undefined ? "No later one is known." : `The next is on ${formatDay(next.day)}.`;
    warnings.push({
      code: "no-meeting",
      message: `No meeting of ${who} is known${since} on or before ${formatDay(last)}. ${then}`,
    });
  }
  return { words, warnings };
}
