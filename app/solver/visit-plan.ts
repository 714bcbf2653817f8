/**
 * A plan for the sessions that can only be held at one real site: which peers go there on which stretch of which
 * day, with few site changes. Found by repeated greedy planning; the construction starts from it, because a visit
 * is hard to move once a timetable has grown around it.
 */

import {
  canShare,
  changesFor,
  needed,
  stretchesOf,
  type Visit,
  visitsOf,
} from "./bounds/site-change-bound.ts";
import type { Compiled } from "./compile.ts";
import type { Random } from "./random.ts";

/** Where one session is planned: its peers, its site, and the slots of the stretch that suit it. */
export interface PlannedVisit {
  s: number;
  site: number;
  mask: number;
  slots: number[];
}

/** Plans made before the best is taken: few, so that they differ from start to start. */
const ROUNDS = 8;

type Held = { visit: Visit; option: Visit["options"][number] };

/** The best plan of many; empty when no session is bound to a site away from everybody's fixed points. */
export function planVisits(c: Compiled, random: Random): PlannedVisit[] {
  const stretches = stretchesOf(c);
  const visits = visitsOf(c, stretches);
  if (visits.length === 0) return [];
  let best: Held[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const order = visits
      .map((visit) => ({ visit, key: visit.options.length * (0.5 + random.unit()) }))
      .sort((a, b) => a.key - b.key);
    const at = new Map<number, Held[]>();
    const plan: Held[] = [];
    let changes = 0;
    for (const { visit } of order) {
      let chosen: Visit["options"][number] | undefined;
      let cheapest = Number.POSITIVE_INFINITY;
      for (const option of visit.options) {
        const price = addedBy(c, stretches, at, visit, option);
        if (price + random.unit() / 2 < cheapest) {
          cheapest = price + random.unit() / 2;
          chosen = option;
        }
      }
      if (!chosen) {
        // Left to the construction, at the price of a visit of its own.
        changes += 4;
        continue;
      }
      changes += Math.floor(cheapest);
      if (changes >= least) break;
      const held = { visit, option: chosen };
      plan.push(held);
      for (const p of chosen.peers) {
        const key = p * stretches.length + chosen.stretch;
        at.set(key, [...(at.get(key) ?? []), held]);
      }
    }
    if (changes < least) {
      least = changes;
      best = plan;
    }
  }
  return best.map(({ visit, option }) => {
    const { day } = stretches[option.stretch]!;
    const slots = [...c.sessions[visit.s]!.slots].filter(
      (x) => c.slotDay[x] === day && c.slotMinute[x]! >= option.earliest && c.slotMinute[x]! <= option.latest,
    );
    return { s: visit.s, site: visit.site, mask: option.mask, slots };
  });
}

/** Site changes one more visit adds; Infinity when its peers have no time for it in that stretch. */
function addedBy(
  c: Compiled,
  stretches: ReturnType<typeof stretchesOf>,
  at: ReadonlyMap<number, Held[]>,
  visit: Visit,
  option: Visit["options"][number],
): number {
  const stretch = stretches[option.stretch]!;
  let added = 0;
  for (const p of option.peers) {
    const held = at.get(p * stretches.length + option.stretch) ?? [];
    let sites = 0;
    let busy = visit.minutes;
    for (const x of held) {
      if (!canShare(c, x, { visit, option })) return Number.POSITIVE_INFINITY;
      sites |= 1 << x.visit.site;
      busy += x.visit.minutes + needed(c, x.visit.site, visit.site);
    }
    // Lunch takes its part of a stretch that spans it.
    const lunch = stretch.from < c.lunchFrom && stretch.to > c.lunchTo ? c.lunchMinutes : 0;
    if (busy + lunch > stretch.to - stretch.from) return Number.POSITIVE_INFINITY;
    added += changesFor(stretch, sites | (1 << visit.site)) - changesFor(stretch, sites);
  }
  return added;
}
