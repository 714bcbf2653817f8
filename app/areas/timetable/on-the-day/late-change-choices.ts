/** What can be chosen when something has changed, and what the link that led there has chosen already. */
import { formatDayWithWeekday, formatShortDay, formatTime } from "#app/platform/day-words.ts";
import type { Moment } from "../making/from-now.ts";
import { placedSessions, timetableDays } from "../plan/day-plan.ts";
import type { PlacedSession, TimetableRecord } from "../plan/timetable-record.ts";
import { nameList } from "../plan/timetable-words.ts";

interface Choice {
  value: string;
  text: string;
}

const CHOOSE: Choice = { value: "", text: "Choose" };

function toCome(record: TimetableRecord, now: Moment): PlacedSession[] {
  return placedSessions(record.sessions).filter(
    ({ date, start }) => date > now.date || (date === now.date && start > now.time),
  );
}

/** The lists of the form: only people whom somebody still meets, sessions that have not begun, days that are not over. */
export function lateChangeChoices(
  record: TimetableRecord,
  now: Moment,
): Record<"people" | "sessions" | "peers" | "rooms" | "days", Choice[]> {
  const ahead = toCome(record, now);
  const met = new Set(ahead.flatMap(({ personIds }) => personIds));
  const names = new Map(record.people.map(({ id, name }) => [id, name]));
  return {
    people: [
      CHOOSE,
      ...record.people.filter(({ id }) => met.has(id)).map(({ id, name }) => ({ value: id, text: name })),
    ],
    sessions: [
      { value: "", text: "All their sessions to come" },
      ...ahead
        .filter(({ personIds }) => personIds.length > 0)
        .map(({ id, date, start, title, personIds }) => ({
          value: id,
          text: `${formatShortDay(date)}, ${formatTime(start)}: ${title} (${nameList(
            personIds.flatMap((person) => names.get(person) ?? []),
            3,
          )})`,
        })),
    ],
    peers: [CHOOSE, ...record.peers.map(({ id, name }) => ({ value: id, text: name }))],
    rooms: [
      CHOOSE,
      ...record.sites.flatMap((site) =>
        site.rooms.map(({ id, name }) => ({ value: id, text: `${name}, ${site.name}` })),
      ),
    ],
    days: [
      { value: "", text: "All days to come" },
      ...timetableDays(record)
        .filter((day) => day >= now.date)
        .map((day) => ({ value: day, text: formatDayWithWeekday(day) })),
    ],
  };
}

/** What the form starts with: what a link of the day's page asks for, as far as it is of this timetable. */
export function lateChangeDefaults(record: TimetableRecord, asked: URLSearchParams, now: Moment) {
  const days = timetableDays(record).filter((day) => day >= now.date);
  const of = (name: string, known: readonly { id: string }[]) => {
    const id = asked.get(name) ?? "";
    return known.some((one) => one.id === id) ? id : "";
  };
  const wanted = asked.get("day");
  const day = wanted !== null && days.includes(wanted) ? wanted : days.includes(now.date) ? now.date : "";
  const what = asked.get("what");
  return {
    what: what === "person" || what === "peer" || what === "room" ? what : undefined,
    personId: of("personId", record.people),
    sessionId: of("session", toCome(record, now)),
    canComeLater: "no" as const,
    peerId: of("peerId", record.peers),
    peerDay: day,
    roomId: of(
      "roomId",
      record.sites.flatMap(({ rooms }) => rooms),
    ),
    roomDay: day,
  };
}
