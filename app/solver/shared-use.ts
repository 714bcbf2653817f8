/**
 * What sessions share besides peers: rooms (one session at a time, H4), interviewees of two sessions or more (no
 * overlap and time for the journey, H3) and the order asked for by `after` (H8). Counted between neighbours in
 * order of start, as the exchange format counts them.
 */
import type { Compiled, CompiledSession } from "./compile.ts";

/** The part of the scorer that says where each session stands. */
interface Standing {
  readonly slotOf: Int32Array;
  readonly dayOf: Int32Array;
  readonly startOf: Int32Array;
  readonly endOf: Int32Array;
  readonly siteOf: Int32Array;
}

export class SharedUse {
  private readonly stride: number;
  private readonly rooms: Int32Array;
  private readonly roomLength: Int32Array;
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  private readonly sites: Int32Array;

  constructor(
    private readonly compiled: Compiled,
    private readonly at: Standing,
  ) {
    const n = compiled.sessions.length;
    this.stride = n;
    this.rooms = new Int32Array(compiled.roomCount * compiled.dayCount * n);
    this.roomLength = new Int32Array(compiled.roomCount * compiled.dayCount);
    this.starts = new Int32Array(n + 1);
    this.ends = new Int32Array(n + 1);
    this.sites = new Int32Array(n + 1);
  }

  /** Does session a come before b on their day: by start, then end, then list order. */
  isBefore(a: number, b: number): boolean {
    const { startOf, endOf } = this.at;
    if (startOf[a] !== startOf[b]) return startOf[a]! < startOf[b]!;
    if (endOf[a] !== endOf[b]) return endOf[a]! < endOf[b]!;
    return a < b;
  }

  /** Is nobody in this room from start to end, session `s` left aside? */
  isRoomFree(room: number, day: number, start: number, end: number, s: number): boolean {
    const chain = room * this.compiled.dayCount + day;
    const from = chain * this.stride;
    for (let i = from; i < from + this.roomLength[chain]!; i++) {
      const x = this.rooms[i]!;
      if (x !== s && this.at.startOf[x]! < end && this.at.endOf[x]! > start) return false;
    }
    return true;
  }

  /** Breaches of `after` between a session at a time and the placed ones before and after it. */
  orderBreaches(session: CompiledSession, day: number, start: number, end: number): number {
    const { dayOf, startOf, endOf } = this.at;
    let n = 0;
    const { after, afterLag, before, beforeLag } = session;
    for (let i = 0; i < after.length; i++) {
      const x = after[i]!;
      const d = dayOf[x]!;
      if (d >= 0 && (d > day || (d === day && endOf[x]! + afterLag[i]! > start))) n++;
    }
    for (let i = 0; i < before.length; i++) {
      const x = before[i]!;
      const d = dayOf[x]!;
      if (d >= 0 && (day > d || (d === day && end + beforeLag[i]! > startOf[x]!))) n++;
    }
    return n;
  }

  /** Writes a session into (sign 1) or out of a room's day; returns the change in double bookings. */
  bookRoom(s: number, room: number, day: number, sign: 1 | -1): number {
    const chain = room * this.compiled.dayCount + day;
    const from = chain * this.stride;
    const before = this.roomClashes(chain, -1, -1, 0, 0);
    if (sign > 0) {
      let i = from + this.roomLength[chain]!++;
      for (; i > from && this.isBefore(s, this.rooms[i - 1]!); i--) this.rooms[i] = this.rooms[i - 1]!;
      this.rooms[i] = s;
    } else {
      const last = from + --this.roomLength[chain]!;
      let i = from;
      while (this.rooms[i] !== s) i++;
      for (; i < last; i++) this.rooms[i] = this.rooms[i + 1]!;
    }
    return this.roomClashes(chain, -1, -1, 0, 0) - before;
  }

  /** Change in double bookings were `s` to leave one room and day (-1 = none) for another. */
  roomDelta(
    s: number,
    oldRoom: number,
    oldDay: number,
    room: number,
    day: number,
    start: number,
    end: number,
  ): number {
    const days = this.compiled.dayCount;
    let n = 0;
    if (oldDay >= 0 && (oldRoom !== room || oldDay !== day)) {
      const chain = oldRoom * days + oldDay;
      if (this.roomLength[chain]! > 1) {
        n += this.roomClashes(chain, s, -1, 0, 0) - this.roomClashes(chain, -1, -1, 0, 0);
      }
    }
    if (day >= 0) {
      const chain = room * days + day;
      if (this.roomLength[chain]! > 0) {
        n += this.roomClashes(chain, s, s, start, end) - this.roomClashes(chain, -1, -1, 0, 0);
      }
    }
    return n;
  }

  private roomClashes(chain: number, without: number, add: number, start: number, end: number): number {
    const { startOf, endOf } = this.at;
    const from = chain * this.stride;
    const length = this.roomLength[chain]!;
    let waiting = add >= 0;
    let lastEnd = -1;
    let n = 0;
    for (let i = from; i < from + length; i++) {
      const x = this.rooms[i]!;
      if (x === without) continue;
      const xs = startOf[x]!;
      const xe = endOf[x]!;
      if (waiting && (start < xs || (start === xs && (end < xe || (end === xe && add < x))))) {
        if (start < lastEnd) n++;
        lastEnd = end;
        waiting = false;
      }
      if (xs < lastEnd) n++;
      lastEnd = xe;
    }
    if (waiting && start < lastEnd) n++;
    return n;
  }

  /** Change in the breaches of a session's interviewees now that it stands (sign 1) or no longer stands. */
  bookPeople(session: CompiledSession, day: number, sign: 1 | -1): number {
    const s = session.index;
    const { startOf, endOf, siteOf } = this.at;
    let n = 0;
    for (const person of session.sharedPeople) {
      const alone = this.personClashes(person, day, s, -1, 0, 0);
      n += sign * (this.personClashes(person, day, s, startOf[s]!, endOf[s]!, siteOf[s]!) - alone);
    }
    return n;
  }

  /** Change in the breaches of a session's interviewees were it to move from one day (-1 = none) to another time. */
  peopleDelta(
    session: CompiledSession,
    oldDay: number,
    day: number,
    start: number,
    end: number,
    site: number,
  ): number {
    const s = session.index;
    const { startOf, endOf, siteOf } = this.at;
    let n = 0;
    for (const person of session.sharedPeople) {
      if (oldDay >= 0) {
        n -= this.personClashes(person, oldDay, s, startOf[s]!, endOf[s]!, siteOf[s]!);
        n += this.personClashes(person, oldDay, s, -1, 0, 0);
      }
      if (day >= 0) {
        n -= this.personClashes(person, day, s, -1, 0, 0);
        n += this.personClashes(person, day, s, start, end, site);
      }
    }
    return n;
  }

  /** Breaches of one interviewee's day with session `s` at a start (-1 = without it). */
  private personClashes(
    person: number,
    day: number,
    s: number,
    start: number,
    end: number,
    site: number,
  ): number {
    const { dayOf, startOf, endOf, siteOf } = this.at;
    const { starts, ends, sites } = this;
    let n = 0;
    for (const x of this.compiled.personSessions[person]!) {
      const other = x !== s;
      if (other ? dayOf[x] !== day : start < 0) continue;
      const xs = other ? startOf[x]! : start;
      const xe = other ? endOf[x]! : end;
      let i = n++;
      // Sessions come in list order, so equal times keep it.
      for (; i > 0 && (starts[i - 1]! > xs || (starts[i - 1] === xs && ends[i - 1]! > xe)); i--) {
        starts[i] = starts[i - 1]!;
        ends[i] = ends[i - 1]!;
        sites[i] = sites[i - 1]!;
      }
      starts[i] = xs;
      ends[i] = xe;
      sites[i] = other ? siteOf[x]! : site;
    }
    const { travel, siteCount } = this.compiled;
    let clashes = 0;
    for (let i = 1; i < n; i++) {
      if (starts[i]! < ends[i - 1]! + travel[sites[i - 1]! * siteCount + sites[i]!]!) clashes++;
    }
    return clashes;
  }
}
