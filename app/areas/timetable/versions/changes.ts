import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { endOf } from "../plan/day-plan.ts";
import { inSentence } from "../plan/needs/join-address.ts";
import type { ReleasedSession } from "../plan/released-sessions.ts";
import { nameList } from "../plan/timetable-words.ts";

/** "Monday 2 March 2026, 10:15 to 11:00", or that it has no day or time yet. */
export function whenWords(session: Pick<ReleasedSession, "date" | "start" | "minutes">): string {
  if (session.date === null) return "no day yet";
  const day = formatDayWithWeekday(session.date);
  if (session.start === null) return `${day}, no time yet`;
  return `${day}, ${session.start} to ${endOf({ start: session.start, minutes: session.minutes })}`;
}

/**
 * What changed from one released version to the next, a sentence each, in the order of the later one. Both lists
 * are of the same challenge; a session is the same when its id is.
 */
export function timetableChanges(
  before: readonly ReleasedSession[],
  after: readonly ReleasedSession[],
): string[] {
  const old = new Map(before.map((session) => [session.id, session]));
  const here = new Set(after.map((session) => session.id));
  const sentences = after.flatMap((session) => {
    const was = old.get(session.id);
    if (was === undefined)
      return session.isCancelled ? [] : [`Added: ${session.title}, ${whenWords(session)}.`];
    if (session.isCancelled) {
      return was.isCancelled ? [] : [`Cancelled: ${session.title}, which was ${whenWords(was)}.`];
    }
    if (was.isCancelled) return [`Back again: ${session.title}, ${whenWords(session)}.`];
    return differences(was, session);
  });
  const gone = before
    .filter((session) => !here.has(session.id) && !session.isCancelled)
    .map((session) => `Removed: ${session.title}, which was ${whenWords(session)}.`);
  return [...sentences, ...gone];
}

function differences(was: ReleasedSession, is: ReleasedSession): string[] {
  const parts: string[] = [];
  if (was.title !== is.title) parts.push(`is now called ${is.title}`);
  if (whenWords(was) !== whenWords(is)) parts.push(`moved from ${whenWords(was)} to ${whenWords(is)}`);
  if (was.where !== is.where) {
    parts.push(
      was.where === ""
        ? `is ${inSentence(is.where)}`
        : is.where === ""
          ? "has no room"
          : `is ${inSentence(is.where)}, not ${was.where}`,
    );
  }
  if (was.joinAddress !== is.joinAddress) {
    parts.push(is.joinAddress === "" ? "has no address to join" : "has a new address to join");
  }
  if (was.kind !== is.kind) parts.push("is another kind of session");
  if (was.track !== is.track) {
    parts.push(is.track === null ? "is for the whole team" : `is for pair ${is.track}`);
  }
  const joined = [...missing(is.people, was.people), ...missing(is.peers, was.peers)];
  const left = [...missing(was.people, is.people), ...missing(was.peers, is.peers)];
  if (joined.length > 0) parts.push(`now with ${nameList(joined)}`);
  if (left.length > 0) parts.push(`without ${nameList(left)}`);
  return parts.length === 0 ? [] : [`${was.title}: ${parts.join("; ")}.`];
}

/** The names of `some` that are not in `others`. Somebody who was renamed left and joined. */
function missing(some: readonly string[], others: readonly string[]): string[] {
  const there = new Set(others);
  return some.filter((name) => !there.has(name));
}
