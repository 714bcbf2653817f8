/** What deciding where a moved session comes to stand needs to know; small enough to be sent to a browser. */
import type { Day } from "#app/platform/days.ts";
import type { SolverSource } from "../making/solver-instance.ts";
import { tracksInUse } from "../plan/day-plan.ts";
import { isForAllPeers } from "../plan/needs/session-needs.ts";
import { isElsewhere, isTeamKind } from "../plan/timetable-words.ts";

/** A planned session as it stands. `start` is "HH:MM" in London. */
export interface BoardSession {
  id: string;
  title: string;
  minutes: number;
  date: Day | null;
  start: string | null;
  track: string | null;
  siteId: string | null;
  roomId: string | null;
  peerIds: string[];
  /** Of the whole team: asked for so, or a meeting of the team that stands for no pair. */
  isForAllPeers: boolean;
  /** Whether it takes a room of ours. */
  needsRoom: boolean;
  /** People whom the peers meet in it. */
  people: number;
  /** Where it may be held; empty is anywhere. */
  allowedSiteIds: string[];
}

/** The sessions, rooms, peers and pairs of one timetable. */
export interface Board {
  sessions: BoardSession[];
  rooms: { id: string; siteId: string; name: string; capacity: number }[];
  sites: { id: string; name: string }[];
  /** `isStaff`: goes along with the team, and belongs to no pair. */
  peers: { id: string; name: string; isStaff: boolean }[];
  /** The letters of the pairs. */
  tracks: string[];
}

/** The board of a timetable. */
export function boardOf({ record, needs }: Pick<SolverSource, "record" | "needs">): Board {
  const needsOf = new Map(needs.sessions.map((one) => [one.sessionId, one]));
  return {
    sessions: record.sessions
      .filter(({ status }) => status === "planned")
      .map((session) => {
        const its = needsOf.get(session.id);
        const { id, title, minutes, date, start, track, siteId, roomId, peerIds } = session;
        return {
          id,
          title,
          minutes,
          date,
          start,
          track,
          siteId,
          roomId,
          peerIds,
          isForAllPeers:
            isForAllPeers(session.kind, its ?? { isAllPeers: false }) ||
            (isTeamKind(session.kind) && date !== null && track === null),
          needsRoom: roomId !== null || !(isElsewhere(session.kind) || its?.isOnline === true),
          people: session.personIds.length,
          allowedSiteIds: its?.allowedSiteIds ?? [],
        };
      }),
    rooms: record.sites.flatMap((site) =>
      site.rooms.map(({ id, siteId, name, capacity }) => ({ id, siteId, name, capacity })),
    ),
    sites: record.sites.map(({ id, name }) => ({ id, name })),
    peers: record.peers.map(({ id, name, isStaff }) => ({ id, name, isStaff })),
    tracks: tracksInUse(record),
  };
}
