import { timeOf } from "#app/platform/clock-time.ts";

/** What can be wrong in a timetable, with the few words that mark it on the grid. */
export const CLASH_LABELS = {
  "peer-double-booked": "Peer double-booked",
  "person-double-booked": "Person double-booked",
  "room-double-booked": "Room double-booked",
  "gap-too-short": "Too little time before or after",
  "journey-too-short": "Too little time for the journey",
  "journey-unknown": "Journey not known",
  "room-too-small": "Room too small",
  "no-room": "No room",
  "access-needs": "Access needs",
  "no-peers": "No peers",
  "peer-missing": "A peer is missing",
  "peer-away": "Peer away",
  "person-away": "Somebody cannot come",
  "wrong-site": "Not where it may be held",
  "too-early": "Before what it comes after",
  "after-final": "Not before the final feedback",
  "line-manager": "With their line manager",
  "lunch-missing": "No lunch",
  "run-too-long": "Too long without a pause",
  "outside-hours": "Outside the day's hours",
  "outside-days": "Not a day of the visit",
} as const;

export type ClashCode = keyof typeof CLASH_LABELS;

/** Something wrong, in words with names and times. People decide what to do about it; nothing is blocked. */
export interface Clash {
  code: ClashCode;
  /** The sessions it is about, in order of time. */
  sessionIds: string[];
  message: string;
  /** What marks it on the grid where the words of its kind say too little: who cannot come, and since when that is known. */
  mark?: string;
  /** A session that an answer or an absence does not fit: what one press can do about it. */
  mend?: ClashMend;
}

/** What can be done at once about a session that somebody cannot come to. */
export interface ClashMend {
  sessionId: string;
  title: string;
  /** People whom a group can go on without. */
  without: { id: string; name: string }[];
}

/** "10:15 to 11:00". */
export function clashTimes(session: { start: string; to: number }): string {
  return `${session.start} to ${timeOf(session.to)}`;
}

/** "Leader, Wexcombe (10:15 to 11:00)". */
export function sessionWords(session: { title: string; start: string; to: number }): string {
  return `${session.title} (${clashTimes(session)})`;
}
