/**
 * Where a session might go: draws places for the local search, most of them near what is there already. A place
 * is a slot, a site and a set of peers that break none of the session's own rules; collisions with other sessions
 * are for the caller to find.
 */
import type { Compiled } from "./compile.ts";
import { bitCount } from "./peer-sets.ts";
import type { Random } from "./random.ts";
import type { Scorer } from "./scorer.ts";

export class PlaceDrawer {
  /** The place drawn last. */
  slot = -1;
  site = -1;
  mask = 0;

  constructor(
    private readonly compiled: Compiled,
    private readonly scorer: Scorer,
    private readonly random: Random,
  ) {}

  /** Draws a place for a session, with its present one as the starting point; false when the draw gave none. */
  draw(s: number): boolean {
    if (this.scorer.slotOf[s]! < 0) return this.anywhere(s);
    const kind = this.random.below(100);
    if (kind < 25) return this.nextTo(s);
    if (kind < 50) return this.otherTime(s);
    if (kind < 80) return this.otherPeers(s);
    if (kind < 95) return this.anywhere(s);
    return this.otherSite(s);
  }

  /** Any slot, site and peers of the session's own. */
  anywhere(s: number): boolean {
    const { slots, peerSets, sites } = this.compiled.sessions[s]!;
    if (slots.length === 0 || peerSets.length === 0 || sites.length === 0) return false;
    const slot = slots[this.random.below(slots.length)]!;
    const site = sites[this.random.below(sites.length)]!;
    return this.take(s, slot, site, peerSets[this.random.below(peerSets.length)]!);
  }

  /** Could the session stand at this slot with these peers, the other sessions aside? */
  fits(s: number, slot: number, mask: number): boolean {
    const session = this.compiled.sessions[s]!;
    return (
      session.outside[slot] === 0 &&
      (session.awayMask[slot]! & mask) === 0 &&
      (session.fixedSlot < 0 || session.fixedSlot === slot)
    );
  }

  /** Do these peers satisfy H5? */
  suits(s: number, mask: number): boolean {
    const { requiredMask, roleMasks, wanted } = this.compiled.sessions[s]!;
    if ((requiredMask & ~mask) !== 0 || bitCount(mask) !== wanted) return false;
    for (const role of roleMasks) if ((role & mask) === 0) return false;
    return true;
  }

  private take(s: number, slot: number, site: number, mask: number): boolean {
    if (!this.fits(s, slot, mask)) return false;
    this.slot = slot;
    this.site = site;
    this.mask = mask;
    return true;
  }

  private otherTime(s: number): boolean {
    const { slots, sites } = this.compiled.sessions[s]!;
    const slot = slots[this.random.below(slots.length)]!;
    if (slot === this.scorer.slotOf[s]) return false;
    const site = this.random.below(3) ? this.scorer.siteOf[s]! : sites[this.random.below(sites.length)]!;
    return this.take(s, slot, site, this.scorer.maskOf[s]!);
  }

  /** Directly before or after another session, with peers of its own or those of that session. */
  private nextTo(s: number): boolean {
    const { scorer, random, compiled } = this;
    const x = random.below(compiled.sessions.length);
    if (x === s || scorer.slotOf[x]! < 0) return false;
    const session = compiled.sessions[s]!;
    const siteX = scorer.siteOf[x]!;
    let site = scorer.siteOf[s]!;
    if (site !== siteX && session.roomsAt[siteX]!.length > 0 && random.below(4)) site = siteX;
    let mask = scorer.maskOf[s]!;
    const maskX = scorer.maskOf[x]!;
    if ((mask & maskX) === 0 || random.below(2)) {
      if (this.suits(s, maskX)) mask = maskX;
      else if ((mask & maskX) === 0) {
        const { peerSets } = session;
        mask = peerSets[random.below(peerSets.length)]!;
      }
    }
    const journey = compiled.travel[site * compiled.siteCount + siteX]!;
    const gap = Math.max(compiled.gap, journey);
    const unit = compiled.instance.slotMinutes;
    const extra = random.below(3) === 0 ? unit * (1 + random.below(4)) : 0;
    const day = scorer.dayOf[x]!;
    const base = compiled.dayStart[day]!;
    const step = random.below(2)
      ? Math.ceil((scorer.endOf[x]! + gap + extra - base) / unit)
      : Math.floor((scorer.startOf[x]! - gap - extra - session.minutes - base) / unit);
    if (step < 0) return false;
    const slot = compiled.firstSlotOfDay[day]! + step;
    if (slot >= compiled.firstSlotOfDay[day + 1]!) return false;
    return this.take(s, slot, site, mask);
  }

  private otherPeers(s: number): boolean {
    const { peerSets } = this.compiled.sessions[s]!;
    const mask = peerSets[this.random.below(peerSets.length)]!;
    if (mask === this.scorer.maskOf[s]) return false;
    return this.take(s, this.scorer.slotOf[s]!, this.scorer.siteOf[s]!, mask);
  }

  private otherSite(s: number): boolean {
    const { sites } = this.compiled.sessions[s]!;
    const site = sites[this.random.below(sites.length)]!;
    if (site === this.scorer.siteOf[s]) return false;
    return this.take(s, this.scorer.slotOf[s]!, site, this.scorer.maskOf[s]!);
  }
}

/** One bit of a mask at random; 0 when it is empty. */
export function pickBit(mask: number, random: Random): number {
  const n = bitCount(mask);
  if (n === 0) return 0;
  let m = mask;
  for (let skip = random.below(n); skip > 0; skip--) m &= m - 1;
  return m & -m;
}
