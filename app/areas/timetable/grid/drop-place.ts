/** Where a session comes to stand when it is put somewhere on the grid: its pair, its peers and its room. */

import { minutesOf } from "#app/platform/clock-time.ts";
import type { Day } from "#app/platform/days.ts";
import type { Standing } from "../plan/standing.ts";
import { nameList } from "../plan/timetable-words.ts";
import type { Board, BoardSession } from "./board.ts";

/**
 * A place on the grid. `column` is "pair:A" or "room:ID", "room:none" for no room of ours, and empty where the column says nothing
 * (a person's, or a form without one). Without a day and a time the session goes back to those still to be placed.
 */
export interface DropTarget {
  date: Day | null;
  start: string | null;
  column: string;
}

/** What a move would write, and what it changes besides the time, a sentence each. */
export interface Drop {
  standing: Standing;
  said: string[];
}

/** The standing of a session put at a place; null when the session, the pair or the room is not of this board. */
export function dropAt(board: Board, sessionId: string, { date, start, column }: DropTarget): Drop | null {
  const session = board.sessions.find(({ id }) => id === sessionId);
  if (session === undefined) return null;
  const { track, siteId, roomId, peerIds } = session;
  const now: Standing = { sessionId, date, start, siteId, roomId, track, peerIds: [...peerIds].sort() };
  if (date === null || start === null) {
    return { standing: { ...now, date: null, start: null }, said: [] };
  }
  const said: string[] = [];
  const at = { date, from: minutesOf(start), to: minutesOf(start) + session.minutes };
  const standing = { ...now };
  if (!session.isForAllPeers) {
    // What stands already for no pair is the whole team's, or those who were named: another time alone leaves it so.
    const own = track ?? (session.date === null ? freeTrack(board, session, at) : null);
    const wanted = column.startsWith("pair:") ? column.slice(5) : own;
    if (wanted !== null && !board.tracks.includes(wanted)) return null;
    standing.track = wanted;
    if (wanted !== null && (wanted !== track || date !== session.date)) {
      standing.peerIds = withPair(board, session, wanted, at, said);
    }
  }
  if (column.startsWith("room:")) {
    const id = column.slice(5);
    const room = board.rooms.find((one) => one.id === id);
    if (room === undefined && id !== "none") return null;
    return {
      standing: { ...standing, roomId: room?.id ?? null, siteId: room?.siteId ?? session.siteId },
      said,
    };
  }
  if (session.needsRoom) Object.assign(standing, roomFor(board, session, standing, at, said));
  return { standing, said };
}

interface Stretch {
  date: Day;
  from: number;
  to: number;
}

function takesTime(session: BoardSession, { date, from, to }: Stretch): boolean {
  if (session.date !== date || session.start === null) return false;
  const begins = minutesOf(session.start);
  return begins < to && begins + session.minutes > from;
}

/** The peers of a pair on a day: those of most of its sessions; where it has none that day, of its others. Staff aside. */
export function pairOn(board: Board, track: string, date: Day, butId = ""): string[] {
  const staff = new Set(board.peers.filter(({ isStaff }) => isStaff).map(({ id }) => id));
  const counts = new Map<string, { ids: string[]; minutes: number }>();
  const its = board.sessions.filter(
    (one) => one.track === track && one.date !== null && !one.isForAllPeers && one.id !== butId,
  );
  const onDay = its.filter((one) => one.date === date);
  for (const one of onDay.length > 0 ? onDay : its) {
    const ids = one.peerIds.filter((id) => !staff.has(id)).sort();
    if (ids.length === 0) continue;
    const key = ids.join();
    counts.set(key, { ids, minutes: (counts.get(key)?.minutes ?? 0) + one.minutes });
  }
  return [...counts.values()].sort((a, b) => b.minutes - a.minutes)[0]?.ids ?? [];
}

/** A pair for a session that has none yet: free at that time, and with most of the peers it has. */
function freeTrack(board: Board, session: BoardSession, at: Stretch): string | null {
  const busy = new Set(
    board.sessions.filter((one) => one.id !== session.id && takesTime(one, at)).map(({ track }) => track),
  );
  const shared = (track: string) =>
    pairOn(board, track, at.date, session.id).filter((id) => session.peerIds.includes(id)).length;
  const free = board.tracks.filter((track) => !busy.has(track));
  return [...(free.length > 0 ? free : board.tracks)].sort((a, b) => shared(b) - shared(a))[0] ?? null;
}

function withPair(
  board: Board,
  session: BoardSession,
  track: string,
  { date }: Stretch,
  said: string[],
): string[] {
  const pair = pairOn(board, track, date, session.id);
  if (pair.length === 0) {
    if (track !== session.track && session.peerIds.length > 0)
      said.push(`Pair ${track} has nobody yet: it keeps its peers.`);
    return [...session.peerIds].sort();
  }
  const isStaff = new Set(board.peers.filter((peer) => peer.isStaff).map(({ id }) => id));
  const peerIds = [...new Set([...pair, ...session.peerIds.filter((id) => isStaff.has(id))])].sort();
  if (peerIds.join() !== [...session.peerIds].sort().join()) {
    const names = new Map(board.peers.map(({ id, name }) => [id, name]));
    said.push(`With ${nameList(pair.flatMap((id) => names.get(id) ?? []))}, pair ${track}.`);
  }
  return peerIds;
}

/** Its own room while that is free, else the smallest free one at its site that holds everybody. */
function roomFor(
  board: Board,
  session: BoardSession,
  { peerIds }: Standing,
  at: Stretch,
  said: string[],
): Pick<Standing, "roomId" | "siteId"> {
  const keep = { roomId: session.roomId, siteId: session.siteId };
  const taken = new Set(
    board.sessions.filter((one) => one.id !== session.id && takesTime(one, at)).map(({ roomId }) => roomId),
  );
  if (session.roomId !== null && !taken.has(session.roomId)) return keep;
  const sites =
    session.siteId !== null
      ? [session.siteId]
      : session.allowedSiteIds.length > 0
        ? session.allowedSiteIds
        : board.sites.map(({ id }) => id);
  const seats = session.people + peerIds.length;
  const [room] = board.rooms
    .filter(({ id, siteId, capacity }) => sites.includes(siteId) && capacity >= seats && !taken.has(id))
    .sort((a, b) => sites.indexOf(a.siteId) - sites.indexOf(b.siteId) || a.capacity - b.capacity);
  const own = board.rooms.find(({ id }) => id === session.roomId);
  if (room === undefined) {
    said.push(
      own === undefined ? "No room is free then." : `${own.name} is taken then, and no other room is free.`,
    );
    return keep;
  }
  const site = board.sites.find(({ id }) => id === room.siteId)?.name ?? "";
  said.push(own === undefined ? `In ${room.name}, ${site}.` : `In ${room.name}: ${own.name} is taken then.`);
  return { roomId: room.id, siteId: room.siteId };
}
