/**
 * What would clash where, while a session is being moved: the solver's scorer, in the browser. Loaded only when somebody begins to
 * move one; without it moving works all the same, and what clashes is said afterwards.
 */

import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
import type { Day } from "#app/platform/days.ts";
import { compile } from "#app/solver/compile.ts";
import type { Assignment, Solution, TimetableInstance } from "#app/solver/instance.ts";
import { type Breach, recount } from "#app/solver/recount.ts";
import { scorerOf, slotAt } from "#app/solver/solution.ts";
import type { SoftRules } from "#app/solver/weights.ts";
import type { Board } from "./board.ts";
import { breachWords } from "./breach-words.ts";
import { type Drop, type DropTarget, dropAt } from "./drop-place.ts";

/** What the server answers when somebody begins to move a session (read-board.server.ts). */
export interface BoardAnswer {
  revision: number;
  /** What others changed since the browser looked, a sentence each. */
  changes: string[];
  board: Board;
  instance: TimetableInstance;
  present: Solution;
  leftOut: { sessionId: string; reason: string }[];
  /** What a place costs is counted by these: the points of this challenge. */
  softRules: SoftRules;
  /** Words for every id and date. */
  names: Record<string, string>;
}

/** What is said of a place while a session is held over it. */
export interface Advice {
  /** What changes besides the time: its peers, its room. */
  said: string[];
  /** What would clash that does not clash now. */
  warnings: string[];
  /** "Costs 4 points more.", or empty where that cannot be said. */
  cost: string;
}

/** A place that breaks no rule. */
export interface FreePlace {
  date: Day;
  start: string;
  column: string;
  /** Points of soft cost; fewer are better. */
  cost: number;
}

export type MoveAdviser = ReturnType<typeof makeAdviser>;

/** Compiles a board once; each question after that takes well under 5 ms at 80 sessions. */
export function makeAdviser({ board, instance, present, leftOut, softRules, names }: BoardAnswer) {
  const c = compile(instance);
  const scorer = scorerOf(c, present, { rules: softRules });
  const softNow = scorer.soft;
  const known = new Set(recount(instance, present).breaches.map(keyOf));
  const indexOf = new Map(instance.sessions.map(({ id }, index) => [id, index]));
  const roomIndex = new Map(instance.rooms.map(({ id }, index) => [id, index]));
  const peerIndex = new Map(instance.peers.map(({ id }, index) => [id, index]));

  /** A place of the solver's own where no room of ours is taken: online, or around a site. */
  const standIn = (index: number, siteId: string | null, slot: number): string | undefined => {
    const session = instance.sessions[index];
    if (session === undefined) return undefined;
    const start = c.slotMinute[slot] ?? 0;
    const all = instance.rooms.filter(({ id }) => id.includes("#"));
    const allowed = all.filter(({ site }) => session.sites.includes(site));
    const near = allowed.filter(({ site }) => siteId !== null && site.endsWith(siteId));
    const rooms = near.length > 0 ? near : allowed.length > 0 ? allowed : all;
    const free = rooms.find(({ id }) =>
      scorer.isRoomFree(roomIndex.get(id) ?? 0, c.slotDay[slot] ?? 0, start, start + session.minutes, index),
    );
    return (free ?? rooms[0])?.id;
  };

  /** The place in the solver's terms, or why it has none. */
  const placeOf = (drop: Drop): { index: number; slot: number; assignment: Assignment } | string => {
    const { sessionId, date, start, roomId, siteId, peerIds } = drop.standing;
    const index = indexOf.get(sessionId);
    const session = index === undefined ? undefined : c.sessions[index];
    if (index === undefined || session === undefined || date === null || start === null) return "";
    if (!c.dates.includes(date)) return "That day is not one of this visit.";
    const slot = slotAt(c, date, start);
    if (slot < 0) {
      const day = c.dates.indexOf(date);
      const isOutside = minutesOf(start) < (c.dayStart[day] ?? 0) || minutesOf(start) >= (c.dayEnd[day] ?? 0);
      return isOutside ? "It would be outside the hours of the day." : "";
    }
    if (session.outside[slot] === 255) return "It would end after the day has ended.";
    const room = roomId ?? standIn(index, siteId, slot);
    if (room === undefined) return "";
    const peers = peerIds.filter((id) => peerIndex.has(id));
    return { index, slot, assignment: { session: sessionId, date, start, room, peers } };
  };

  const maskOf = (ids: readonly string[]) =>
    ids.reduce((mask, id) => mask | (1 << (peerIndex.get(id) ?? 0)), 0);

  /** What is to be said of a session put at a place; null when the place is not of this board. */
  const advise = (sessionId: string, target: DropTarget): Advice | null => {
    const drop = dropAt(board, sessionId, target);
    if (drop === null) return null;
    const { said } = drop;
    if (drop.standing.date === null) return { said, warnings: [], cost: "" };
    const out = leftOut.find((one) => one.sessionId === sessionId);
    const place = placeOf(drop);
    if (typeof place === "string") {
      return { said, warnings: [out?.reason ?? "", place].filter((text) => text !== ""), cost: "" };
    }
    const { index, slot, assignment } = place;
    const tried: Solution = {
      assignments: [...present.assignments.filter(({ session }) => session !== sessionId), assignment],
    };
    const isWithoutRoom = drop.standing.roomId === null && takesRoom(board, sessionId);
    const fresh = recount(instance, tried).breaches.filter(
      (breach) =>
        breach.rule !== "H1" &&
        // Who cannot come where it stands now is told again when they cannot come there either.
        (!known.has(keyOf(breach)) || isAbsence(breach, sessionId)) &&
        // It stands in a place of the solver's own only for want of a room.
        !(isWithoutRoom && breach.rule === "H4" && breach.sessions[0] === sessionId),
    );
    const warnings = [
      ...(out === undefined ? [] : [out.reason]),
      ...breachWords(
        fresh.filter((breach) => out === undefined || !isAbsence(breach, sessionId)),
        sessionId,
        { instance, at: tried, names },
      ),
    ];
    const was = {
      slot: scorer.slotOf[index] ?? -1,
      room: scorer.roomOf[index] ?? -1,
      mask: scorer.maskOf[index] ?? 0,
    };
    scorer.set(index, slot, roomIndex.get(assignment.room) ?? 0, maskOf(assignment.peers));
    const change = scorer.soft - softNow;
    scorer.set(index, was.slot, was.room, was.mask);
    return {
      said,
      warnings: isWithoutRoom ? [...warnings, "It has no room yet."] : warnings,
      cost: was.slot < 0 || warnings.length > 0 ? "" : pointsWords(change),
    };
  };

  /** The places among these that break no rule, the cheapest first, then the earliest. */
  const freePlaces = (
    sessionId: string,
    {
      dates,
      columns,
      stepMinutes,
    }: { dates: readonly Day[]; columns: readonly string[]; stepMinutes: number },
  ): FreePlace[] => {
    const index = indexOf.get(sessionId);
    if (index === undefined) return [];
    const was = {
      slot: scorer.slotOf[index] ?? -1,
      room: scorer.roomOf[index] ?? -1,
      mask: scorer.maskOf[index] ?? 0,
    };
    scorer.set(index, -1, -1, 0);
    const found: FreePlace[] = [];
    for (const date of dates) {
      const day = c.dates.indexOf(date);
      if (day < 0) continue;
      for (let at = c.dayStart[day] ?? 0; at < (c.dayEnd[day] ?? 0); at += stepMinutes) {
        for (const column of columns) {
          const drop = dropAt(board, sessionId, { date, start: timeOf(at), column });
          if (drop === null || (drop.standing.roomId === null && takesRoom(board, sessionId))) continue;
          const place = placeOf(drop);
          if (typeof place === "string") continue;
          const { slot, assignment } = place;
          if (slot === was.slot && assignment.room === instance.rooms[was.room]?.id) continue;
          const room = roomIndex.get(assignment.room) ?? 0;
          // Against not standing anywhere: all above half a broken rule is a clash.
          const cost =
            scorer.moveDelta(index, slot, room, maskOf(assignment.peers)) + scorer.unplacedWeight(index);
          if (cost < scorer.hardWeight / 2) found.push({ date, start: timeOf(at), column, cost });
        }
      }
    }
    if (was.slot >= 0) scorer.set(index, was.slot, was.room, was.mask);
    return found.sort(
      (a, b) => a.cost - b.cost || a.date.localeCompare(b.date) || a.start.localeCompare(b.start),
    );
  };

  return { advise, freePlaces };
}

function takesRoom(board: Board, sessionId: string): boolean {
  return board.sessions.find(({ id }) => id === sessionId)?.needsRoom ?? false;
}

/** Whether a breach says that somebody, or a peer, cannot be in this session then. */
function isAbsence({ rule, text, sessions }: Breach, sessionId: string): boolean {
  return (
    sessions[0] === sessionId && (rule === "H9" || (rule === "H3" && text.endsWith("is not available.")))
  );
}

function keyOf({ rule, text, sessions }: Breach): string {
  return `${rule} ${text} ${sessions.join(" ")}`;
}

function pointsWords(change: number): string {
  const points = Math.abs(change);
  if (points === 0) return "";
  return `${change > 0 ? "Costs" : "Saves"} ${points} ${points === 1 ? "point" : "points"}${change > 0 ? " more" : ""}.`;
}
