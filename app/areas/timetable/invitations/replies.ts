/** What people and peers answer to their invitations: an answer is to a time and a place, and asked for again when these change. */

import { formatDay, formatDayWithWeekday, formatTime } from "#app/platform/day-words.ts";
import { type Day, dayOf } from "#app/platform/days.ts";
import type { Told } from "./invitation-changes.ts";
import { REPLY_STATE_NAMES, REPLY_STATES, type Reply, type ReplyState } from "./reply-states.ts";

/** Ways in which an answer reaches whoever writes it down. */
export const TOLD_WAYS = ["mail", "telephone", "in-person"] as const;

export type ToldWay = (typeof TOLD_WAYS)[number];

export const TOLD_WAY_NAMES = {
  mail: "By mail",
  telephone: "By telephone",
  "in-person": "In person",
} as const satisfies Record<ToldWay, string>;

/** When and where a session was when somebody answered. */
export type ReplyVersion = Pick<Told, "date" | "start" | "minutes" | "where">;

/** An answer as it is kept. */
export interface KeptReply {
  id: string;
  answer: Reply;
  version: ReplyVersion;
  repliedAt: Date;
  way: ToldWay | "link";
  /** The day on which it was told, where somebody wrote it down. */
  toldOn: Day | null;
  /** Who wrote it down; empty for a link. */
  writtenByName: string;
}

/** When and where, as a text that is the same for the same. */
export function replyVersion({ date, start, minutes, where }: ReplyVersion): string {
  return JSON.stringify([date, start, minutes, where]);
}

/**
 * How somebody stands to a session. `planned` is what they should know of it, `known` what they were told and have got, `reply` their last answer,
 * which counts for the time and the place that it was given to.
 */
export function replyState(planned: Told, known: Told | null, reply: KeptReply | null): ReplyState {
  if (reply !== null && replyVersion(reply.version) === replyVersion(planned)) return reply.answer;
  if (known === null) return "not-told";
  return reply === null ? "no-answer" : "asked-again";
}

/** "Declined on 3 March 2026 by the link", "Accepted, told by telephone on 2 March 2026, written down by Cora Field". */
export function replyInWords({ answer, way, repliedAt, toldOn, writtenByName }: KeptReply): string {
  const what = REPLY_STATE_NAMES[answer];
  if (way === "link") return `${what} on ${formatDay(dayOf(repliedAt))} by the link`;
  const told = TOLD_WAY_NAMES[way].toLowerCase();
  return `${what}, told ${told}${toldOn === null ? "" : ` on ${formatDay(toldOn)}`}, written down by ${writtenByName}`;
}

/** "Tuesday 3 March 2026, 10am". */
export function versionInWords({ date, start }: Pick<ReplyVersion, "date" | "start">): string {
  return `${formatDayWithWeekday(date)}, ${formatTime(start)}`;
}

/** "1 declined, 2 accepted, 3 with no answer yet": how a number of invitations stand; empty where there are none. */
export function replyCounts(states: readonly ReplyState[]): string {
  const words = {
    declined: "declined",
    "asked-again": "changed since the answer",
    "no-answer": "with no answer yet",
    "not-told": "not told yet",
    accepted: "accepted",
  } as const satisfies Record<ReplyState, string>;
  return REPLY_STATES.flatMap((state) => {
    const count = states.filter((one) => one === state).length;
    return count === 0 ? [] : [`${count} ${words[state]}`];
  }).join(", ");
}
