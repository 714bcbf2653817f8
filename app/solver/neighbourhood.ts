/**
 * The moves of the local search, each tried against a limit on the change of penalty: kept when at or below it,
 * undone otherwise. Four kinds: one session goes elsewhere; one goes where another stands and that one is placed
 * anew; two sessions exchange peers; two peers exchange a stretch of a day.
 */
import type { Compiled } from "./compile.ts";
import { CROWDED, collision, FREE } from "./conflicts.ts";
import { PlaceDrawer, pickBit } from "./moves.ts";
import type { Random } from "./random.ts";
import { smallestRoom } from "./rooms.ts";
import type { Scorer } from "./scorer.ts";

/** How often a place is drawn before a try is given up. */
const DRAWS = 6;
/** In how many of a thousand single collisions the other session is asked to make way. */
const MAKE_WAY = 150;
/** Places looked at for a session that had to make way. */
const NEW_PLACES = 10;
/** What the place of a session that had to make way saves at most, as far as is reckoned with. */
const FILLED_WAIT = 20;

export class Neighbourhood {
  private readonly movable: Int32Array;
  /** 1 for each session that may move. */
  readonly isMovable: Uint8Array;
  private readonly places: PlaceDrawer;
  /** What to undo: sessions with their former places. */
  private readonly undo: { s: number; slot: number; room: number; mask: number }[] = [];
  private undoCount = 0;

  constructor(
    private readonly compiled: Compiled,
    private readonly scorer: Scorer,
    private readonly random: Random,
    frozen?: ReadonlySet<number>,
  ) {
    this.movable = Int32Array.from(
      compiled.sessions
        .filter((s) => !frozen?.has(s.index) && s.slots.length * s.peerSets.length * s.sites.length > 0)
        .filter((s) => s.slots.length * s.peerSets.length * s.sites.length > 1 || scorer.slotOf[s.index]! < 0)
        .map((s) => s.index),
    );
    this.isMovable = new Uint8Array(compiled.sessions.length);
    for (const s of this.movable) this.isMovable[s] = 1;
    this.places = new PlaceDrawer(compiled, scorer, random);
    for (let i = 0; i <= compiled.sessions.length; i++) this.undo.push({ s: 0, slot: 0, room: 0, mask: 0 });
  }

  /** Is there nothing to move? */
  get empty(): boolean {
    return this.movable.length === 0;
  }

  /** Tries one move; returns the change of penalty when it was kept, 0 otherwise. */
  tryMove(limit: number): number {
    const kind = this.random.below(200);
    const delta =
      kind < 176
        ? this.relocate(limit)
        : kind < 196
          ? this.exchangePeers(limit)
          : this.exchangeStretch(limit);
    this.scorer.unmark();
    return delta;
  }

  /** A session at random; while some are not placed, one of those every other time. */
  private pick(): number {
    const { movable, random, scorer } = this;
    const from = random.below(movable.length);
    if (scorer.broken[1]! > 0 && random.below(2)) {
      for (let i = 0; i < movable.length; i++) {
        const s = movable[(from + i) % movable.length]!;
        if (scorer.slotOf[s]! < 0) return s;
      }
    }
    return movable[from]!;
  }

  private relocate(limit: number): number {
    const { compiled: c, scorer, random, places } = this;
    const s = this.pick();
    for (let i = 0; i < DRAWS; i++) {
      if (!places.draw(s)) continue;
      const { slot, site, mask } = places;
      const x = collision(c, scorer, s, slot, site, mask);
      if (x === CROWDED) continue;
      if (x === FREE) {
        const room = smallestRoom(c, scorer, s, slot, site);
        if (room < 0) continue;
        const delta = scorer.moveDelta(s, slot, room, mask, limit);
        if (delta > limit) return 0;
        scorer.set(s, slot, room, mask);
        return delta;
      }
      if (this.isMovable[x] && (scorer.slotOf[s]! < 0 || random.below(1000) < MAKE_WAY))
        return this.makeWay(s, x, slot, site, mask, limit);
    }
    return 0;
  }

  /** Puts `s` where `x` is in the way and looks for a new place for `x`. */
  private makeWay(s: number, x: number, slot: number, site: number, mask: number, limit: number): number {
    const { compiled: c, scorer, random, places } = this;
    const before = scorer.penalty;
    const [oldSlot, oldMask, oldSite] = [scorer.slotOf[s]!, scorer.maskOf[s]!, scorer.siteOf[s]!];
    const [slotX, siteX, maskX] = [scorer.slotOf[x]!, scorer.siteOf[x]!, scorer.maskOf[x]!];
    this.begin();
    this.change(x, -1, -1, 0);
    const room = smallestRoom(c, scorer, s, slot, site);
    if (room < 0) return this.rollBack();
    // At best the other finds a place that costs nothing and fills a wait.
    const most = limit + scorer.unplacedWeight(x) + FILLED_WAIT;
    const without = scorer.penalty - before;
    if (scorer.moveDelta(s, slot, room, mask, most - without) > most - without) return this.rollBack();
    this.change(s, slot, room, mask);
    const soFar = scorer.penalty - before;
    let best = Math.min(limit - soFar, 0);
    let [bestSlot, bestRoom, bestMask] = [-1, -1, 0];
    const sessionX = c.sessions[x]!;
    for (let i = 0; i < NEW_PLACES; i++) {
      let [atSlot, atSite, atMask] = [slotX, siteX, maskX];
      if (i < 4 && oldSlot >= 0) {
        // First where the other came from, then the old time with other peers.
        if (i < 2) atSlot = oldSlot;
        if (i === 1 || i === 2) atMask = oldMask;
        if (i < 2 && sessionX.roomsAt[oldSite]!.length) atSite = oldSite;
        if (i === 3) atMask = sessionX.peerSets[random.below(sessionX.peerSets.length)]!;
        if (!places.suits(x, atMask) || !places.fits(x, atSlot, atMask)) continue;
      } else if (i % 2) {
        atSlot = sessionX.slots[random.below(sessionX.slots.length)]!;
        if (!places.fits(x, atSlot, atMask)) continue;
      } else {
        if (!places.anywhere(x)) continue;
        atSlot = places.slot;
        atSite = places.site;
        atMask = places.mask;
      }
      if (collision(c, scorer, x, atSlot, atSite, atMask) !== FREE) continue;
      const at = smallestRoom(c, scorer, x, atSlot, atSite);
      if (at < 0) continue;
      const delta = scorer.moveDelta(x, atSlot, at, atMask, best);
      if (delta <= best) {
        best = delta;
        [bestSlot, bestRoom, bestMask] = [atSlot, at, atMask];
      }
    }
    if (bestSlot < 0) {
      if (soFar <= limit) return soFar;
      return this.rollBack();
    }
    scorer.set(x, bestSlot, bestRoom, bestMask);
    return soFar + best;
  }

  /** Two sessions exchange one peer or all of them. */
  private exchangePeers(limit: number): number {
    const { scorer, random, places } = this;
    const s = this.movable[random.below(this.movable.length)]!;
    const x = this.movable[random.below(this.movable.length)]!;
    const [ms, mx] = [scorer.maskOf[s]!, scorer.maskOf[x]!];
    if (x === s || ms === mx || scorer.slotOf[s]! < 0 || scorer.slotOf[x]! < 0) return 0;
    let [a, b] = [mx, ms];
    if (random.below(2)) {
      const out = pickBit(ms & ~mx, random);
      const into = pickBit(mx & ~ms, random);
      if (out === 0 || into === 0) return 0;
      a = (ms & ~out) | into;
      b = (mx & ~into) | out;
    }
    if (!places.suits(s, a) || !places.suits(x, b)) return 0;
    if (!places.fits(s, scorer.slotOf[s]!, a) || !places.fits(x, scorer.slotOf[x]!, b)) return 0;
    const before = scorer.penalty;
    this.begin();
    this.change(s, scorer.slotOf[s]!, scorer.roomOf[s]!, a);
    const soFar = scorer.penalty - before;
    const delta = soFar + scorer.moveDelta(x, scorer.slotOf[x]!, scorer.roomOf[x]!, b, limit - soFar);
    if (delta > limit) return this.rollBack();
    scorer.set(x, scorer.slotOf[x]!, scorer.roomOf[x]!, b);
    return delta;
  }

  /** Two peers exchange all they can of one day, or of the part of it before or after some session. */
  private exchangeStretch(limit: number): number {
    const { compiled: c, scorer, random, places } = this;
    const s = this.movable[random.below(this.movable.length)]!;
    const day = scorer.dayOf[s]!;
    if (day < 0) return 0;
    const a = pickBit(scorer.maskOf[s]!, random);
    const b = pickBit(c.allMask & ~scorer.maskOf[s]!, random);
    if (a === 0 || b === 0) return 0;
    const part = random.below(3);
    const from = part === 1 ? scorer.startOf[s]! : 0;
    const to = part === 2 ? scorer.startOf[s]! : 1440;
    const before = scorer.penalty;
    this.begin();
    for (const x of this.movable) {
      const mask = scorer.maskOf[x]!;
      if (scorer.dayOf[x] !== day || scorer.startOf[x]! < from || scorer.startOf[x]! > to) continue;
      if (((mask & a) !== 0) === ((mask & b) !== 0)) continue;
      const swapped = mask ^ a ^ b;
      if (!places.suits(x, swapped) || !places.fits(x, scorer.slotOf[x]!, swapped)) continue;
      this.change(x, scorer.slotOf[x]!, scorer.roomOf[x]!, swapped);
    }
    const delta = scorer.penalty - before;
    return delta > limit ? this.rollBack() : delta;
  }

  private change(s: number, slot: number, room: number, mask: number): void {
    const entry = this.undo[this.undoCount++]!;
    entry.s = s;
    entry.slot = this.scorer.slotOf[s]!;
    entry.room = this.scorer.roomOf[s]!;
    entry.mask = this.scorer.maskOf[s]!;
    this.scorer.set(s, slot, room, mask);
  }

  private begin(): void {
    this.undoCount = 0;
    this.scorer.mark();
  }

  private rollBack(): 0 {
    this.scorer.rewind(this.setBack);
    return 0;
  }

  private readonly setBack = () => {
    while (this.undoCount > 0) {
      const entry = this.undo[--this.undoCount]!;
      this.scorer.set(entry.s, entry.slot, entry.room, entry.mask);
    }
  };
}
