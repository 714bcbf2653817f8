/** A first timetable: the hardest sessions first, each at the cheapest of the places looked at. */
import type { Compiled } from "./compile.ts";
import type { Random } from "./random.ts";
import { smallestRoom } from "./rooms.ts";
import { Scorer } from "./scorer.ts";
import { type PlannedVisit, planVisits } from "./visit-plan.ts";

/** Places looked at per session. */
const TRIES = 90;

/**
 * Places every session that is not yet placed where it breaks nothing, if one of the tried places allows it; sets
 * the given scorer, and works on one of its own in which no soft cost outweighs leaving a session out.
 */
export function construct(c: Compiled, target: Scorer, random: Random): void {
  const strict = new Scorer(c, { hardWeight: 1e8, unplacedWeight: c.sessions.map(() => 1e6) });
  const copy = (from: Scorer, to: Scorer) => {
    for (const { index: s } of c.sessions) {
      if (from.slotOf[s]! >= 0 && to.slotOf[s]! < 0)
        to.set(s, from.slotOf[s]!, from.roomOf[s]!, from.maskOf[s]!);
    }
  };
  copy(target, strict);
  const order = c.sessions
    .filter((s) => strict.slotOf[s.index]! < 0 && s.slots.length && s.sites.length && s.peerSets.length)
    .map((s) => ({
      s,
      freedom: (s.slots.length * s.peerSets.length * s.sites.length) / s.minutes / s.wanted ** 2,
    }))
    .sort((a, b) => Number(b.s.isFixed) - Number(a.s.isFixed) || a.freedom - b.freedom);
  const crowding = demandOf(c);
  // Meetings of everybody go first: visits must find their way around them.
  const whole = order.filter(({ s }) => s.isFixed || s.requiredMask === c.allMask);
  for (const { s } of whole) placeBest(c, strict, random, s.index, TRIES, crowding);
  for (const visit of planVisits(c, random)) if (strict.slotOf[visit.s]! < 0) placePlanned(c, strict, visit);
  for (const { s } of order.filter((x) => strict.slotOf[x.s.index]! < 0))
    placeBest(c, strict, random, s.index, TRIES, crowding);
  copy(strict, target);
}

/** Places a session as planned, at the cheapest of its slots; leaves it out when none breaks nothing. */
function placePlanned(c: Compiled, scorer: Scorer, { s, site, mask, slots }: PlannedVisit): void {
  let best = 0;
  let [slot, room] = [-1, -1];
  for (const at of slots) {
    const where = smallestRoom(c, scorer, s, at, site);
    if (where < 0 || c.sessions[s]!.awayMask[at]! & mask) continue;
    const delta = scorer.moveDelta(s, at, where, mask, best);
    if (delta < best) {
      best = delta;
      [slot, room] = [at, where];
    }
  }
  if (slot >= 0) scorer.set(s, slot, room, mask);
}

/** How much each slot is wanted: every session spreads its minutes evenly over the times it could be held. */
function demandOf(c: Compiled): Float64Array {
  const demand = new Float64Array(c.slotCount);
  const unit = c.instance.slotMinutes;
  for (const s of c.sessions) {
    const length = Math.ceil(s.minutes / unit);
    for (const slot of s.slots) {
      for (let i = slot; i < slot + length; i++) demand[i]! += s.wanted / s.slots.length;
    }
  }
  return demand;
}

/** Tries `tries` random places for a session and takes the cheapest that lowers the penalty; false when none does. */
export function placeBest(
  c: Compiled,
  scorer: Scorer,
  random: Random,
  index: number,
  tries: number,
  crowding?: Float64Array,
): boolean {
  const s = c.sessions[index]!;
  let best = 0;
  let [slot, room, mask] = [-1, -1, 0];
  const all = s.slots.length * s.peerSets.length * s.sites.length;
  const count = Math.min(tries, all);
  for (let i = 0; i < count; i++) {
    const pick = all <= tries ? i : random.below(all);
    const at = s.slots[pick % s.slots.length]!;
    const rest = Math.floor(pick / s.slots.length);
    const peers = s.peerSets[rest % s.peerSets.length]!;
    const site = s.sites[Math.floor(rest / s.peerSets.length)]!;
    if (s.awayMask[at]! & peers) continue;
    const where = smallestRoom(c, scorer, index, at, site);
    if (where < 0) continue;
    let others = 0;
    if (crowding) {
      const length = Math.ceil(s.minutes / c.instance.slotMinutes);
      for (let k = at; k < at + length; k++) others += crowding[k]! * s.wanted;
    }
    const delta = others + scorer.moveDelta(index, at, where, peers, best - others);
    if (delta < best) {
      best = delta;
      [slot, room, mask] = [at, where, peers];
    }
  }
  if (slot < 0) return false;
  scorer.set(index, slot, room, mask);
  return true;
}
