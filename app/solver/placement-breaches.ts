/** Breaches that follow from one session's own place, whatever the others do: H3 (windows), H4, H5, H7 and H9. */

import { minutesOf } from "#app/platform/clock-time.ts";
import type { Compiled, CompiledSession } from "./compile.ts";
import { bitCount } from "./peer-sets.ts";

/** Adds the breaches of a session at a slot, room and mask to `into` (index = rule), times `sign`; returns their sum. */
export function countOwnBreaches(
  c: Compiled,
  s: CompiledSession,
  slot: number,
  room: number,
  mask: number,
  into: Int32Array | undefined,
  sign: number,
): number {
  const h3 = s.outside[slot]!;
  const site = c.roomSite[room]!;
  const present = bitCount(mask);
  const seats = c.roomCapacity[room]! < s.headcount + present ? 1 : 0;
  const h4 = (s.siteAllowed[site] ? 0 : 1) + seats + s.lacking[room]!;
  let h5 = present === s.wanted ? 0 : 1;
  const lacking = s.lackMask & ~mask;
  if (lacking) h5 += bitCount(lacking);
  for (const role of s.roleMasks) if ((role & mask) === 0) h5++;
  const h7 = s.isFixed && (slot !== s.fixedSlot || (s.fixedSite >= 0 && s.fixedSite !== site)) ? 1 : 0;
  const away = s.awayMask[slot]! & mask;
  const h9 = away ? countAway(c, s, slot, away) : 0;
  if (into) {
    into[3]! += sign * h3;
    into[4]! += sign * h4;
    into[5]! += sign * h5;
    into[7]! += sign * h7;
    into[9]! += sign * h9;
  }
  return h3 + h4 + h5 + h7 + h9;
}

/** Each `unavailable` entry that a peer's session runs into counts one. */
function countAway(c: Compiled, s: CompiledSession, slot: number, away: number): number {
  const date = c.dates[c.slotDay[slot]!]!;
  const start = c.slotMinute[slot]!;
  const end = start + s.minutes;
  let n = 0;
  for (let m = away; m; m &= m - 1) {
    for (const u of c.instance.peers[31 - Math.clz32(m & -m)]!.unavailable) {
      if (u.date === date && start < minutesOf(u.end) && end > minutesOf(u.start)) n++;
    }
  }
  return n;
}
