/**
 * A timetable problem as integer arrays, so that the scorer never touches a string or a map. Times become
 * minutes after midnight; every permitted start becomes a *slot*, counted over all days in date order; a set of
 * peers becomes a bit mask (so at most 31 peers).
 */

import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
import { AppError } from "#app/platform/errors.ts";

import { isCounted } from "./counted-kinds.ts";
import { ONLINE } from "./day-rules.ts";
import { lackedIn, type TimetableInstance } from "./instance.ts";
import { ordersOf } from "./order/final-feedback.ts";
import { bitCount, listPeerSets } from "./peer-sets.ts";

export interface CompiledSession {
  index: number;
  id: string;
  minutes: number;
  /** Interview or focus group: counts for S3, S4 and S6. */
  counted: boolean;
  /** Peers who lead on one of its themes; -1 when it has no themes or does not count (no S4). */
  leadMask: number;
  wanted: number;
  requiredMask: number;
  roleMasks: number[];
  /** Slots with no breach of H1, H3 (windows), H7 and H9 for the peers who must be there. */
  slots: Int32Array;
  /** People outside their windows, by slot; 255 when the session would leave the day (never placed there). */
  outside: Uint8Array;
  /** Peers away in their `unavailable` time, by slot. */
  awayMask: Int32Array;
  /** Peers named one by one (H5 counts each who is missing), and whether it has a fixed time. */
  lackMask: number;
  isFixed: boolean;
  fixedSlot: number;
  fixedSite: number;
  /** Rooms big enough at an allowed site, smallest first, by site index; and the sites that have one. */
  roomsAt: Int32Array[];
  sites: Int32Array;
  siteAllowed: Uint8Array;
  headcount: number;
  /** Where it stands and stays whatever it breaks there; null for what is to be placed. */
  stands: { slot: number; room: number; mask: number } | null;
  /** Peer sets that satisfy H5 (masks). */
  peerSets: Int32Array;
  /** Indices of interviewees who are in two sessions or more. */
  sharedPeople: Int32Array;
  after: Int32Array;
  before: Int32Array;
  /** How many minutes before this one starts each of `after` is over, and this one before each of `before` starts. */
  afterLag: Int32Array;
  beforeLag: Int32Array;
  /** By room: people who need what it has not. */
  lacking: Uint8Array;
}

export interface Compiled {
  instance: TimetableInstance;
  sessions: CompiledSession[];
  peerCount: number;
  dayCount: number;
  roomCount: number;
  siteCount: number;
  /** Index of the site `online`, or -1. */
  online: number;
  siteIds: string[];
  /** Dates in order; the index is the day number used everywhere. */
  dates: string[];
  dayStart: Int32Array;
  dayEnd: Int32Array;
  slotDay: Int32Array;
  slotMinute: Int32Array;
  firstSlotOfDay: Int32Array;
  slotCount: number;
  /** Journey minutes, `a * siteCount + b`. */
  travel: Float64Array;
  roomSite: Int32Array;
  roomCapacity: Float64Array;
  /** Everybody but the peer challenge manager (S3). */
  loadMask: number;
  allMask: number;
  /** Sessions of each shared interviewee, in session order. */
  personSessions: Int32Array[];
  sharedPersonIds: string[];
  gap: number;
  lunchFrom: number;
  lunchTo: number;
  lunchMinutes: number;
  maxRun: number;
}

/**
 * Compiles a problem whose references are sound (see `contradictions.ts`). Throws an `AppError` when it names a
 * thing that is not there, or has more than 31 peers.
 */
export function compile(instance: TimetableInstance): Compiled {
  if (instance.peers.length > 31) {
    throw new AppError(
      "invalid",
      `The timetable has ${instance.peers.length} peers; at most 31 can be planned.`,
    );
  }
  const days = [...instance.days].sort((a, b) => (a.date < b.date ? -1 : 1));
  const dates = days.map((d) => d.date);
  const siteIds = [...new Set([...instance.sites.map((s) => s.id), ...instance.rooms.map((r) => r.site)])];
  for (const s of instance.sessions) for (const x of s.sites) if (!siteIds.includes(x)) siteIds.push(x);
  const slotDay: number[] = [];
  const slotMinute: number[] = [];
  const firstSlotOfDay = new Int32Array(days.length + 1);
  days.forEach((d, i) => {
    firstSlotOfDay[i] = slotDay.length;
    for (let t = minutesOf(d.start); t < minutesOf(d.end); t += instance.slotMinutes) {
      slotDay.push(i);
      slotMinute.push(t);
    }
  });
  firstSlotOfDay[days.length] = slotDay.length;
  const slotCount = slotDay.length;
  // What stands off the grid or outside the hours has a slot of its own after all others, where nothing is ever placed.
  const standing = instance.sessions.map(({ id, stands }) => {
    if (stands === undefined) return -1;
    const day = dates.indexOf(stands.date);
    if (day < 0) throw unknown("day", stands.date, id);
    const start = minutesOf(stands.start);
    for (let slot = firstSlotOfDay[day]!; slot < firstSlotOfDay[day + 1]!; slot++) {
      if (slotMinute[slot] === start) return slot;
    }
    slotMinute.push(start);
    return slotDay.push(day) - 1;
  });
  const peerIndex = indexOf(instance.peers, "peer");
  const personIndex = indexOf(instance.people, "person");
  const personUse = new Map<string, number[]>();
  instance.sessions.forEach((s, i) => {
    for (const x of new Set(s.people)) personUse.set(x, [...(personUse.get(x) ?? []), i]);
  });
  const sharedPersonIds = [...personUse].filter(([, list]) => list.length > 1).map(([x]) => x);
  const siteCount = siteIds.length;
  const online = siteIds.indexOf(ONLINE);
  const travel = new Float64Array(siteCount * siteCount);
  for (let a = 0; a < siteCount; a++) {
    for (let b = 0; b < siteCount; b++) {
      if (a === b || a === online || b === online) continue;
      const [from, to] = [siteIds[a]!, siteIds[b]!];
      travel[a * siteCount + b] =
        instance.travelMinutes[from]?.[to] ?? instance.travelMinutes[to]?.[from] ?? 0;
    }
  }
  const compiled: Compiled = {
    instance,
    sessions: [],
    peerCount: instance.peers.length,
    dayCount: days.length,
    roomCount: instance.rooms.length,
    siteCount,
    online,
    siteIds,
    dates,
    dayStart: Int32Array.from(days, (d) => minutesOf(d.start)),
    dayEnd: Int32Array.from(days, (d) => minutesOf(d.end)),
    slotDay: Int32Array.from(slotDay),
    slotMinute: Int32Array.from(slotMinute),
    firstSlotOfDay,
    slotCount,
    travel,
    roomSite: Int32Array.from(instance.rooms, (r) => siteIds.indexOf(r.site)),
    roomCapacity: Float64Array.from(instance.rooms, (r) => r.capacity),
    loadMask: maskOf(instance, (p) => p.role !== "peer-challenge-manager"),
    allMask: maskOf(instance, () => true),
    personSessions: sharedPersonIds.map((x) => Int32Array.from(personUse.get(x) ?? [])),
    sharedPersonIds,
    gap: instance.rules.gapMinutes,
    lunchFrom: minutesOf(instance.rules.lunch.from),
    lunchTo: minutesOf(instance.rules.lunch.to),
    lunchMinutes: instance.rules.lunch.minutes,
    maxRun: instance.rules.maxRunMinutes,
  };
  const orders = ordersOf(instance.sessions, instance.rules.prepareMinutes);
  compiled.sessions = instance.sessions.map((_, i) =>
    compileSession(compiled, i, { peerIndex, personIndex, orders, standsAt: standing[i]! }),
  );
  for (const s of compiled.sessions) {
    const later = compiled.sessions.filter((x) => x.after.includes(s.index));
    s.before = Int32Array.from(later, (x) => x.index);
    s.beforeLag = Int32Array.from(later, (x) => x.afterLag[x.after.indexOf(s.index)]!);
  }
  return compiled;
}

function compileSession(
  c: Compiled,
  index: number,
  {
    peerIndex,
    personIndex,
    orders,
    standsAt,
  }: {
    peerIndex: Map<string, number>;
    personIndex: Map<string, number>;
    orders: ReturnType<typeof ordersOf>;
    standsAt: number;
  },
): CompiledSession {
  const { instance } = c;
  const s = instance.sessions[index]!;
  const windows = s.people.map((x) => {
    const i = look(personIndex, x, "person", s.id);
    return instance.people[i]!.available.map((w) => timed(c, w));
  });
  const absences = instance.peers.map((p) => p.unavailable.map((u) => timed(c, u)));
  const outside = new Uint8Array(c.slotDay.length);
  const awayMask = new Int32Array(c.slotDay.length);
  let fixedSlot = -1;
  for (let slot = 0; slot < c.slotDay.length; slot++) {
    const start = c.slotMinute[slot]!;
    const end = start + s.minutes;
    const day = c.slotDay[slot]!;
    const date = c.dates[day]!;
    // Two that stand off the grid at one time have a slot each: where it stands itself is its own place.
    const isOwnPlace = fixedSlot >= 0 && fixedSlot === standsAt;
    if (!isOwnPlace && s.fixed?.date === date && s.fixed.start === timeOf(start)) fixedSlot = slot;
    if (slot !== standsAt && (slot >= c.slotCount || end > c.dayEnd[day]!)) {
      outside[slot] = 255;
      continue;
    }
    for (const list of windows) {
      if (list.length && !list.some((w) => w.day === day && start >= w.start && end <= w.end)) {
        outside[slot] = Math.min(254, outside[slot]! + 1);
      }
    }
    absences.forEach((list, p) => {
      if (list.some((u) => u.day === day && start < u.end && end > u.start)) awayMask[slot]! |= 1 << p;
    });
  }
  const lackMask = s.requiredPeers.reduce((m, x) => m | (1 << look(peerIndex, x, "peer", s.id)), 0);
  const requiredMask = s.allPeers ? c.allMask : lackMask;
  const roleMasks = s.requiredRoles.map((role) => maskOf(instance, (p) => p.role === role));
  const wanted = s.allPeers ? c.peerCount : s.peersNeeded;
  const headcount = s.people.length;
  const siteAllowed = Uint8Array.from(c.siteIds, (x) =>
    s.sites.length === 0 || s.sites.includes(x) ? 1 : 0,
  );
  const fixedSite = s.fixed?.site ? c.siteIds.indexOf(s.fixed.site) : -1;
  const lacking = Uint8Array.from(
    instance.rooms,
    (room) =>
      s.people.filter((x) => lackedIn(room, instance.people[personIndex.get(x) ?? -1]).length > 0).length,
  );
  const roomsAt = c.siteIds.map((_, site) => {
    const rooms: number[] = [];
    if (siteAllowed[site] && (fixedSite < 0 || fixedSite === site)) {
      for (let r = 0; r < c.roomCount; r++) {
        if (c.roomSite[r] !== site || lacking[r]! > 0) continue;
        if (c.roomCapacity[r]! >= headcount + wanted) rooms.push(r);
      }
    }
    return Int32Array.from(rooms.sort((a, b) => c.roomCapacity[a]! - c.roomCapacity[b]! || a - b));
  });
  const slots: number[] = [];
  for (let slot = 0; slot < c.slotCount && s.stands === undefined; slot++) {
    if (outside[slot] !== 0 || awayMask[slot]! & requiredMask || (s.fixed && slot !== fixedSlot)) continue;
    const present = c.allMask & ~awayMask[slot]!;
    if (bitCount(present) < wanted || roleMasks.some((m) => (m & present) === 0)) continue;
    slots.push(slot);
  }
  const counted = isCounted(s.kind);
  const lead = maskOf(instance, (p) => p.themes.some((t) => s.themes.includes(t)));
  const earlier = [...(orders.get(s.id) ?? [])];
  const after = earlier.map(([x]) => {
    const i = instance.sessions.findIndex((other) => other.id === x);
    if (i < 0) throw unknown("session", x, s.id);
    return i;
  });
  return {
    index,
    id: s.id,
    minutes: s.minutes,
    counted,
    leadMask: counted && s.themes.length > 0 ? lead : -1,
    wanted,
    requiredMask,
    lackMask,
    isFixed: s.fixed !== undefined,
    roleMasks,
    slots: Int32Array.from(slots),
    outside,
    awayMask,
    fixedSlot: s.fixed ? fixedSlot : -1,
    fixedSite,
    roomsAt,
    stands: s.stands === undefined ? null : standingOf(instance, index, standsAt, peerIndex),
    sites: Int32Array.from(roomsAt.flatMap((list, site) => (list.length ? [site] : []))),
    siteAllowed,
    headcount,
    peerSets: s.stands
      ? new Int32Array(0)
      : s.allPeers
        ? Int32Array.of(c.allMask)
        : listPeerSets(c.peerCount, wanted, requiredMask, roleMasks),
    sharedPeople: Int32Array.from(c.sharedPersonIds.flatMap((x, i) => (s.people.includes(x) ? [i] : []))),
    after: Int32Array.from(after),
    before: new Int32Array(0),
    afterLag: Int32Array.from(earlier, ([, minutes]) => minutes),
    beforeLag: new Int32Array(0),
    lacking,
  };
}

/** Where a session stands that is not to be placed. */
function standingOf(
  instance: TimetableInstance,
  index: number,
  slot: number,
  peerIndex: Map<string, number>,
): CompiledSession["stands"] {
  const { id, stands } = instance.sessions[index]!;
  const room = instance.rooms.findIndex((one) => one.id === stands?.room);
  if (room < 0) throw unknown("room", stands?.room ?? "", id);
  const mask = (stands?.peers ?? []).reduce((m, x) => m | (1 << look(peerIndex, x, "peer", id)), 0);
  return { slot, room, mask };
}

/** A window with its times in minutes; day -1 when its date is not one of the timetable's days. */
function timed(c: Compiled, w: { date: string; start: string; end: string }) {
  return { day: c.dates.indexOf(w.date), start: minutesOf(w.start), end: minutesOf(w.end) };
}

function maskOf(
  instance: TimetableInstance,
  test: (peer: TimetableInstance["peers"][number]) => boolean,
): number {
  return instance.peers.reduce((mask, peer, i) => (test(peer) ? mask | (1 << i) : mask), 0);
}

function indexOf(list: { id: string }[], what: string): Map<string, number> {
  const map = new Map<string, number>();
  list.forEach((x, i) => {
    if (map.has(x.id)) throw new AppError("invalid", `Two entries of the ${what} list have the id ${x.id}.`);
    map.set(x.id, i);
  });
  return map;
}

function look(map: Map<string, number>, x: string, what: string, session: string): number {
  const i = map.get(x);
  if (i === undefined) throw unknown(what, x, session);
  return i;
}

function unknown(what: string, x: string, session: string): AppError {
  return new AppError("invalid", `Session ${session} names the ${what} ${x}, who is not on the list.`);
}
