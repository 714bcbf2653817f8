/** The places of the solver's exchange format, made from the record's sites and rooms: rooms, journeys, where a session may be. */
import { ONLINE } from "#app/solver/day-rules.ts";
import type { TimetableInstance } from "#app/solver/instance.ts";
import { featuresOf } from "../plan/needs/room-needs.ts";
import type { SessionNeeds } from "../plan/needs/session-needs.ts";
import type { TimetableRecord, TimetableSession } from "../plan/timetable-record.ts";
import { isElsewhere, TRACKS } from "../plan/timetable-words.ts";
import { journeyTable, plannedMinutes } from "../plan/travel.ts";

/** Online sessions, and visits to one site, that can take place at one time: as many as pairs of peers. */
const SIDE_BY_SIDE = TRACKS.length;

/** People an online meeting or a visit takes. */
const NO_LIMIT = 1000;

/** What the solver calls the surroundings of a site, where visits go that need no room of ours. */
export const AROUND = "around:";

/** The rooms of the record, and places side by side around each site and online. */
export function roomsOf(record: TimetableRecord): TimetableInstance["rooms"] {
  const sideBySide = (site: string) =>
    Array.from({ length: SIDE_BY_SIDE }, (_, index) => ({
      id: `${site}#${index + 1}`,
      site,
      capacity: NO_LIMIT,
    }));
  return [
    ...record.sites.flatMap((site) =>
      site.rooms.map((room) => ({
        id: room.id,
        site: site.id,
        capacity: room.capacity,
        has: featuresOf(room),
      })),
    ),
    ...record.sites.flatMap((site) => sideBySide(AROUND + site.id)),
    ...sideBySide(ONLINE),
  ];
}

/** Minutes between all sites; the surroundings of a site are as far from another as the site itself. */
export function travelOf({ sites, journeys }: TimetableRecord): TimetableInstance["travelMinutes"] {
  const journey = journeyTable(journeys);
  const table: TimetableInstance["travelMinutes"] = {};
  for (const from of sites) {
    for (const to of sites) {
      const way = plannedMinutes(journey(from.id, to.id));
      for (const a of [from.id, AROUND + from.id]) {
        table[a] = { ...table[a], [to.id]: way, [AROUND + to.id]: way };
      }
    }
  }
  return table;
}

/** Whether a session has a day and a time, and no room, although it is held neither elsewhere nor on-line. */
function standsWithoutRoom(
  { kind, roomId, date, start }: TimetableSession,
  { isOnline }: SessionNeeds,
): boolean {
  return roomId === null && date !== null && start !== null && !isElsewhere(kind) && !isOnline;
}

/**
 * Where a session may be held. A visit of which nobody has said where is at no site, as on the page: it has no journey of its own. What
 * stands without a room may be where rooms are, so that a search finds it one, and goes on as it stands where there is none to find; where it
 * is to stay as it stands (`isLentRoom` false), it is at its site, or at none, without a room.
 */
export function sitesOf(
  session: TimetableSession,
  needs: SessionNeeds,
  { sites }: TimetableRecord,
  isLentRoom = true,
): string[] {
  if (needs.isOnline) return [ONLINE];
  const { siteId } = session;
  const asItStands = siteId === null ? ONLINE : AROUND + siteId;
  const stands = standsWithoutRoom(session, needs);
  if (stands && !isLentRoom) return [asItStands];
  const all = sites.map(({ id }) => id);
  const wanted = needs.allowedSiteIds.filter((id) => all.includes(id));
  const allowed = wanted.length > 0 ? wanted : all;
  const hasRooms = (id: string) => sites.some((site) => site.id === id && site.rooms.length > 0);
  if (stands && siteId === null && !allowed.some(hasRooms)) return [ONLINE];
  if (stands && siteId !== null && allowed.includes(siteId) && !hasRooms(siteId))
    return [...allowed, asItStands];
  if (!isElsewhere(session.kind) || session.roomId !== null) return allowed;
  if (siteId !== null && (wanted.length === 0 || wanted.includes(siteId))) return [asItStands];
  return wanted.length > 0 ? wanted.map((id) => AROUND + id) : [ONLINE];
}
