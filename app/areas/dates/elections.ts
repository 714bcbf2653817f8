import { formatDay } from "#app/platform/day-words.ts";
import { type Day, dayOfParts, plusDays, weekdayOf } from "#app/platform/days.ts";

/**
 * What is known of a council's elections in one year. Several entries for one year are its history: an election is put off and put
 * back (of thirty councils in England both happened between January and February 2026), and the newest entry holds.
 */
export interface Election {
  year: number;
  /** Whether the council votes in that year; null while nobody has said. */
  votes: boolean | null;
  /** Polling day; null for the first Thursday in May. */
  day: Day | null;
  /** The pre-election period; `usual` is the house rule, null says that the council has none. */
  period: DaySpan | "usual" | null;
  /** Where this is from: an order, a notice, the council's own answer. */
  source: string | null;
  /** The day it was made known: what orders the entries of a year. */
  on: Day | null;
}

/** From one day to another, both counted. */
export interface DaySpan {
  from: Day;
  to: Day;
}

/** Six weeks (house rule): no public source fixes the length for every council. */
const PERIOD_DAYS = 42;

/** By their year: each key date of each council asks for the same few. */
const localElectionDays = new Map<number, Day>();

/** The ordinary day of local elections: the first Thursday in May (Representation of the People Act 1983, section 37). */
export function localElectionDay(year: number): Day {
  const known = localElectionDays.get(year);
  if (known !== undefined) return known;
  const first = dayOfParts(year, 5, 1) ?? "";
  const day = plusDays(first, (11 - weekdayOf(first)) % 7);
  localElectionDays.set(year, day);
  return day;
}

/** House rule: six weeks before polling day, to polling day. */
export function usualPeriod(pollingDay: Day): DaySpan {
  return { from: plusDays(pollingDay, -PERIOD_DAYS), to: pollingDay };
}

/** How a council's election of a year stands after all that was said of it. */
export interface ElectionStanding {
  year: number;
  votes: boolean | null;
  pollingDay: Day;
  /** Null where the council has none, or does not vote. While nobody has said whether it votes: what it would be. */
  period: DaySpan | null;
  isHouseRule: boolean;
  source: string | null;
  /** What was said before, the oldest first. */
  earlier: readonly Election[];
}

const UNKNOWN = { votes: null, day: null, period: "usual", source: null, on: null } as const;

/** Entries of a year in the order in which they were made known; those without a day come first. */
function inOrder(entries: readonly Election[]): Election[] {
  return [...entries].sort((a, b) =>
    (a.on ?? "") < (b.on ?? "") ? -1 : (a.on ?? "") > (b.on ?? "") ? 1 : 0,
  );
}

/** How the election of one year stands; a year nobody spoke of is one that nobody has answered for. */
export function electionOf(elections: readonly Election[], year: number): ElectionStanding {
  const entries = inOrder(elections.filter((one) => one.year === year));
  const { votes, day, period, source } = entries.at(-1) ?? { year, ...UNKNOWN };
  const pollingDay = day ?? localElectionDay(year);
  const isUsual = period === "usual";
  return {
    year,
    votes,
    pollingDay,
    period: votes === false ? null : isUsual ? usualPeriod(pollingDay) : period,
    isHouseRule: isUsual,
    source,
    earlier: entries.slice(0, -1),
  };
}

/** A pre-election period a day falls into; `votes` is null while nobody has said whether the council votes. */
export type PeriodOnDay = ElectionStanding & { votes: true | null; period: DaySpan };

/** The pre-election periods of a council that a day falls into. */
export function periodsOn(elections: readonly Election[], day: Day): PeriodOnDay[] {
  const own = Number(day.slice(0, 4));
  const years = new Set([own, ...elections.map(({ year }) => year)]);
  return [...years]
    .sort((a, b) => a - b)
    .map((year) => electionOf(elections, year))
    .filter(
      (standing): standing is PeriodOnDay =>
        standing.votes !== false &&
        standing.period !== null &&
        day >= standing.period.from &&
        day <= standing.period.to,
    );
}

/** "26 March to 7 May 2026 (house rule: six weeks before polling day; source: the council)". */
export function periodInWords({ period, isHouseRule, source, earlier }: PeriodOnDay): string {
  const said = [
    isHouseRule ? "house rule: six weeks before polling day" : "",
    source === null ? "" : `source: ${source}`,
    ...earlier.flatMap(historyInWords),
  ].filter(Boolean);
  const days = `${formatDay(period.from)} to ${formatDay(period.to)}`;
  return said.length === 0 ? days : `${days} (${said.join("; ")})`;
}

/** What an earlier entry said, where it said something: "before, from 22 January 2026: no election". */
function historyInWords({ votes, day, source, on }: Election): string[] {
  if (votes === null) return [];
  const said = votes ? (day === null ? "election in May" : `election on ${formatDay(day)}`) : "no election";
  const since = on === null ? "before" : `from ${formatDay(on)}`;
  return [`${since}: ${said}${source === null ? "" : ` (${source})`}`];
}
