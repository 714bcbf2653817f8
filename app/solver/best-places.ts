/** "Where could this go?": the best places for one session while all others stay where they are. */

import { timeOf } from "#app/platform/clock-time.ts";
import type { Compiled } from "./compile.ts";
import { collision, FREE } from "./conflicts.ts";
import { smallestRoom } from "./rooms.ts";
import type { Scorer } from "./scorer.ts";
import type { SoftCost } from "./weights.ts";

/** One place a session could take without breaking a rule, and what it changes. */
export interface PossiblePlace {
  date: string;
  start: string;
  room: string;
  site: string;
  peers: string[];
  /** The same place in the scorer's terms. */
  slot: number;
  roomIndex: number;
  mask: number;
  /** Change of the soft cost (and of what leaving promised places costs) against the present timetable. */
  change: number;
  /** The parts of the soft cost that change, each by how much. */
  parts: Partial<Record<SoftCost, number>>;
}

export interface BestPlacesOptions {
  count?: number;
  /** Keep the peers it has; otherwise any set that satisfies the session. */
  samePeers?: boolean;
}

/** Places looked at before peers are restricted to sets near the present one: keeps the answer below 100 ms. */
const MOST_PLACES = 60_000;

/**
 * The cheapest places, one per start, cheapest first (then earliest); empty when nothing is free. The session's
 * present place is left out. The scorer is left as it was; its `hardWeight` must outweigh any soft cost (the
 * default does).
 */
export function bestPlaces(
  c: Compiled,
  scorer: Scorer,
  s: number,
  { count = 5, samePeers = false }: BestPlacesOptions = {},
): PossiblePlace[] {
  const session = c.sessions[s]!;
  const now = { slot: scorer.slotOf[s]!, room: scorer.roomOf[s]!, mask: scorer.maskOf[s]! };
  let sets = samePeers && now.slot >= 0 ? Int32Array.of(now.mask) : session.peerSets;
  if (session.slots.length * session.sites.length * sets.length > MOST_PLACES) {
    const most = Math.max(1, Math.floor(MOST_PLACES / (session.slots.length * session.sites.length)));
    sets = sets.slice(0, most);
  }
  // Leaving a place is priced once, so that what is compared is only what the new place costs.
  const leaving = now.slot >= 0 ? scorer.moveDelta(s, -1, -1, 0) : 0;
  scorer.set(s, -1, -1, 0);
  const best: { slot: number; room: number; mask: number; delta: number }[] = [];
  for (const slot of session.slots) {
    let found: (typeof best)[number] | undefined;
    const limit = best.length < count ? scorer.hardWeight / 2 : best[count - 1]!.delta;
    let least = limit - scorer.unplacedWeight(s);
    for (const site of session.sites) {
      const room = smallestRoom(c, scorer, s, slot, site);
      for (const mask of sets) {
        if (session.awayMask[slot]! & mask || (slot === now.slot && mask === now.mask)) continue;
        if (collision(c, scorer, s, slot, site, mask) !== FREE) continue;
        const delta = scorer.moveDelta(s, slot, room, mask, least);
        if (delta < least) {
          least = delta;
          found = { slot, room, mask, delta: delta + scorer.unplacedWeight(s) };
        }
      }
    }
    if (found) {
      best.push(found);
      best.sort((a, b) => a.delta - b.delta || a.slot - b.slot);
      best.length = Math.min(best.length, count);
    }
  }
  if (now.slot >= 0) scorer.set(s, now.slot, now.room, now.mask);
  const before = scorer.verdict().cost;
  const places = best.map(({ slot, room, mask, delta }) => {
    scorer.set(s, slot, room, mask);
    const { cost } = scorer.verdict();
    const parts: PossiblePlace["parts"] = {};
    for (const key of Object.keys(cost) as SoftCost[]) {
      if (cost[key] !== before[key]) parts[key] = cost[key] - before[key];
    }
    return {
      date: c.dates[c.slotDay[slot]!]!,
      start: timeOf(c.slotMinute[slot]!),
      room: c.instance.rooms[room]!.id,
      site: c.siteIds[c.roomSite[room]!]!,
      peers: c.instance.peers.filter((_, p) => (mask >>> p) & 1).map((p) => p.id),
      slot,
      roomIndex: room,
      mask,
      change: now.slot >= 0 ? delta + leaving - scorer.unplacedWeight(s) : delta,
      parts,
    };
  });
  scorer.set(s, now.slot, now.room, now.mask);
  return places;
}
