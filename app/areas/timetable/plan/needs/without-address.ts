import { formatShortDay, formatTime } from "#app/platform/day-words.ts";
import { placedSessions } from "../day-plan.ts";
import type { PlacedSession, TimetableRecord } from "../timetable-record.ts";
import type { TimetableNeeds } from "./needs-store.server.ts";

/**
 * The sessions that have a day and a time, are held online or as a call, in no room, and nobody can join yet: there is no address. A remark and no
 * clash, since the address is often the last thing that is known. In order of time.
 */
export function sessionsWithoutAddress(
  record: Pick<TimetableRecord, "sessions">,
  needs: Pick<TimetableNeeds, "sessions">,
): PlacedSession[] {
  const online = new Set(needs.sessions.flatMap(({ sessionId, isOnline }) => (isOnline ? [sessionId] : [])));
  return placedSessions(record.sessions).filter(
    ({ id, siteId, roomId, joinAddress }) =>
      online.has(id) && siteId === null && roomId === null && joinAddress === "",
  );
}

/** One of them for a list: its title, and "Tue 10 Feb, 10am". */
export function addressLine({ id, title, date, start }: PlacedSession): {
  id: string;
  title: string;
  when: string;
} {
  return { id, title, when: `${formatShortDay(date)}, ${formatTime(start)}` };
}
