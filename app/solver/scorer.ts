/**
 * The incremental scorer: holds a timetable (every session placed or not), its breaches of H1 to H9 and its costs
 * S1 to S6, and keeps both right while single sessions are placed, moved and taken out. `moveDelta` prices a move
 * without making it. `recount.ts` counts the same from nothing and is what this one is tested against.
 */
import { type Anchor, anchorPrice } from "./anchors.ts";
import type { Compiled } from "./compile.ts";
import { DayChain } from "./day-chain.ts";
import { DAY_PARTS, DayNotes } from "./day-notes.ts";
import { PairLoad } from "./pair-load.ts";
import { countOwnBreaches } from "./placement-breaches.ts";
import { SharedUse } from "./shared-use.ts";
import { DEFAULT_SOFT_RULES, HARD_RULES, SOFT_COSTS, type SoftRules, type Verdict } from "./weights.ts";

export interface ScorerOptions {
  rules?: SoftRules;
  /** Penalty of a broken hard rule in the search's objective. */
  hardWeight?: number;
  /** Penalty of a session left out, by session. */
  unplacedWeight?: ArrayLike<number>;
  anchors?: (Anchor | undefined)[];
}

export class Scorer {
  /** Where each session stands: slot (-1 = not placed), room and peers' mask. Read only for callers. */
  readonly slotOf: Int32Array;
  readonly roomOf: Int32Array;
  readonly maskOf: Int32Array;
  readonly dayOf: Int32Array;
  readonly startOf: Int32Array;
  readonly endOf: Int32Array;
  readonly siteOf: Int32Array;
  /** Sessions of peer p on day d, by start: `chains[(p * days + d) * sessions + i]`, i below `chainLength`. */
  readonly chains: Int32Array;
  readonly chainLength: Int32Array;
  /** Weighted breaches and costs of each peer and day. */
  readonly chainCost: Float64Array;
  /** Breaches by rule (index 1 to 9) and cost units by cost (index 1 to 6). */
  readonly broken = new Int32Array(10);
  readonly units = new Int32Array(7);
  readonly pairs: PairLoad;
  /** Penalty of one breach. */
  readonly hardWeight: number;
  readonly weights: Float64Array;
  private readonly unplaced: Float64Array;
  private unplacedPenalty = 0;
  private disturbancePaid = 0;
  private readonly anchors: (Anchor | undefined)[];
  private readonly stride: number;
  /** Per peer and day: h2, h6, s1, s2, s5. */
  private readonly chainParts: Int32Array;
  private readonly notes = new DayNotes();
  private isKeptTrackOf = false;
  private rewinding = false;
  private readonly day: DayChain;
  private readonly shared: SharedUse;
  /** Breaches of what stands and is not to be placed: they are there whatever the search does. */
  private readonly given: number;

  constructor(
    readonly compiled: Compiled,
    options: ScorerOptions = {},
  ) {
    const c = compiled;
    const n = c.sessions.length;
    const r = options.rules ?? DEFAULT_SOFT_RULES;
    this.weights = Float64Array.of(0, r.siteChange, r.longRun, r.uneven, r.offTheme, r.idle, r.together);
    this.hardWeight = options.hardWeight ?? 1000;
    this.unplaced = Float64Array.from({ length: n }, (_, i) => options.unplacedWeight?.[i] ?? 1000);
    this.anchors = options.anchors ?? [];
    this.slotOf = new Int32Array(n).fill(-1);
    this.roomOf = new Int32Array(n).fill(-1);
    this.maskOf = new Int32Array(n);
    this.dayOf = new Int32Array(n).fill(-1);
    this.startOf = new Int32Array(n);
    this.endOf = new Int32Array(n);
    this.siteOf = new Int32Array(n).fill(-1);
    this.stride = n;
    this.chains = new Int32Array(c.peerCount * c.dayCount * n);
    this.chainLength = new Int32Array(c.peerCount * c.dayCount);
    this.chainParts = new Int32Array(c.peerCount * c.dayCount * DAY_PARTS);
    this.chainCost = new Float64Array(c.peerCount * c.dayCount);
    this.day = new DayChain(c, r);
    this.pairs = new PairLoad(c, r);
    this.shared = new SharedUse(c, this);
    this.broken[1] = n;
    for (let s = 0; s < n; s++) this.unplacedPenalty += this.unplaced[s]!;
    for (const { index, stands } of c.sessions) {
      if (stands !== null) this.set(index, stands.slot, stands.room, stands.mask);
    }
    this.given = this.hard - this.broken[1]!;
  }

  /** Breaches of every rule together, sessions not placed included. */
  get hard(): number {
    let n = 0;
    for (let i = 1; i <= 9; i++) n += this.broken[i]!;
    return n;
  }

  /** Breaches other than sessions not placed, and other than those among what stands and stays. */
  get clashes(): number {
    return this.hard - this.broken[1]! - this.given;
  }

  get soft(): number {
    let n = 0;
    for (let i = 1; i <= 6; i++) n += this.weights[i]! * this.units[i]!;
    return n;
  }

  /** Paid for leaving promised places. */
  get disturbance(): number {
    return this.disturbancePaid;
  }

  /** What the search lowers: breaches, sessions left out, soft cost and disturbance. */
  get penalty(): number {
    return this.clashes * this.hardWeight + this.unplacedPenalty + this.soft + this.disturbancePaid;
  }

  /** The room this session was promised, or -1. */
  promisedRoom(s: number): number {
    return this.anchors[s]?.room ?? -1;
  }

  /** Penalty of leaving this session out. */
  unplacedWeight(s: number): number {
    return this.unplaced[s]!;
  }

  verdict(): Verdict {
    const broken = Object.fromEntries(
      HARD_RULES.map((r, i) => [r, this.broken[i + 1]!]),
    ) as Verdict["broken"];
    const cost = Object.fromEntries(
      SOFT_COSTS.map((s, i) => [s, this.units[i + 1]! * this.weights[i + 1]!]),
    ) as Verdict["cost"];
    return { hard: this.hard, soft: this.soft, broken, cost };
  }

  /**
   * Puts a session at a slot, in a room, with the peers of a mask; moves it there when it stands elsewhere; slot
   * -1 takes it out. The slot must keep the session inside its day (`outside[slot]` below 255). A few microseconds.
   */
  set(s: number, slot: number, room: number, mask: number): void {
    const c = this.compiled;
    const session = c.sessions[s]!;
    const [oldSlot, oldRoom, oldSite] = [this.slotOf[s]!, this.roomOf[s]!, this.siteOf[s]!];
    const [oldMask, oldDay] = [this.maskOf[s]!, this.dayOf[s]!];
    const newMask = slot < 0 ? 0 : mask;
    const site = slot < 0 ? -1 : c.roomSite[room]!;
    // What only depends on where and when stays as it is while neither changes.
    const isThere = slot === oldSlot && room === oldRoom;
    const stays = slot === oldSlot && site === oldSite ? oldMask & newMask : 0;
    if (oldSlot >= 0) {
      this.accountOwn(s, -1);
      if (!isThere) this.accountPlace(s, -1);
      for (let m = oldMask & ~stays; m; m &= m - 1)
        this.delist((31 - Math.clz32(m & -m)) * c.dayCount + oldDay, s);
    }
    this.pairs.change(session, oldMask, newMask, this.units);
    this.slotOf[s] = slot;
    this.roomOf[s] = slot < 0 ? -1 : room;
    this.maskOf[s] = newMask;
    this.siteOf[s] = site;
    if (slot < 0) this.dayOf[s] = -1;
    else {
      this.dayOf[s] = c.slotDay[slot]!;
      this.startOf[s] = c.slotMinute[slot]!;
      this.endOf[s] = this.startOf[s]! + session.minutes;
      this.accountOwn(s, 1);
      if (!isThere) this.accountPlace(s, 1);
      for (let m = newMask & ~stays; m; m &= m - 1)
        this.enlist((31 - Math.clz32(m & -m)) * c.dayCount + this.dayOf[s]!, s);
    }
    const day = this.dayOf[s]!;
    for (let m = newMask & ~stays; m; m &= m - 1)
      this.recountChain((31 - Math.clz32(m & -m)) * c.dayCount + day);
    for (let m = (day === oldDay ? oldMask & ~newMask : oldMask) & ~stays; m; m &= m - 1)
      this.recountChain((31 - Math.clz32(m & -m)) * c.dayCount + oldDay);
  }

  /** Is nobody but session `s` in this room on this day from start to end (minutes after midnight)? */
  isRoomFree(room: number, day: number, start: number, end: number, s: number): boolean {
    return this.shared.isRoomFree(room, day, start, end, s);
  }

  /** Books in (sign 1) or out (sign -1) what follows from a placed session itself. */
  private accountOwn(s: number, sign: 1 | -1): void {
    const session = this.compiled.sessions[s]!;
    const [slot, room, mask] = [this.slotOf[s]!, this.roomOf[s]!, this.maskOf[s]!];
    this.broken[1]! -= sign;
    this.unplacedPenalty -= sign * this.unplaced[s]!;
    this.disturbancePaid += sign * anchorPrice(this.anchors[s], slot, room, mask);
    countOwnBreaches(this.compiled, session, slot, room, mask, this.broken, sign);
    if (session.leadMask !== -1 && (session.leadMask & mask) === 0) this.units[4]! += sign;
  }

  /** Books in or out what a placed session's time and room share with others: order, rooms and interviewees. */
  private accountPlace(s: number, sign: 1 | -1): void {
    const session = this.compiled.sessions[s]!;
    const { broken, shared } = this;
    const day = this.dayOf[s]!;
    broken[8]! += sign * shared.orderBreaches(session, day, this.startOf[s]!, this.endOf[s]!);
    broken[4]! += shared.bookRoom(s, this.roomOf[s]!, day, sign);
    broken[3]! += shared.bookPeople(session, day, sign);
  }

  /**
   * The change of `penalty` were session `s` to stand at a slot (-1 = taken out), room and mask; nothing changes.
   * As soon as the change is certain to be above `limit`, it stops counting and returns Infinity.
   */
  moveDelta(s: number, slot: number, room: number, peers: number, limit = Number.POSITIVE_INFINITY): number {
    const mask = slot < 0 ? 0 : peers;
    const c = this.compiled;
    const session = c.sessions[s]!;
    const [oldSlot, oldRoom] = [this.slotOf[s]!, this.roomOf[s]!];
    const oldMask = this.maskOf[s]!;
    const oldDay = this.dayOf[s]!;
    const [w, hw] = [this.weights, this.hardWeight];
    let delta = 0;
    let hard = 0;
    let day = -1;
    let start = 0;
    let end = 0;
    let site = -1;
    if (slot >= 0) {
      day = c.slotDay[slot]!;
      start = c.slotMinute[slot]!;
      end = start + session.minutes;
      site = c.roomSite[room]!;
      hard += countOwnBreaches(c, session, slot, room, mask, undefined, 1);
      hard += this.shared.orderBreaches(session, day, start, end);
      if (session.leadMask !== -1 && (session.leadMask & mask) === 0) delta += w[4]!;
      delta += anchorPrice(this.anchors[s], slot, room, mask);
    } else delta += this.unplaced[s]!;
    if (oldSlot >= 0) {
      hard -= countOwnBreaches(c, session, oldSlot, oldRoom, oldMask, undefined, 1);
      hard -= this.shared.orderBreaches(session, oldDay, this.startOf[s]!, this.endOf[s]!);
      if (session.leadMask !== -1 && (session.leadMask & oldMask) === 0) delta -= w[4]!;
      delta -= anchorPrice(this.anchors[s], oldSlot, oldRoom, oldMask);
    } else delta -= this.unplaced[s]!;
    const isThere = slot === oldSlot && slot >= 0 && site === this.siteOf[s];
    if (!isThere || room !== oldRoom)
      hard += this.shared.roomDelta(s, oldRoom, oldDay, room, day, start, end);
    if (!isThere) hard += this.shared.peopleDelta(session, oldDay, day, start, end, site);
    // Peers who stay at the same time and site have the same day as before.
    const stays = isThere ? oldMask & mask : 0;
    delta += hard * hw;
    if (session.counted && mask !== oldMask) {
      delta += w[3]! * (this.pairs.unevenUnits(oldMask, mask, session.minutes) - this.units[3]!);
      delta += w[6]! * this.pairs.togetherDelta(oldMask, mask, this.units[6]!);
    }
    // What the chains still to be counted could at most give back.
    let gain = 0;
    const days = c.dayCount;
    if (oldDay >= 0) {
      for (let m = oldMask & ~stays; m; m &= m - 1)
        gain += this.chainCost[(31 - Math.clz32(m & -m)) * days + oldDay]!;
    }
    if (slot >= 0) {
      for (let m = day === oldDay ? mask & ~oldMask : mask; m; m &= m - 1) {
        gain += this.chainCost[(31 - Math.clz32(m & -m)) * days + day]!;
      }
    }
    if (delta - gain > limit) return Number.POSITIVE_INFINITY;
    if (slot >= 0) {
      for (let m = mask & ~stays; m; m &= m - 1) {
        const bit = m & -m;
        const chain = (31 - Math.clz32(bit)) * days + day;
        const before = this.chainCost[chain]!;
        delta += this.trialCost(chain, s, start, end, site) - before;
        gain -= before;
        if (delta - gain > limit) return Number.POSITIVE_INFINITY;
      }
    }
    for (let m = slot >= 0 && day === oldDay ? oldMask & ~mask : oldMask; m; m &= m - 1) {
      const chain = (31 - Math.clz32(m & -m)) * days + oldDay;
      const before = this.chainCost[chain]!;
      delta += this.trialCost(chain, s, -1, -1, -1) - before;
      gain -= before;
      if (delta - gain > limit) return Number.POSITIVE_INFINITY;
    }
    return delta;
  }

  /** Cost of a peer's day without session `s`, or with it at a start (-1 = without). */
  private trialCost(chain: number, s: number, start: number, end: number, site: number): number {
    const { day, startOf, endOf, siteOf } = this;
    const online = this.compiled.online;
    const from = chain * this.stride;
    const length = this.chainLength[chain]!;
    let waiting = start >= 0;
    let n = 0;
    let anyOnline = waiting && site === online;
    for (let i = 0; i < length; i++) {
      const x = this.chains[from + i]!;
      if (x === s) continue;
      const xs = startOf[x]!;
      if (waiting && (start < xs || (start === xs && (end < endOf[x]! || (end === endOf[x]! && s < x))))) {
        day.start[n] = start;
        day.end[n] = end;
        day.site[n++] = site;
        waiting = false;
      }
      day.start[n] = xs;
      day.end[n] = endOf[x]!;
      const at = siteOf[x]!;
      if (at === online) anyOnline = true;
      day.site[n++] = at;
    }
    if (waiting) {
      day.start[n] = start;
      day.end[n] = end;
      day.site[n++] = site;
    }
    day.count(n, anyOnline);
    return this.dayCost();
  }

  private dayCost(): number {
    const { day, weights: w } = this;
    return (day.h2 + day.h6) * this.hardWeight + w[1]! * day.s1 + w[2]! * day.s2 + w[5]! * day.s5;
  }

  private recountChain(chain: number): void {
    if (this.rewinding) return;
    if (this.isKeptTrackOf) this.notes.add(chain, this.chainCost[chain]!, this.chainParts);
    this.chainCost[chain] = this.trialCost(chain, -1, -1, -1, -1);
    const { h2, h6, s1, s2, s5 } = this.day;
    this.setParts(chain, h2, h6, s1, s2, s5);
  }

  private setParts(chain: number, h2: number, h6: number, s1: number, s2: number, s5: number): void {
    const { chainParts: parts, broken, units } = this;
    const at = chain * DAY_PARTS;
    broken[2]! += h2 - parts[at]!;
    broken[6]! += h6 - parts[at + 1]!;
    units[1]! += s1 - parts[at + 2]!;
    units[2]! += s2 - parts[at + 3]!;
    units[5]! += s5 - parts[at + 4]!;
    parts[at] = h2;
    parts[at + 1] = h6;
    parts[at + 2] = s1;
    parts[at + 3] = s2;
    parts[at + 4] = s5;
  }

  /**
   * From now on every change can be taken back by `rewind`, faster than by setting sessions back: the days' costs
   * are remembered, not counted again. A mark set before is forgotten.
   */
  mark(): void {
    this.isKeptTrackOf = true;
    this.notes.clear();
  }

  /**
   * Takes back changes since `mark`: `back` sets every session where it stood, the last changed first. Must undo
   * all of them.
   */
  rewind(back: () => void): void {
    this.rewinding = true;
    back();
    this.rewinding = false;
    this.isKeptTrackOf = false;
    this.notes.takeBack((chain, cost, h2, h6, s1, s2, s5) => {
      this.chainCost[chain] = cost;
      this.setParts(chain, h2, h6, s1, s2, s5);
    });
  }

  /** The changes since `mark` are to stay. */
  unmark(): void {
    this.isKeptTrackOf = false;
  }

  private enlist(chain: number, s: number): void {
    const from = chain * this.stride;
    let i = from + this.chainLength[chain]!++;
    for (; i > from && this.shared.isBefore(s, this.chains[i - 1]!); i--)
      this.chains[i] = this.chains[i - 1]!;
    this.chains[i] = s;
  }

  private delist(chain: number, s: number): void {
    const from = chain * this.stride;
    const last = from + --this.chainLength[chain]!;
    let i = from;
    while (this.chains[i] !== s) i++;
    for (; i < last; i++) this.chains[i] = this.chains[i + 1]!;
  }
}
