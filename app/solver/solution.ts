/** Between a scorer's arrays and the exchange format's assignments. */

import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
import { AppError } from "#app/platform/errors.ts";
import type { Compiled } from "./compile.ts";
import type { Solution } from "./instance.ts";
import { Scorer, type ScorerOptions } from "./scorer.ts";

/** Where every session stands, as arrays by session: slot (-1 = not placed), room and peers' mask. */
export interface Placements {
  slotOf: ArrayLike<number>;
  roomOf: ArrayLike<number>;
  maskOf: ArrayLike<number>;
}

/** The placed sessions in the exchange format, in the order of the problem's session list. */
export function toSolution(c: Compiled, at: Placements): Solution {
  const assignments = c.sessions.flatMap((s) => {
    const slot = at.slotOf[s.index]!;
    if (slot < 0) return [];
    return [
      {
        session: s.id,
        date: c.dates[c.slotDay[slot]!]!,
        start: timeOf(c.slotMinute[slot]!),
        room: c.instance.rooms[at.roomOf[s.index]!]!.id,
        peers: c.instance.peers.filter((_, p) => (at.maskOf[s.index]! >>> p) & 1).map((p) => p.id),
      },
    ];
  });
  return { assignments };
}

/** Ids of the sessions that are not placed, in list order. */
export function unplacedOf(c: Compiled, at: Placements): string[] {
  return c.sessions.filter((s) => at.slotOf[s.index]! < 0).map((s) => s.id);
}

/**
 * Reads assignments into arrays the scorer can take. Throws an `AppError` ("invalid") for an assignment that
 * names something unknown, stands off the grid or runs out of its day: such a place has no slot.
 */
export function placementsOf(c: Compiled, solution: Solution): { [K in keyof Placements]: Int32Array } {
  const n = c.sessions.length;
  const slotOf = new Int32Array(n).fill(-1);
  const roomOf = new Int32Array(n).fill(-1);
  const maskOf = new Int32Array(n);
  for (const a of solution.assignments) {
    const refuse = (why: string) => new AppError("invalid", `The timetable places ${a.session} ${why}.`);
    const s = c.sessions.find((x) => x.id === a.session);
    if (!s) throw refuse("which is not a session of this problem");
    if (slotOf[s.index]! >= 0) throw refuse("twice");
    if (s.stands !== null) {
      slotOf[s.index] = s.stands.slot;
      roomOf[s.index] = s.stands.room;
      maskOf[s.index] = s.stands.mask;
      continue;
    }
    const room = c.instance.rooms.findIndex((r) => r.id === a.room);
    if (room < 0) throw refuse(`in ${a.room}, which is not a room of this problem`);
    const slot = slotAt(c, a.date, a.start);
    if (slot < 0 || s.outside[slot] === 255) {
      throw refuse(`on ${a.date} at ${a.start}, which is off the grid or outside the day`);
    }
    let mask = 0;
    for (const id of a.peers) {
      const p = c.instance.peers.findIndex((x) => x.id === id);
      if (p < 0) throw refuse(`with ${id}, who is not a peer of this problem`);
      mask |= 1 << p;
    }
    slotOf[s.index] = slot;
    roomOf[s.index] = room;
    maskOf[s.index] = mask;
  }
  return { slotOf, roomOf, maskOf };
}

/** The slot of a date and time, or -1 when there is none. */
export function slotAt(c: Compiled, date: string, start: string): number {
  const day = c.dates.indexOf(date);
  if (day < 0) return -1;
  const step = (minutesOf(start) - c.dayStart[day]!) / c.instance.slotMinutes;
  const slot = c.firstSlotOfDay[day]! + step;
  return Number.isInteger(step) && step >= 0 && slot < c.firstSlotOfDay[day + 1]! ? slot : -1;
}

/** A scorer that holds a solution; throws as `toPlacements` does. */
export function scorerOf(c: Compiled, solution: Solution, options: ScorerOptions = {}): Scorer {
  const at = placementsOf(c, solution);
  const scorer = new Scorer(c, options);
  for (const { index: s } of c.sessions) {
    if (at.slotOf[s]! >= 0) scorer.set(s, at.slotOf[s]!, at.roomOf[s]!, at.maskOf[s]!);
  }
  return scorer;
}
