/**
 * What happened to a session on the day, kept apart from the plan: whether it took place, when really, and who came. What
 * was planned stays as it was planned.
 */

import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
import { formatTime } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import type { Moment } from "../making/from-now.ts";
import type { TimetableSession } from "../plan/timetable-record.ts";
import { countOf, nameList } from "../plan/timetable-words.ts";

/** A session took place, or was cancelled on the day. */
export const OUTCOMES = ["held", "cancelled"] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** What is recorded of one session, as far as the reader may know it. */
export interface SessionOutcome {
  sessionId: string;
  outcome: Outcome | null;
  /** "HH:MM" in London. */
  actualStart: string | null;
  actualMinutes: number | null;
  /** When it was recorded, as ISO text; tells one record from the next. */
  recordedAt: string | null;
  /** Of the people and peers of the plan, who came; null for those who may not know, empty while nothing is recorded. */
  attendance: { id: string; came: boolean }[] | null;
  /** For those who arrange the visit; null for everybody else. */
  arrangers: { reason: string; note: string; recordedBy: string } | null;
}

/** Where a session stands in its day. */
export type DayState = "recorded" | "over" | "now" | "to-come";

/** Where a session stands at a moment; only what is recorded is settled. */
export function dayState(
  session: Pick<TimetableSession, "date" | "start" | "minutes">,
  outcome: Outcome | null,
  now: Moment,
): DayState {
  if (outcome !== null) return "recorded";
  if (session.date === null || session.date > now.date) return "to-come";
  if (session.date < now.date) return "over";
  if (session.start === null || session.start > now.time) return "to-come";
  return minutesOf(session.start) + session.minutes > minutesOf(now.time) ? "now" : "over";
}

/**
 * Why an outcome cannot be recorded yet, as a sentence; null when it can. What takes place is recorded from the minute it was
 * to begin; it can be cancelled at any time of its day. What is cancelled earlier is a change of the plan.
 */
export function whyNotRecorded(
  session: Pick<TimetableSession, "date" | "start">,
  outcome: Outcome,
  now: Moment,
): string | null {
  const { date, start } = session;
  if (date === null || start === null) return "It has no day or time yet. Give it a place first.";
  if (date > now.date) return "Its day is still to come. Change the plan instead.";
  if (outcome === "held" && date === now.date && start > now.time) {
    return `It is planned for ${formatTime(start)}. Record it once it has begun.`;
  }
  return null;
}

/** "Took place as planned", "Took place, 10:10am to 10:40am (planned 10am to 10:45am)", "Cancelled on the day"; null before. */
export function outcomeWords(
  session: Pick<TimetableSession, "start" | "minutes">,
  { outcome, actualStart, actualMinutes }: Pick<SessionOutcome, "outcome" | "actualStart" | "actualMinutes">,
): string | null {
  if (outcome === null) return null;
  if (outcome === "cancelled") return "Cancelled on the day";
  const { start, minutes } = session;
  const isAsPlanned =
    (actualStart === null || actualStart === start) && (actualMinutes === null || actualMinutes === minutes);
  if (isAsPlanned || (actualStart ?? start) === null) return "Took place as planned";
  const really = spanWords(actualStart ?? start ?? "", actualMinutes ?? minutes);
  return `Took place, ${really}${start === null ? "" : ` (planned ${spanWords(start, minutes)})`}`;
}

/** "10am to 10:45am". */
export function spanWords(start: string, minutes: number): string {
  return `${formatTime(start)} to ${formatTime(timeOf(Math.min(minutesOf(start) + minutes, 24 * 60 - 1)))}`;
}

/** "All 4 came", "3 of 4 came, without Person 2"; null when nothing is known or nobody was to come. */
export function attendanceWords(
  attendance: SessionOutcome["attendance"],
  nameOf: (id: string) => string,
): string | null {
  if (attendance === null || attendance.length === 0) return null;
  const absent = attendance.filter(({ came }) => !came).map(({ id }) => nameOf(id));
  if (absent.length === 0)
    return attendance.length === 1 ? "Came as planned" : `All ${attendance.length} came`;
  if (absent.length === attendance.length) return "Nobody of the plan came";
  return `${attendance.length - absent.length} of ${attendance.length} came, without ${nameList(absent)}`;
}

/** "3 of 8 recorded", for the top of a day. */
export function dayCount(states: readonly DayState[]): string {
  const recorded = states.filter((state) => state === "recorded").length;
  const waiting = states.filter((state) => state === "over").length;
  return `${recorded} of ${countOf(states.length, "session")} recorded${
    waiting === 0 ? "" : `, ${waiting} over and still to be recorded`
  }`;
}

/** The day to open: the one asked for, today during the visit, else the first. */
export function dayToShow(days: readonly Day[], asked: string | null, today: Day): Day | null {
  if (asked !== null && days.includes(asked)) return asked;
  if (days.includes(today)) return today;
  // After the visit the last day is what may still be missing.
  const past = days.filter((day) => day < today);
  return past.at(-1) ?? days[0] ?? null;
}
