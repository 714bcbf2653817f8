/**
 * The rules of somebody's day, once for all who ask: the page of clashes, the grid, a peer's paper, and the solver's own count
 * from nothing (`recount.ts`), which the fast scorer (`day-chain.ts`) is proved equal to. Times are minutes after midnight.
 */

/** The site that has no journeys of its own: whoever takes part joins from where they are. */
export const ONLINE = "online";

/**
 * The journey that stands in a problem for one nobody has timed: longer than any day, so that nobody is sent from one of
 * the sites straight to the other.
 */
export const UNTIMED_JOURNEY_MINUTES = 24 * 60;

/** One stretch of somebody's day, and where it is held. */
export interface Stay {
  start: number;
  end: number;
  site: string;
}

/** Minutes from one site to another. */
export type JourneyMinutes = (fromSite: string, toSite: string) => number;

/** When lunch can be, and how long it takes. */
export interface LunchRule {
  from: number;
  to: number;
  minutes: number;
}

/**
 * Every online stay at the site it is joined from: before the first site at that one, after the last at the last, between two
 * sites with the change in the longest pause (the first of equals). `day` is in order of start. Stays as it is where all is online.
 */
export function joinedFrom<T extends Stay>(day: readonly T[]): T[] {
  const sited = day.flatMap(({ site }, index) => (site === ONLINE ? [] : [index]));
  const pauseAfter = (index: number) => (day[index + 1]?.start ?? 0) - (day[index]?.end ?? 0);
  return day.map((stay, index) => {
    if (stay.site !== ONLINE || sited.length === 0) return stay;
    const before = sited.filter((one) => one < index).at(-1);
    const after = sited.find((one) => one > index);
    let from = before ?? after;
    if (before !== undefined && after !== undefined) {
      let change = before;
      for (let at = before; at < after; at++) if (pauseAfter(at) > pauseAfter(change)) change = at;
      from = index <= change ? before : after;
    }
    return { ...stay, site: day[from ?? index]?.site ?? ONLINE };
  });
}

/** Whether a pause is too short: for the gap, or for the journey where that is longer. An overlap is a pause below 0. */
export function isTooShort(pauseMinutes: number, journeyMinutes: number, gapMinutes: number): boolean {
  return pauseMinutes < Math.max(journeyMinutes, gapMinutes);
}

/**
 * Whether a day leaves no time for lunch: it has work before and after the middle of the lunch window, and nowhere the minutes in one
 * piece within it. A journey is not lunch; it may come before the lunch or after it. `day` is in order of start.
 */
export function lacksLunch(day: readonly Stay[], lunch: LunchRule, journey: JourneyMinutes): boolean {
  const middle = (lunch.from + lunch.to) / 2;
  const first = day[0];
  const last = day.at(-1);
  if (first === undefined || last === undefined) return false;
  if (!day.some(({ start }) => start < middle) || !day.some(({ end }) => end > middle)) return false;
  const within = (from: number, to: number) => Math.min(to, lunch.to) - Math.max(from, lunch.from);
  let free = Math.max(within(0, first.start), within(last.end, 24 * 60));
  for (let i = 1; i < day.length; i++) {
    const [a, b] = [day[i - 1] ?? first, day[i] ?? last];
    const way = journey(a.site, b.site);
    free = Math.max(free, within(a.end + way, b.start), within(a.end, b.start - way));
  }
  return free < lunch.minutes;
}

/** The stretches of work between pauses of `pauseMinutes` or more; a journey is part of the pause. `day` is in order of start. */
export function runsOf<T extends Stay>(day: readonly T[], pauseMinutes: number): T[][] {
  const runs: T[][] = [];
  let before: T | undefined;
  for (const stay of day) {
    const run = runs.at(-1);
    if (run === undefined || before === undefined || stay.start - before.end >= pauseMinutes)
      runs.push([stay]);
    else run.push(stay);
    before = stay;
  }
  return runs;
}
