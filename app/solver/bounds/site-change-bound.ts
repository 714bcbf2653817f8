/**
 * The fewest site changes any timetable needs. Only sessions that can be held at a single real site count, against
 * the fixed points of each peer's day (fixed sessions at a single site which the peer must attend). Between two
 * fixed points, before the first and after the last, a peer who visits other sites makes at least one change per
 * site, and one more to come back. All else is left out, which can only lower the count.
 */
import type { Compiled } from "../compile.ts";

export interface Stretch {
  day: number;
  from: number;
  to: number;
  /** Sites of the fixed points before and after it, -1 where the day begins or ends. */
  siteBefore: number;
  siteAfter: number;
}

export interface Visit {
  s: number;
  site: number;
  minutes: number;
  options: { stretch: number; mask: number; peers: number[]; earliest: number; latest: number }[];
}

/** Proves from 0 upwards that so many changes are too few; stops at the first number it cannot refute. */
export function fewestSiteChanges(c: Compiled, effort: number): { count: number; cutShort: boolean } {
  const stretches = stretchesOf(c);
  const visits = visitsOf(c, stretches);
  if (visits.length === 0) return { count: 0, cutShort: false };
  // Those with fewest choices first: they leave least to try.
  visits.sort((a, b) => a.options.length - b.options.length);
  let left = effort;
  for (let count = 0; ; count++) {
    const result = within(c, stretches, visits, count, left);
    if (result.possible || result.left <= 0) return { count, cutShort: !result.possible };
    left = result.left;
  }
}

/** The day's stretches between fixed points that every peer shares (a proof per peer would only be higher). */
export function stretchesOf(c: Compiled): Stretch[] {
  const stretches: Stretch[] = [];
  for (let day = 0; day < c.dayCount; day++) {
    const points = c.sessions
      .filter(
        (s) => s.isFixed && s.requiredMask === c.allMask && s.sites.length === 1 && s.sites[0] !== c.online,
      )
      .filter((s) => s.fixedSlot >= 0 && c.slotDay[s.fixedSlot] === day)
      .map((s) => ({
        start: c.slotMinute[s.fixedSlot]!,
        end: c.slotMinute[s.fixedSlot]! + s.minutes,
        site: s.sites[0]!,
      }))
      .sort((a, b) => a.start - b.start);
    let from = c.dayStart[day]!;
    let siteBefore = -1;
    for (const p of points) {
      stretches.push({ day, from, to: p.start, siteBefore, siteAfter: p.site });
      from = p.end;
      siteBefore = p.site;
    }
    stretches.push({ day, from, to: c.dayEnd[day]!, siteBefore, siteAfter: -1 });
  }
  return stretches;
}

export function visitsOf(c: Compiled, stretches: Stretch[]): Visit[] {
  const visits: Visit[] = [];
  for (const s of c.sessions) {
    const site = s.sites[0];
    if (s.isFixed || s.sites.length !== 1 || site === undefined || site === c.online || s.wanted === 0)
      continue;
    const options: Visit["options"] = [];
    stretches.forEach((stretch, i) => {
      for (const mask of s.peerSets) {
        let earliest = -1;
        let latest = -1;
        for (const slot of s.slots) {
          const start = c.slotMinute[slot]!;
          if (c.slotDay[slot] !== stretch.day || s.awayMask[slot]! & mask) continue;
          const out = stretch.siteBefore < 0 ? 0 : needed(c, stretch.siteBefore, site);
          const back = stretch.siteAfter < 0 ? 0 : needed(c, site, stretch.siteAfter);
          const begins = stretch.from + (stretch.siteBefore < 0 ? 0 : out);
          if (start < begins || start + s.minutes + back > stretch.to) continue;
          if (earliest < 0) earliest = start;
          latest = start;
        }
        if (earliest >= 0) options.push({ stretch: i, mask, peers: peersIn(mask), earliest, latest });
      }
    });
    // A session at the site of all fixed points asks for no change; leaving it out keeps the proof short.
    const home = stretches.every(
      (x) => (x.siteBefore < 0 || x.siteBefore === site) && (x.siteAfter < 0 || x.siteAfter === site),
    );
    const anchored = stretches.some((x) => x.siteBefore >= 0 || x.siteAfter >= 0);
    if (options.length > 0 && !(home && anchored))
      visits.push({ s: s.index, site, minutes: s.minutes, options });
  }
  return visits;
}

export function needed(c: Compiled, a: number, b: number): number {
  return Math.max(c.gap, c.travel[a * c.siteCount + b]!);
}

function peersIn(mask: number): number[] {
  const list: number[] = [];
  for (let m = mask; m; m &= m - 1) list.push(31 - Math.clz32(m & -m));
  return list;
}

/** Changes of one peer in one stretch who visits the sites of a mask. */
export function changesFor(stretch: Stretch, sites: number): number {
  let others = sites;
  if (stretch.siteBefore >= 0) others &= ~(1 << stretch.siteBefore);
  if (stretch.siteAfter >= 0) others &= ~(1 << stretch.siteAfter);
  let n = 0;
  for (let m = others; m; m &= m - 1) n++;
  if (stretch.siteBefore >= 0 && stretch.siteAfter >= 0) {
    return stretch.siteBefore === stretch.siteAfter ? (n > 0 ? n + 1 : 0) : n + 1;
  }
  return stretch.siteBefore >= 0 || stretch.siteAfter >= 0 ? n : Math.max(0, n - 1);
}

/** Can all visits be made with at most `count` changes? Depth first, in the order given, while `left` lasts. */
function within(
  c: Compiled,
  stretches: Stretch[],
  visits: Visit[],
  count: number,
  effort: number,
): { possible: boolean; left: number } {
  const peers = c.peerCount;
  const sites = new Int32Array(peers * stretches.length);
  const held: { visit: Visit; option: Visit["options"][number] }[][] = Array.from(
    { length: peers * stretches.length },
    () => [],
  );
  // A change between different fixed points is there whether visits are made or not, so count the increase only.
  let left = effort;
  const place = (i: number, spent: number): boolean => {
    const visit = visits[i];
    if (!visit) return true;
    for (const option of visit.options) {
      if (--left <= 0) return false;
      const stretch = stretches[option.stretch]!;
      let added = 0;
      let clash = false;
      for (const p of option.peers) {
        const at = p * stretches.length + option.stretch;
        added += changesFor(stretch, sites[at]! | (1 << visit.site)) - changesFor(stretch, sites[at]!);
        if (spent + added > count || held[at]!.some((x) => !canShare(c, x, { visit, option }))) {
          clash = true;
          break;
        }
      }
      if (clash) continue;
      const before = option.peers.map((p) => sites[p * stretches.length + option.stretch]!);
      for (const p of option.peers) {
        sites[p * stretches.length + option.stretch]! |= 1 << visit.site;
        held[p * stretches.length + option.stretch]!.push({ visit, option });
      }
      const done = place(i + 1, spent + added);
      option.peers.forEach((p, k) => {
        sites[p * stretches.length + option.stretch] = before[k]!;
        held[p * stretches.length + option.stretch]!.pop();
      });
      if (done) return true;
      if (left <= 0) return false;
    }
    return false;
  };
  const possible = place(0, 0);
  return { possible, left };
}

/** Could one peer attend both within their times, in one order or the other? */
export function canShare(
  c: Compiled,
  a: { visit: Visit; option: Visit["options"][number] },
  b: { visit: Visit; option: Visit["options"][number] },
): boolean {
  const gap = needed(c, a.visit.site, b.visit.site);
  return (
    a.option.earliest + a.visit.minutes + gap <= b.option.latest ||
    b.option.earliest + b.visit.minutes + gap <= a.option.latest
  );
}
