/** Which placed session stands in the way of another: a quick look before a move is priced. */
import type { Compiled } from "./compile.ts";
import type { Scorer } from "./scorer.ts";

/** Nothing stands in the way. */
export const FREE = -1;
/** More than one session does. */
export const CROWDED = -2;

/**
 * The one session that a place for `s` collides with through its peers (gap and journey kept) or interviewees
 * (journey kept); FREE or CROWDED when there is none or more than one. Rooms, lunch and order are not looked at.
 */
export function collision(
  c: Compiled,
  scorer: Scorer,
  s: number,
  slot: number,
  site: number,
  mask: number,
): number {
  const session = c.sessions[s]!;
  const day = c.slotDay[slot]!;
  const start = c.slotMinute[slot]!;
  const end = start + session.minutes;
  const { chains, chainLength, startOf, endOf, siteOf, dayOf } = scorer;
  const { gap, travel, siteCount, dayCount } = c;
  const stride = c.sessions.length;
  let found = FREE;
  for (let m = mask; m; m &= m - 1) {
    const chain = (31 - Math.clz32(m & -m)) * dayCount + day;
    const from = chain * stride;
    const to = from + chainLength[chain]!;
    for (let i = from; i < to; i++) {
      const x = chains[i]!;
      if (x === s || x === found) continue;
      const journey = travel[siteOf[x]! * siteCount + site]!;
      const need = Math.max(journey, gap);
      if (startOf[x]! >= end + need) break;
      if (endOf[x]! + need <= start) continue;
      if (found !== FREE) return CROWDED;
      found = x;
    }
  }
  for (const person of session.sharedPeople) {
    for (const x of c.personSessions[person]!) {
      if (x === s || x === found || dayOf[x] !== day) continue;
      const journey = travel[siteOf[x]! * siteCount + site]!;
      if (startOf[x]! >= end + journey || endOf[x]! + journey <= start) continue;
      if (found !== FREE) return CROWDED;
      found = x;
    }
  }
  return found;
}

/** Every session a place for `s` collides with through its peers (gap and journey kept) or interviewees. */
export function colliders(
  c: Compiled,
  scorer: Scorer,
  s: number,
  slot: number,
  site: number,
  mask: number,
): Set<number> {
  const session = c.sessions[s]!;
  const day = c.slotDay[slot]!;
  const start = c.slotMinute[slot]!;
  const end = start + session.minutes;
  const found = new Set<number>();
  const look = (x: number, gap: number) => {
    const need = Math.max(gap, c.travel[scorer.siteOf[x]! * c.siteCount + site]!);
    if (scorer.startOf[x]! < end + need && scorer.endOf[x]! + need > start) found.add(x);
  };
  for (let m = mask; m; m &= m - 1) {
    const chain = (31 - Math.clz32(m & -m)) * c.dayCount + day;
    const from = chain * c.sessions.length;
    for (let i = from; i < from + scorer.chainLength[chain]!; i++) {
      if (scorer.chains[i] !== s) look(scorer.chains[i]!, c.gap);
    }
  }
  for (const person of session.sharedPeople) {
    for (const x of c.personSessions[person]!) if (x !== s && scorer.dayOf[x] === day) look(x, 0);
  }
  return found;
}
