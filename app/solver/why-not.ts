/**
 * "Why does this session not fit?": given where all others stand, the smallest set of things that leave it no
 * place, and the cheapest ways out. Every imaginable place is charged with what stands against it; a set of
 * reasons explains the refusal when it hits every place. A deletion filter makes it small (a reason is dropped when
 * the rest still hit every place), and a bounded search for a smaller one makes it the smallest, which it is proved
 * to be unless the search ran out of steps.
 */

import { timeOf } from "#app/platform/clock-time.ts";
import { bestPlaces, type PossiblePlace } from "./best-places.ts";
import type { Compiled } from "./compile.ts";
import { type Charge, chargePlaces, type Reason } from "./place-charges.ts";
import { createRandom } from "./random.ts";
import type { Scorer } from "./scorer.ts";

/** One way to make a place, with what it asks and costs. */
export interface WayOut {
  text: string;
  /** In points of soft cost; a guess for what other people would have to agree to. */
  price: number;
}

export interface WhyNot {
  session: string;
  /** The smallest conflict found, each reason a sentence; empty when the session does have a place. */
  conflict: { text: string; sessions: string[] }[];
  waysOut: WayOut[];
}

/** How often the filter starts anew in another order, keeping the smallest set. */
const ORDERS = 12;
/** Steps of the search for a smaller set; some milliseconds. */
const MOST_STEPS = 20_000;
/** Places for which the move of another session is worked out. */
const TRIED_MOVES = 40;
/** At most so many others are moved to make one place. */
const MOST_MOVERS = 4;

/**
 * Explains session `s`, which should not be placed. The scorer is left as it was; its `hardWeight` must outweigh
 * any soft cost (the default does).
 */
export function whyNot(c: Compiled, scorer: Scorer, s: number): WhyNot {
  const { reasons, charges } = chargePlaces(c, scorer, s);
  const id = c.sessions[s]!.id;
  if (charges.some((x) => x.reasons.length === 0)) return { session: id, conflict: [], waysOut: [] };
  const conflict = smallestConflict(reasons.length, charges).map((r) => ({
    text: reasons[r]!.text,
    sessions: reasons[r]!.sessions,
  }));
  return { session: id, conflict, waysOut: waysOut(c, scorer, s, reasons, charges) };
}

function smallestConflict(count: number, charges: Charge[]): number[] {
  const sets = minimalSets(charges.map((x) => x.reasons));
  const frequency = new Array<number>(count).fill(0);
  for (const set of sets) for (const r of set) frequency[r]!++;
  const used = frequency.flatMap((n, r) => (n > 0 ? [r] : []));
  const random = createRandom(1);
  let best = used;
  for (let round = 0; round < ORDERS; round++) {
    // Those that explain least are dropped first; later rounds shake that order.
    const rank = new Map(used.map((r) => [r, frequency[r]! * (round === 0 ? 1 : 0.4 + random.unit())]));
    const kept = new Set(used);
    for (const r of [...used].sort((a, b) => rank.get(a)! - rank.get(b)! || a - b)) {
      kept.delete(r);
      if (!sets.every((set) => set.some((x) => kept.has(x)))) kept.add(r);
    }
    if (kept.size < best.length) best = [...kept];
  }
  const steps = { left: MOST_STEPS };
  for (;;) {
    const smaller = hitWith(sets, best.length - 1, steps);
    if (smaller === null) return best;
    best = smaller;
  }
}

/** At most `most` reasons that hit every set; null when there are none, or the steps ran out before any were found. */
function hitWith(sets: readonly number[][], most: number, steps: { left: number }): number[] | null {
  if (sets.length === 0) return [];
  // Sets without a reason in common need one each.
  const apart = new Set<number>();
  let needed = 0;
  for (const set of sets) {
    if (set.some((r) => apart.has(r))) continue;
    needed++;
    for (const r of set) apart.add(r);
  }
  if (needed > most || steps.left-- <= 0) return null;
  for (const r of sets[0]!) {
    const rest = hitWith(
      sets.filter((set) => !set.includes(r)),
      most - 1,
      steps,
    );
    if (rest !== null) return [r, ...rest];
  }
  return null;
}

/** The sets no other of the list is part of: hitting these hits all. */
function minimalSets(all: number[][]): number[][] {
  const unique = [...new Map(all.map((set) => [set.join(), set])).values()].sort(
    (a, b) => a.length - b.length,
  );
  const minimal: number[][] = [];
  for (const set of unique) {
    if (!minimal.some((small) => small.every((r) => set.includes(r)))) minimal.push(set);
  }
  return minimal;
}

function waysOut(c: Compiled, scorer: Scorer, s: number, reasons: Reason[], charges: Charge[]): WayOut[] {
  const priced = charges
    .map((x) => ({ x, price: x.reasons.reduce((sum, r) => sum + reasons[r]!.price, 0) }))
    .filter((x) => Number.isFinite(x.price))
    .sort((a, b) => a.price - b.price);
  const ways = new Map<string, WayOut>();
  const chosen: number[][] = [];
  let tried = 0;
  for (const { x, price } of priced) {
    const key = x.reasons.join();
    // More than what another way asks for already is no way of its own.
    if (chosen.some((set) => set.every((r) => x.reasons.includes(r)))) continue;
    const movers = x.reasons.flatMap((r) => reasons[r]!.mover ?? []);
    let text = x.reasons.map((r) => reasons[r]!.remedy).join(", and ");
    let cost = price;
    if (movers.length > 0) {
      // Moving others is only a way out when they have somewhere to go.
      if (movers.length > MOST_MOVERS || tried >= TRIED_MOVES) continue;
      tried++;
      const places = placesFor(c, scorer, s, movers, x);
      if (!places) continue;
      places.forEach((place, i) => {
        cost += Math.max(0, place.change);
        const same = place.mask === scorer.maskOf[movers[i]!] || place.peers.length === 0;
        const peers = same ? "" : ` with ${place.peers.join(", ")}`;
        text = text.replace("elsewhere", `to ${place.date} at ${place.start} in ${place.room}${peers}`);
      });
    }
    chosen.push(x.reasons);
    ways.set(key, {
      text: `${text.charAt(0).toUpperCase()}${text.slice(1)}; then ${c.sessions[s]!.id} can be held on ${placeText(c, x)}.`,
      price: cost,
    });
    if (ways.size > 8) break;
  }
  if (ways.size === 0) return [lastResort(c, s)];
  return [...ways.values()].sort((a, b) => a.price - b.price).slice(0, 3);
}

/** Dearer than any way out that was worked out. */
const LAST_RESORT_PRICE = 1000;

/** When no way was found that moves few others: another session would have to be asked for. */
function lastResort(c: Compiled, s: number): WayOut {
  const { id } = c.sessions[s]!;
  return {
    text: `No small step makes a place: make ${id} shorter, split it, or let it go on with fewer people.`,
    price: LAST_RESORT_PRICE,
  };
}

/** The best places for the sessions in the way, one after the other, once `s` stands at the place charged. */
function placesFor(
  c: Compiled,
  scorer: Scorer,
  s: number,
  others: number[],
  x: Charge,
): PossiblePlace[] | undefined {
  const was = others.map((o) => ({
    slot: scorer.slotOf[o]!,
    room: scorer.roomOf[o]!,
    mask: scorer.maskOf[o]!,
  }));
  for (const o of others) scorer.set(o, -1, -1, 0);
  const clashes = scorer.clashes;
  scorer.set(s, x.slot, x.room, x.mask);
  // Other things (a window, say) may still speak against the place: they are part of the way out.
  const allowed = x.reasons.length - others.length;
  const places: PossiblePlace[] = [];
  if (scorer.clashes - clashes <= allowed) {
    for (const o of others) {
      const place = bestPlaces(c, scorer, o, { count: 1 })[0];
      if (!place) break;
      places.push(place);
      scorer.set(o, place.slot, place.roomIndex, place.mask);
    }
  }
  for (const o of others) scorer.set(o, -1, -1, 0);
  scorer.set(s, -1, -1, 0);
  others.forEach((o, i) => {
    scorer.set(o, was[i]!.slot, was[i]!.room, was[i]!.mask);
  });
  return places.length === others.length ? places : undefined;
}

function placeText(c: Compiled, x: Charge): string {
  const room = c.instance.rooms[x.room]!.id;
  const at = `${c.dates[c.slotDay[x.slot]!]} at ${timeOf(c.slotMinute[x.slot]!)} in ${room}`;
  return x.mask === 0 ? at : `${at} with ${peersOf(c, x.mask).join(", ")}`;
}

function peersOf(c: Compiled, mask: number): string[] {
  return c.instance.peers.filter((_, p) => (mask >>> p) & 1).map((p) => p.id);
}
