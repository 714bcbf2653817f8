import { formatDay } from "#app/platform/day-words.ts";
import { type Day, daysBetween } from "#app/platform/days.ts";

/** What is known of a key date, whatever the day. */
export interface DateFacts {
  notBefore: Day | null;
  /** The day by which it is planned. */
  due: Day | null;
  /** The very latest day, where there is one beside it. */
  latest: Day | null;
  /** The day it was done; null while it is not. */
  done: Day | null;
}

/**
 * How a key date stands on a day.
 * - `not-set`: there is no day.
 * - `before-record`: its days lay behind when the record of the challenge began, and nobody wrote down what became of it: not late, not known.
 * - `planned`: it lies ahead. `soon`: within a fortnight. `due`: today is its day.
 * - `late`: its day is past. `past-latest`: the very latest one is too.
 * - `done`, `done-late`: it was done, and when.
 */
export type StandingState =
  | "not-set"
  | "before-record"
  | "planned"
  | "soon"
  | "due"
  | "late"
  | "past-latest"
  | "done"
  | "done-late";

export interface DateStanding {
  state: StandingState;
  /** Whole days after the day it was due; nought while there is time, and where nobody can say. */
  daysLate: number;
  /** In a few words: "Late by 3 days; 8 August 2024 at the very latest". */
  text: string;
}

/** From how many days before its day a date is near. */
const SOON_DAYS = 14;

const days = (count: number) => (count === 1 ? "1 day" : `${count} days`);

/** The day after which a date is late: the one it is due by, or the very latest where it has no other. */
export function lastDayOf({ due, latest }: Pick<DateFacts, "due" | "latest">): Day | null {
  return due ?? latest;
}

/** The day a date stands under in a list: when it is due, or else from when it may happen. */
export function dayInList(facts: Pick<DateFacts, "due" | "latest" | "notBefore">): Day | null {
  return lastDayOf(facts) ?? facts.notBefore;
}

/**
 * How a key date stands: the one truth of the page of key dates, of the home page and of publishing.
 * @param recordBegan the day from which there is a record of the challenge; null when it is not known
 */
export function standingOf(facts: DateFacts, today: Day, recordBegan: Day | null): DateStanding {
  const last = lastDayOf(facts);
  const wasBefore = recordBegan !== null && last !== null && (facts.latest ?? last) < recordBegan;
  if (facts.done !== null) return doneStanding(facts.done, last, wasBefore && facts.done >= recordBegan);
  if (last === null) {
    const text = facts.notBefore === null ? "No day set" : "No latest day";
    return { state: "not-set", daysLate: 0, text };
  }
  if (wasBefore) return { state: "before-record", daysLate: 0, text: "Before this workspace" };
  const daysLate = daysBetween(last, today);
  if (daysLate > 0) return lateStanding(facts, daysLate, today);
  if (daysLate === 0) return { state: "due", daysLate: 0, text: "Due today" };
  if (daysLate === -1) return { state: "soon", daysLate: 0, text: "Due tomorrow" };
  if (-daysLate <= SOON_DAYS) return { state: "soon", daysLate: 0, text: `Due in ${days(-daysLate)}` };
  return { state: "planned", daysLate: 0, text: "On time" };
}

/** Done, and by how much too late: a day that is known counts, also for what was due before there was a record, which the words say. */
function doneStanding(done: Day, last: Day | null, wasBefore: boolean): DateStanding {
  const daysLate = last === null ? 0 : Math.max(0, daysBetween(last, done));
  const since = wasBefore ? "; it was due before this workspace" : "";
  if (daysLate > 0) return { state: "done-late", daysLate, text: `Done ${days(daysLate)} late${since}` };
  return { state: "done", daysLate: 0, text: last === null ? "Done" : "Done on time" };
}

function lateStanding({ due, latest }: DateFacts, daysLate: number, today: Day): DateStanding {
  const late = `Late by ${days(daysLate)}`;
  if (due === null || latest === null || latest <= due) return { state: "late", daysLate, text: late };
  const past = daysBetween(latest, today);
  if (past <= 0) return { state: "late", daysLate, text: `${late}; ${formatDay(latest)} at the very latest` };
  return { state: "past-latest", daysLate, text: `${late}, ${days(past)} past the very latest day` };
}

/** What is late, the longest first; what comes next, the nearest first. What is done, has no day or lay before the record is in neither. */
export function lateAndNext<T extends DateFacts>(
  dates: readonly T[],
  today: Day,
  recordBegan: Day | null,
): { late: T[]; next: T[] } {
  const open = dates
    .map((date) => ({ date, day: dayInList(date), ...standingOf(date, today, recordBegan) }))
    .filter(({ date, day, state }) => date.done === null && day !== null && state !== "before-record")
    .sort((a, b) => ((a.day ?? "") < (b.day ?? "") ? -1 : (a.day ?? "") > (b.day ?? "") ? 1 : 0));
  return {
    late: open.filter(({ daysLate }) => daysLate > 0).map(({ date }) => date),
    next: open.filter(({ daysLate }) => daysLate === 0).map(({ date }) => date),
  };
}
