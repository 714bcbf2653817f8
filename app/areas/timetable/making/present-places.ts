import { minutesOf } from "#app/platform/clock-time.ts";
import type { Day } from "#app/platform/days.ts";
import { ONLINE } from "#app/solver/day-rules.ts";
import type { Assignment, InstanceSession, Solution, TimetableInstance } from "#app/solver/instance.ts";
import type { TimetableRecord, TimetableSession } from "../plan/timetable-record.ts";
import { isElsewhere } from "../plan/timetable-words.ts";
import { AROUND } from "./solver-places.ts";

/**
 * What stands in the record on a day of the problem, with a place and peers, on the grid or not. A session without a room of ours is lent
 * one of its own site where there is one, free and large enough if it can be.
 */
export function placesInRecord(record: TimetableRecord, instance: TimetableInstance): Assignment[] {
  const byId = new Map(record.sessions.map((session) => [session.id, session]));
  const arranged = new Set(instance.peers.map(({ id }) => id));
  const standing = instance.sessions.flatMap((wanted): Standing[] => {
    const session = byId.get(wanted.id);
    if (session === undefined || session.date === null || session.start === null) return [];
    if (!instance.days.some(({ date }) => date === session.date)) return [];
    const from = minutesOf(session.start);
    const { date, start } = session;
    const peers = session.peerIds.filter((id) => arranged.has(id));
    return [{ session, wanted, date, start, from, to: from + session.minutes, peers, room: session.roomId }];
  });
  for (const one of standing) one.room ??= lentRoom(one, standing, instance);
  return standing.flatMap(({ session: { id }, date, start, room, peers }) =>
    room === null ? [] : [{ session: id, date, start, room, peers }],
  );
}

/** What of that the search can begin from: all that is on the grid and within the hours, and what stands and stays. */
export function presentOf(standing: readonly Assignment[], instance: TimetableInstance): Solution {
  const dayOf = new Map(instance.days.map((day) => [day.date, day]));
  const byId = new Map(instance.sessions.map((session) => [session.id, session]));
  const siteOf = new Map(instance.rooms.map(({ id, site }) => [id, site]));
  return {
    assignments: standing.filter(({ session, date, start, room }) => {
      const its = byId.get(session);
      const day = dayOf.get(date);
      if (its === undefined || day === undefined) return false;
      if (its.stands !== undefined) return true;
      const site = siteOf.get(room) ?? "";
      if (room.includes("#") && its.sites.length > 0 && !its.sites.includes(site)) return false;
      const offset = minutesOf(start) - minutesOf(day.start);
      const isOnGrid = offset >= 0 && offset % instance.slotMinutes === 0;
      return isOnGrid && minutesOf(start) + its.minutes <= minutesOf(day.end);
    }),
  };
}

/** A session where it stands in the record, with minutes after midnight. */
interface Standing {
  session: TimetableSession;
  wanted: InstanceSession;
  date: Day;
  start: string;
  from: number;
  to: number;
  peers: string[];
  room: string | null;
}

function lentRoom(
  { session, wanted, date, from, to, peers }: Standing,
  standing: readonly Standing[],
  { rooms }: TimetableInstance,
): string | null {
  const allowed = rooms.filter(({ site }) => wanted.sites.includes(site));
  const at = isElsewhere(session.kind) ? `${AROUND}${session.siteId}` : session.siteId;
  const own = wanted.sites.includes(ONLINE) ? [] : rooms.filter(({ site }) => site === at);
  // What may stand at its site without a room does so, and takes none elsewhere.
  const around = allowed.filter(({ site }) => site === `${AROUND}${session.siteId}`);
  // What stands at a site where it may not be held is there all the same: whoever is in it goes on from there.
  const isElsewhereThanAllowed =
    session.siteId !== null && !allowed.some(({ site }) => site === session.siteId || site === at);
  const there = rooms.filter(({ site }) => isElsewhereThanAllowed && site === AROUND + session.siteId);
  const candidates = [around, own, there].find(({ length }) => length > 0) ?? allowed;
  const taken = new Set(
    standing.filter((one) => one.date === date && one.from < to && one.to > from).map(({ room }) => room),
  );
  const free = candidates.filter(({ id }) => !taken.has(id));
  const seats = wanted.people.length + peers.length;
  const lent = free.find(({ capacity }) => capacity >= seats) ?? free[0] ?? candidates[0];
  if (lent !== undefined) return lent.id;
  // Where no site it may be held at has a room it still stands somewhere, and takes its people's time.
  const near = rooms.filter(
    ({ site }) => site === (session.siteId === null ? ONLINE : AROUND + session.siteId),
  );
  return (near.find(({ id }) => !taken.has(id)) ?? near[0])?.id ?? null;
}
