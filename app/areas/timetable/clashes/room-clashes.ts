import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import type { TimetableNeeds } from "../plan/needs/needs-store.server.ts";
import { featuresOf, LACKING, ROOM_FEATURES } from "../plan/needs/room-needs.ts";
import type {
  PlacedSession,
  TimetableRecord,
  TimetableRoom,
  TimetableSession,
} from "../plan/timetable-record.ts";
import { isElsewhere, nameList } from "../plan/timetable-words.ts";
import { takeTheSameTime } from "./agenda-clashes.ts";
import { type Clash, clashTimes, sessionWords } from "./clash-words.ts";

/** What is wrong with rooms: two sessions in one, too few seats, none at all, and access that needs a second look. */
export function roomClashes(
  record: TimetableRecord,
  placed: readonly PlacedSession[],
  planned: readonly TimetableSession[],
  needs: TimetableNeeds,
): Clash[] {
  const online = new Set(needs.sessions.filter(({ isOnline }) => isOnline).map(({ sessionId }) => sessionId));
  const rooms = new Map(record.sites.flatMap((site) => site.rooms.map((room) => [room.id, room] as const)));
  const roomName = (room: TimetableRoom) =>
    `${room.name}, ${record.sites.find((site) => site.id === room.siteId)?.name ?? ""}`;
  return [
    ...doubleBooked(placed, rooms, roomName),
    ...placed
      .filter((session) => session.roomId === null && !isElsewhere(session.kind) && !online.has(session.id))
      .map((session) => ({
        code: "no-room" as const,
        sessionIds: [session.id],
        message: `${session.title} (${formatDayWithWeekday(session.date)}, ${clashTimes(session)}) has no room.`,
      })),
    ...planned.flatMap((session) => {
      const room = session.roomId === null ? undefined : rooms.get(session.roomId);
      return room === undefined ? [] : unfit(record, session, room, roomName(room));
    }),
  ];
}

function doubleBooked(
  placed: readonly PlacedSession[],
  rooms: ReadonlyMap<string, TimetableRoom>,
  roomName: (room: TimetableRoom) => string,
): Clash[] {
  const bookings = new Map<string, PlacedSession[]>();
  for (const session of placed) {
    if (session.roomId === null) continue;
    const there = bookings.get(session.roomId);
    if (there === undefined) bookings.set(session.roomId, [session]);
    else there.push(session);
  }
  const clashes: Clash[] = [];
  for (const [roomId, sessions] of bookings) {
    const room = rooms.get(roomId);
    if (room === undefined) continue;
    for (const [index, session] of sessions.entries()) {
      for (const later of sessions.slice(index + 1)) {
        if (!takeTheSameTime(session, later)) continue;
        clashes.push({
          code: "room-double-booked",
          sessionIds: [session.id, later.id],
          message: `${formatDayWithWeekday(session.date)}: ${roomName(room)} is booked twice at once, for ${sessionWords(session)} and ${sessionWords(later)}.`,
        });
      }
    }
  }
  return clashes;
}

function unfit(
  record: TimetableRecord,
  session: TimetableSession,
  room: TimetableRoom,
  roomName: string,
): Clash[] {
  const clashes: Clash[] = [];
  const sessionIds = [session.id];
  const seats = session.peerIds.length + session.personIds.length;
  if (seats > room.capacity) {
    clashes.push({
      code: "room-too-small",
      sessionIds,
      message: `${session.title} has ${seats} people with the peers; ${roomName} has ${room.capacity} seats.`,
    });
  }
  const here = new Set(session.personIds);
  const has = featuresOf(room);
  for (const feature of ROOM_FEATURES.filter((one) => !has.includes(one))) {
    const names = record.people
      .filter((person) => person.featuresNeeded.includes(feature) && here.has(person.id))
      .map((person) => person.name);
    if (names.length > 0) {
      clashes.push({
        code: "access-needs",
        sessionIds,
        message: `${session.title}: ${nameList(names)} ${names.length === 1 ? "has" : "have"} access needs on record, and ${roomName} ${LACKING[feature]}.`,
      });
    }
  }
  return clashes;
}
