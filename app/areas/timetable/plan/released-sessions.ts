import { isJoinedOnly, joinedWhere } from "./needs/join-address.ts";
import type { TimetableRecord, TimetableSession } from "./timetable-record.ts";
import { SESSION_KIND_NAMES } from "./timetable-words.ts";

/** A session as it was released, with the words people read. Kept beside the document, for comparing. */
export interface ReleasedSession {
  id: string;
  title: string;
  kind: string;
  date: string | null;
  start: string | null;
  minutes: number;
  /** "Council Chamber, Wexcombe Town Hall"; empty without a place. */
  where: string;
  /** A link or a telephone number by which people join; empty for none. */
  joinAddress: string;
  track: string | null;
  peers: string[];
  /** Ids of the peers, for the calendars they subscribe to. */
  peerIds: string[];
  people: string[];
  isCancelled: boolean;
  /** Hidden from a council's readers, and in papers. */
  isConfidential: boolean;
}

/**
 * The sessions of a timetable as people read them: names instead of ids. A cancelled session is in it only when an
 * earlier version was released with it; nobody else ever saw it.
 */
export function releasedSessions(
  record: TimetableRecord,
  before: readonly ReleasedSession[],
): ReleasedSession[] {
  const seen = new Set(before.map((session) => session.id));
  const places = placeNames(record);
  const peers = new Map(record.peers.map((peer) => [peer.id, peer.name]));
  const people = new Map(record.people.map((person) => [person.id, person.name]));
  const names = (ids: readonly string[], known: ReadonlyMap<string, string>) =>
    ids.flatMap((id) => known.get(id) ?? []).sort((a, b) => a.localeCompare(b, "en-GB"));
  return record.sessions
    .filter((session) => session.status === "planned" || seen.has(session.id))
    .map((session) => ({
      id: session.id,
      title: session.title,
      kind: SESSION_KIND_NAMES[session.kind],
      date: session.date,
      start: session.start,
      minutes: session.minutes,
      where: places(session),
      joinAddress: session.joinAddress,
      track: session.track,
      peers: names(session.peerIds, peers),
      peerIds: session.peerIds,
      people: names(session.personIds, people),
      isCancelled: session.status === "cancelled",
      isConfidential: session.isConfidential,
    }));
}

/** Where a session is, in words: "Council Chamber, Wexcombe Town Hall", or "Online" of a call; empty when nobody has said. */
export function placeNames(
  record: Pick<TimetableRecord, "sites">,
): (session: Pick<TimetableSession, "siteId" | "roomId" | "joinAddress">) => string {
  const sites = new Map(record.sites.map((site) => [site.id, site.name]));
  const rooms = new Map(record.sites.flatMap((site) => site.rooms.map((room) => [room.id, room.name])));
  return ({ siteId, roomId, joinAddress }) => {
    if (isJoinedOnly({ siteId, roomId, joinAddress })) return joinedWhere({ joinAddress });
    return [roomId === null ? undefined : rooms.get(roomId), siteId === null ? undefined : sites.get(siteId)]
      .filter((name) => name !== undefined)
      .join(", ");
  };
}

/** The same without the site, for a paper that names the one site of a day once. */
export function roomNames(
  record: Pick<TimetableRecord, "sites">,
): (session: Pick<TimetableSession, "siteId" | "roomId" | "joinAddress">) => string {
  const places = placeNames(record);
  return (session) =>
    isJoinedOnly(session) ? places(session) : places({ ...session, siteId: null, joinAddress: "" });
}
