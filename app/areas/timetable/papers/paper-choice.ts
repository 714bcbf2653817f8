import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { isDay } from "#app/platform/days.ts";
import { AppError } from "#app/platform/errors.ts";
import { timetableDays } from "../plan/day-plan.ts";
import type { TimetableRecord } from "../plan/timetable-record.ts";
import type { PaperChoice } from "./paper.ts";

/** More of a typed contact would not fit its line. */
export const MOST_CONTACT_CHARACTERS = 200;

/**
 * What the address of a paper asks for. Throws not-found for a peer, room, site or person that is not in the timetable: to
 * print everybody's instead would hand somebody papers that nobody asked for.
 */
export function readPaperChoice(asked: URLSearchParams, record: TimetableRecord): PaperChoice {
  const rooms = record.sites.flatMap((site) => site.rooms);
  return {
    days: asked.getAll("day").filter(isDay),
    peerId: oneOf(asked.get("peer"), record.peers, "peer"),
    roomId: oneOf(asked.get("room"), rooms, "room"),
    siteId: oneOf(asked.get("site"), record.sites, "site"),
    personId: oneOf(asked.get("person"), record.people, "person"),
    wallPaper: asked.get("size") === "A4" ? "A4" : "A3",
    contact: (asked.get("contact") ?? "").trim().slice(0, MOST_CONTACT_CHARACTERS),
  };
}

function oneOf(id: string | null, known: readonly { id: string }[], what: string): string | null {
  if (id === null || id === "") return null;
  if (known.some((one) => one.id === id)) return id;
  throw new AppError("not-found", `There is no such ${what} in this timetable.`);
}

/** A line of a list to choose from. */
interface Choice {
  value: string;
  text: string;
}

/** What can be chosen on the page of papers. People only for those who print notes for them. */
export interface PaperChoices {
  days: { value: string; label: string }[];
  peers: Choice[];
  rooms: Choice[];
  sites: Choice[];
  people: Choice[];
  /** The reader's own entry in the peer team, chosen beforehand; empty for everybody else. */
  ownPeerId: string;
}

/** The days, peers, rooms, sites and people of a timetable to choose from. */
export function paperChoices(
  record: TimetableRecord,
  { ownPeerId, withPeople }: { ownPeerId: string | null; withPeople: boolean },
): PaperChoices {
  const isPeer = record.peers.some((peer) => peer.id === ownPeerId);
  return {
    days: timetableDays(record).map((day) => ({ value: day, label: formatDayWithWeekday(day) })),
    peers: record.peers.map((peer) => ({ value: peer.id, text: peer.name })),
    rooms: record.sites.flatMap((site) =>
      site.rooms.map((room) => ({ value: room.id, text: `${room.name}, ${site.name}` })),
    ),
    sites: record.sites.map((site) => ({ value: site.id, text: site.name })),
    people: withPeople ? record.people.map((person) => ({ value: person.id, text: person.name })) : [],
    ownPeerId: isPeer ? (ownPeerId ?? "") : "",
  };
}
