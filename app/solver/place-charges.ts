/** What stands against each imaginable place of a session, as reasons with their words and prices. */

import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
import type { Compiled } from "./compile.ts";
import { colliders } from "./conflicts.ts";
import { bitCount } from "./peer-sets.ts";
import type { Scorer } from "./scorer.ts";

/** Something that rules places out. */
export interface Reason {
  /** A sentence about how things are. */
  text: string;
  /** What would have to be done, to follow "Then …". */
  remedy: string;
  /** Points of soft cost; Infinity when nothing can be done. */
  price: number;
  sessions: string[];
  /** The placed session that would have to move, when that is the remedy. */
  mover?: number;
}

/** A place and the reasons against it (indices, sorted); none means that it is free. */
export interface Charge {
  slot: number;
  room: number;
  mask: number;
  reasons: number[];
}

const PRICES = {
  window: 20,
  away: 40,
  stand: 30,
  move: 10,
  moveFixed: 80,
  room: 40,
  site: 25,
  lunch: 20,
  size: 30,
};
/** Sets of peers looked at; beyond it those who satisfy the session come first. */
const MOST_SETS = 300;

/** Charges every start on the grid, at every site with a room, with every set of as many peers as are wanted. */
export function chargePlaces(
  c: Compiled,
  scorer: Scorer,
  s: number,
): { reasons: Reason[]; charges: Charge[] } {
  const session = c.sessions[s]!;
  const source = c.instance.sessions[s]!;
  const reasons: Reason[] = [];
  const known = new Map<string, number>();
  const reason = (key: string, make: () => Reason): number => {
    let i = known.get(key);
    if (i === undefined) {
      i = reasons.push(make()) - 1;
      known.set(key, i);
    }
    return i;
  };
  const inTheWay = (x: number) =>
    reason(`x${x}`, () => {
      const other = c.sessions[x]!;
      const name = `${other.id} (${c.instance.sessions[x]!.title})`;
      const at = `${c.dates[scorer.dayOf[x]!]} at ${timeOf(scorer.startOf[x]!)}`;
      return {
        text: `${name} stands on ${at}${other.isFixed ? ", where it is fixed" : other.stands ? ", where it stays" : ""}.`,
        remedy: `move ${name} elsewhere`,
        price: other.isFixed || other.stands ? Number.POSITIVE_INFINITY : PRICES.move,
        sessions: [other.id],
        mover: x,
      };
    });
  const sets = peerSets(c, s);
  const standIn = sets.map((mask) => {
    const missing = c.instance.peers
      .filter((_, p) => ((session.requiredMask & ~mask) >>> p) & 1)
      .map((p) => p.id);
    const list = missing.map((p) =>
      reason(`p${p}`, () => ({
        text: `${session.id} requires ${p}.`,
        remedy: `let another peer stand in for ${p}`,
        price: source.allPeers ? Number.POSITIVE_INFINITY : PRICES.stand,
        sessions: [],
      })),
    );
    session.roleMasks.forEach((m, i) => {
      if (m & mask) return;
      const role = source.requiredRoles[i]!;
      list.push(
        reason(`r${role}`, () => ({
          text: `${session.id} requires a ${role}.`,
          remedy: `let it go on without a ${role}`,
          price: PRICES.stand,
          sessions: [],
        })),
      );
    });
    return list;
  });
  const needs = session.headcount + session.wanted;
  const large = c.instance.rooms.filter((r) => r.capacity >= needs).map((r) => r.id);
  const tooSmall = () =>
    reason("size", () => ({
      text: `${session.id} brings ${needs} people together, and ${largeRooms(large)} as many.`,
      remedy: `meet fewer people in ${session.id}`,
      price: PRICES.size,
      sessions: [],
    }));
  const unfit = () =>
    reason("access", () => ({
      text: `${session.id} needs a room that suits everybody's access needs.`,
      remedy: `find ${session.id} a room that has what its people need`,
      price: Number.POSITIVE_INFINITY,
      sessions: [],
    }));
  const order = [
    ...Array.from(session.after, (x, i) => ({ x, first: true, lag: session.afterLag[i]! })),
    ...Array.from(session.before, (x, i) => ({ x, first: false, lag: -session.beforeLag[i]! })),
  ];
  const charges: Charge[] = [];
  for (let slot = 0; slot < c.slotCount; slot++) {
    if (session.outside[slot] === 255) continue;
    const day = c.slotDay[slot]!;
    const start = c.slotMinute[slot]!;
    const end = start + session.minutes;
    const always = notAvailable(c, s, slot).map((who) =>
      reason(`w${who}`, () => ({
        text: windowText(c, who),
        remedy: `ask ${who} for another time`,
        price: PRICES.window,
        sessions: [],
      })),
    );
    if (session.isFixed && slot !== session.fixedSlot) {
      const at = `${source.fixed?.date} at ${source.fixed?.start}`;
      always.push(
        reason("fixed", () => ({
          text: `${session.id} is fixed on ${at}.`,
          remedy: `release ${session.id} from its fixed time`,
          price: PRICES.moveFixed,
          sessions: [],
        })),
      );
    }
    for (const { x, first, lag } of order) {
      if (scorer.slotOf[x]! < 0) continue;
      const [d, t] = [scorer.dayOf[x]!, (first ? scorer.endOf[x]! : scorer.startOf[x]!) + lag];
      if (first ? d > day || (d === day && t > start) : day > d || (d === day && end > t))
        always.push(inTheWay(x));
    }
    for (let site = 0; site < c.siteCount; site++) {
      const choices = roomsAt(c, scorer, s, site, day, start, end);
      if (choices.length === 0) continue;
      const here = [...always];
      if (!session.siteAllowed[site]) {
        here.push(
          reason(`s${site}`, () => ({
            text: `${session.id} may not be held at ${c.siteIds[site]}.`,
            remedy: `hold it at ${c.siteIds[site]}`,
            price: PRICES.site,
            sessions: [],
          })),
        );
      }
      sets.forEach((mask, i) => {
        const shared = new Set([...here, ...standIn[i]!]);
        for (const x of colliders(c, scorer, s, slot, site, mask)) shared.add(inTheWay(x));
        for (let m = session.awayMask[slot]! & mask; m; m &= m - 1) {
          const p = c.instance.peers[31 - Math.clz32(m & -m)]!.id;
          const text = `${p} is away for a part of ${c.dates[day]}.`;
          shared.add(
            reason(`a${p}${day}`, () => ({
              text,
              remedy: `ask ${p} to be there on ${c.dates[day]}`,
              price: PRICES.away,
              sessions: [],
            })),
          );
        }
        for (const { room, taken, isSmall, isUnfit } of choices) {
          const list = new Set([...shared, ...taken.map(inTheWay)]);
          if (isSmall) list.add(tooSmall());
          if (isUnfit) list.add(unfit());
          if (
            list.size === 0 &&
            scorer.moveDelta(s, slot, room, mask) > scorer.hardWeight / 2 - scorer.unplacedWeight(s)
          ) {
            const text = `On ${c.dates[day]} it would leave a peer without lunch or without time for a journey.`;
            const remedy = `shorten a lunch or a pause on ${c.dates[day]}`;
            list.add(reason(`l${day}`, () => ({ text, remedy, price: PRICES.lunch, sessions: [] })));
          }
          charges.push({ slot, room, mask, reasons: [...list].sort((a, b) => a - b) });
        }
      });
    }
  }
  if (charges.length === 0) {
    const text = `There is no room for ${session.id}, or no day is long enough.`;
    reasons.push({ text, remedy: "", price: Number.POSITIVE_INFINITY, sessions: [] });
    charges.push({ slot: 0, room: 0, mask: 0, reasons: [reasons.length - 1] });
  }
  return { reasons, charges };
}

/** At most so many rooms are named; the rest are counted. */
const MOST_ROOMS = 3;

function largeRooms(rooms: string[]): string {
  if (rooms.length === 0) return "no room holds";
  if (rooms.length > MOST_ROOMS) return `only ${rooms.length} rooms hold`;
  return `only ${rooms.join(", ")} ${rooms.length === 1 ? "holds" : "hold"}`;
}

interface RoomChoice {
  room: number;
  /** Sessions that stand in it then. */
  taken: number[];
  isSmall: boolean;
  /** Somebody needs what it has not. */
  isUnfit: boolean;
}

/** The rooms of a site, but those against which stands all that stands against another one, and more or the same. */
function roomsAt(
  c: Compiled,
  scorer: Scorer,
  s: number,
  site: number,
  day: number,
  start: number,
  end: number,
): RoomChoice[] {
  const session = c.sessions[s]!;
  const all: RoomChoice[] = [];
  for (let room = 0; room < c.roomCount; room++) {
    if (c.roomSite[room] !== site) continue;
    const taken: number[] = [];
    for (let x = 0; x < c.sessions.length; x++) {
      if (x === s || scorer.roomOf[x] !== room || scorer.dayOf[x] !== day) continue;
      if (scorer.startOf[x]! < end && scorer.endOf[x]! > start) taken.push(x);
    }
    const isSmall = c.roomCapacity[room]! < session.headcount + session.wanted;
    all.push({ room, taken, isSmall, isUnfit: session.lacking[room]! > 0 });
  }
  const against = (a: RoomChoice) => a.taken.length + Number(a.isSmall) + Number(a.isUnfit);
  const best: RoomChoice[] = [];
  for (const choice of all.sort((a, b) => against(a) - against(b) || a.room - b.room)) {
    const isWorse = best.some(
      (other) =>
        (!other.isSmall || choice.isSmall) &&
        (!other.isUnfit || choice.isUnfit) &&
        other.taken.every((x) => choice.taken.includes(x)),
    );
    if (!isWorse) best.push(choice);
  }
  return best;
}

/** Every set of the wanted size, or those that satisfy the session when there are too many. */
function peerSets(c: Compiled, s: number): number[] {
  const { wanted, peerSets: suitable } = c.sessions[s]!;
  if (c.peerCount > 16) return [...suitable].slice(0, MOST_SETS);
  const all: number[] = [];
  for (let mask = 0; mask <= c.allMask; mask++) if (bitCount(mask) === wanted) all.push(mask);
  return all.length > MOST_SETS ? [...suitable].slice(0, MOST_SETS) : all;
}

function notAvailable(c: Compiled, s: number, slot: number): string[] {
  if (c.sessions[s]!.outside[slot] === 0) return [];
  const date = c.dates[c.slotDay[slot]!]!;
  const start = c.slotMinute[slot]!;
  const end = start + c.sessions[s]!.minutes;
  return c.instance.sessions[s]!.people.filter((x) => {
    const windows = c.instance.people.find((p) => p.id === x)?.available ?? [];
    return (
      windows.length > 0 &&
      !windows.some((w) => w.date === date && start >= minutesOf(w.start) && end <= minutesOf(w.end))
    );
  });
}

function windowText(c: Compiled, who: string): string {
  const windows = c.instance.people.find((p) => p.id === who)?.available ?? [];
  return `${who} is free only ${windows.map((w) => `${w.date} ${w.start} to ${w.end}`).join(", ")}.`;
}
