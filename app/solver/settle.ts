/**
 * Making room: puts a session that is not placed where it costs the fewest others their place. Those wait for a
 * place in turn; a session that has had to leave often weighs more, so the same few do not push each other for ever.
 */
import type { Compiled } from "./compile.ts";
import { colliders } from "./conflicts.ts";
import { PlaceDrawer } from "./moves.ts";
import type { Random } from "./random.ts";
import { smallestRoom } from "./rooms.ts";
import type { Scorer } from "./scorer.ts";

/** Places looked at for one session. */
const LOOKS = 30;

/** A session and where it stood. */
interface Standing {
  x: number;
  slot: number;
  room: number;
  mask: number;
}

export class Settler {
  private readonly pushed: Int32Array;
  private readonly places: PlaceDrawer;

  constructor(
    private readonly compiled: Compiled,
    private readonly scorer: Scorer,
    private readonly random: Random,
    private readonly isMovable: ArrayLike<number>,
  ) {
    this.pushed = new Int32Array(compiled.sessions.length);
    this.places = new PlaceDrawer(compiled, scorer, random);
  }

  /** Places one session that is not placed, at the expense of others; false when there is none or no way. */
  makeRoom(): boolean {
    const { compiled: c, scorer, random, places } = this;
    const n = c.sessions.length;
    const from = random.below(n);
    let s = -1;
    for (let i = 0; i < n && s < 0; i++) {
      const x = (from + i) % n;
      if (scorer.slotOf[x]! < 0 && this.isMovable[x]) s = x;
    }
    if (s < 0) return false;
    let least = Number.POSITIVE_INFINITY;
    let [slot, site, mask] = [-1, -1, 0];
    for (let i = 0; i < LOOKS; i++) {
      if (!places.anywhere(s)) continue;
      let price = random.unit() / 2;
      for (const x of colliders(c, scorer, s, places.slot, places.site, places.mask)) {
        price += this.isMovable[x] ? c.sessions[x]!.wanted + this.pushed[x]! : Number.POSITIVE_INFINITY;
      }
      if (price < least) {
        least = price;
        ({ slot, site, mask } = places);
      }
    }
    if (slot < 0) return false;
    const out: Standing[] = [...colliders(c, scorer, s, slot, site, mask)].map((x) => this.standing(x));
    const before = scorer.clashes;
    for (const { x } of out) scorer.set(x, -1, -1, 0);
    const room = smallestRoom(c, scorer, s, slot, site);
    if (room >= 0) scorer.set(s, slot, room, mask);
    if (room >= 0) this.clearLunch(s, before, out);
    if (room >= 0 && scorer.clashes <= before) {
      for (const { x } of out) this.pushed[x]!++;
      return true;
    }
    // Lunch, order or rooms were in the way too: leave things as they were.
    scorer.set(s, -1, -1, 0);
    for (const o of out) scorer.set(o.x, o.slot, o.room, o.mask);
    return false;
  }

  private standing(x: number): Standing {
    const { slotOf, roomOf, maskOf } = this.scorer;
    return { x, slot: slotOf[x]!, room: roomOf[x]!, mask: maskOf[x]! };
  }

  /** Takes out sessions around lunch of the peers of `s`, one by one, while more is broken than before. */
  private clearLunch(s: number, before: number, out: Standing[]): void {
    const { compiled: c, scorer } = this;
    const day = scorer.dayOf[s]!;
    for (let x = 0; x < c.sessions.length && scorer.clashes > before; x++) {
      if (x === s || !this.isMovable[x] || scorer.dayOf[x] !== day) continue;
      if ((scorer.maskOf[x]! & scorer.maskOf[s]!) === 0) continue;
      if (scorer.startOf[x]! >= c.lunchTo + c.gap || scorer.endOf[x]! <= c.lunchFrom - c.gap) continue;
      out.push(this.standing(x));
      scorer.set(x, -1, -1, 0);
    }
  }
}
