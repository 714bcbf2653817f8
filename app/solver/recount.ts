/**
 * Counts a timetable's breaches and costs from nothing, on the exchange format itself, with plain lists and no
 * concern for speed: the oracle for the incremental scorer, and the check of a timetable that came from elsewhere.
 */
import { minutesOf } from "#app/platform/clock-time.ts";
import { isCounted } from "./counted-kinds.ts";
import { isTooShort, joinedFrom, lacksLunch, ONLINE, runsOf } from "./day-rules.ts";
import { type InstanceSession, lackedIn, type Solution, type TimetableInstance } from "./instance.ts";
import { ordersOf } from "./order/final-feedback.ts";
import {
  DEFAULT_SOFT_RULES,
  HARD_RULES,
  type HardRule,
  SOFT_COSTS,
  type SoftCost,
  type SoftRules,
  type Verdict,
} from "./weights.ts";

/** A breach in words that name the sessions, peers, people and rooms by id. */
export interface Breach {
  rule: HardRule;
  text: string;
  sessions: string[];
}

interface Placed {
  session: InstanceSession;
  date: string;
  start: number;
  end: number;
  room: string;
  site: string;
  peers: string[];
}

/** Breaches and costs of a solution; `breaches` lists every breach. */
export function recount(
  instance: TimetableInstance,
  solution: Solution,
  rules: SoftRules = DEFAULT_SOFT_RULES,
): Verdict & { breaches: Breach[] } {
  const breaches: Breach[] = [];
  const cost = Object.fromEntries(SOFT_COSTS.map((s) => [s, 0])) as Record<SoftCost, number>;
  const note = (rule: HardRule, text: string, ...sessions: string[]) =>
    breaches.push({ rule, text, sessions });
  const placed = readPlaces(instance, solution, note);
  for (const p of placed) judgeAlone(instance, p, note);
  judgeOrder(instance, placed, note);
  for (const list of byDay(placed, (p) => [p.room])) {
    eachNeighbours(list.items, (a, b) => {
      if (b.start < a.end) note("H4", `${list.key} is double booked.`, a.session.id, b.session.id);
    });
  }
  for (const list of byDay(placed, (p) => p.session.people)) {
    eachNeighbours(list.items, (a, b) => {
      // People come for their own session: only a journey needs time, not the peers' gap.
      if (isTooShort(b.start - a.end, journey(instance, a.site, b.site), 0)) {
        note("H3", `${list.key} cannot be at both.`, a.session.id, b.session.id);
      }
    });
  }
  for (const list of byDay(placed, (p) => [...new Set(p.peers)])) {
    judgePeerDay(instance, rules, list.key, joinedFrom(list.items), cost, note);
  }
  judgeShares(instance, rules, placed, cost);
  const broken = Object.fromEntries(
    HARD_RULES.map((r) => [r, breaches.filter((b) => b.rule === r).length]),
  ) as Record<HardRule, number>;
  const soft = SOFT_COSTS.reduce((sum, s) => sum + cost[s], 0);
  return { hard: breaches.length, soft, broken, cost, breaches };
}

type Note = (rule: HardRule, text: string, ...sessions: string[]) => void;

function readPlaces(instance: TimetableInstance, solution: Solution, note: Note): Placed[] {
  const placed = new Map<string, Placed>();
  for (const a of solution.assignments) {
    const session = instance.sessions.find((s) => s.id === a.session);
    if (!session) note("H1", "Not a session of this problem.", a.session);
    else if (placed.has(a.session)) note("H1", "Placed twice.", a.session);
    else {
      const start = minutesOf(a.start);
      const site = instance.rooms.find((r) => r.id === a.room)?.site ?? "";
      const { date, room, peers } = a;
      placed.set(a.session, { session, date, start, end: start + session.minutes, room, site, peers });
    }
  }
  for (const s of instance.sessions) if (!placed.has(s.id)) note("H1", "Not placed.", s.id);
  return [...placed.values()];
}

function judgeAlone(instance: TimetableInstance, p: Placed, note: Note): void {
  const { session: s, start, end, date } = p;
  const day = instance.days.find((d) => d.date === date);
  // What stands there whatever it breaks may stand off the grid and outside the hours.
  if (!day) note("H1", `${date} is not a day of the timetable.`, s.id);
  else if (
    s.stands === undefined &&
    (start < minutesOf(day.start) ||
      end > minutesOf(day.end) ||
      (start - minutesOf(day.start)) % instance.slotMinutes !== 0)
  ) {
    note("H1", "Off the grid or outside the day.", s.id);
  }
  const room = instance.rooms.find((r) => r.id === p.room);
  if (!room) note("H4", `${p.room} is not a room of this problem.`, s.id);
  else {
    if (s.sites.length && !s.sites.includes(room.site)) note("H4", `Not allowed at ${room.site}.`, s.id);
    if (room.capacity < s.people.length + p.peers.length) note("H4", `Too many for ${room.id}.`, s.id);
    for (const x of s.people) {
      const lacks = lackedIn(
        room,
        instance.people.find((q) => q.id === x),
      );
      if (lacks.length > 0) note("H4", `${room.id} lacks what ${x} needs.`, s.id);
    }
  }
  const present = new Set(p.peers);
  const wanted = s.allPeers ? instance.peers.length : s.peersNeeded;
  const known = p.peers.every((x) => instance.peers.some((q) => q.id === x));
  if (present.size !== p.peers.length || present.size !== wanted || !known) {
    note("H5", `Has ${p.peers.length} peers and needs ${wanted}.`, s.id);
  }
  for (const x of s.requiredPeers) if (!present.has(x)) note("H5", `Lacks ${x}.`, s.id);
  for (const role of s.requiredRoles) {
    if (!instance.peers.some((q) => present.has(q.id) && q.role === role))
      note("H5", `Lacks a ${role}.`, s.id);
  }
  const f = s.fixed;
  if (f && (f.date !== date || minutesOf(f.start) !== start || (f.site && f.site !== p.site))) {
    note("H7", "Moved from its fixed place.", s.id);
  }
  for (const x of s.people) {
    const windows = instance.people.find((q) => q.id === x)?.available ?? [];
    const fits = windows.some(
      (w) => w.date === date && start >= minutesOf(w.start) && end <= minutesOf(w.end),
    );
    if (windows.length && !fits) note("H3", `${x} is not available.`, s.id);
  }
  for (const x of present) {
    for (const u of instance.peers.find((q) => q.id === x)?.unavailable ?? []) {
      if (u.date === date && start < minutesOf(u.end) && end > minutesOf(u.start))
        note("H9", `${x} is away.`, s.id);
    }
  }
}

function judgeOrder(instance: TimetableInstance, placed: Placed[], note: Note): void {
  const orders = ordersOf(instance.sessions, instance.rules.prepareMinutes);
  for (const p of placed) {
    for (const [id, minutes] of orders.get(p.session.id) ?? []) {
      const q = placed.find((x) => x.session.id === id);
      if (q && (q.date > p.date || (q.date === p.date && q.end + minutes > p.start))) {
        const what = minutes === 0 ? "Starts before" : `Starts less than ${minutes} minutes after`;
        note("H8", `${what} ${id} has ended.`, p.session.id, id);
      }
    }
  }
}

function judgePeerDay(
  instance: TimetableInstance,
  rules: SoftRules,
  peer: string,
  list: Placed[],
  cost: Record<SoftCost, number>,
  note: Note,
): void {
  const { gapMinutes, maxRunMinutes } = instance.rules;
  const lunch = {
    from: minutesOf(instance.rules.lunch.from),
    to: minutesOf(instance.rules.lunch.to),
    minutes: instance.rules.lunch.minutes,
  };
  const way = (a: string, b: string) => journey(instance, a, b);
  const stepsOver = (minutes: number) => Math.max(0, Math.ceil(minutes / rules.stepMinutes));
  eachNeighbours(list, (a, b) => {
    const t = way(a.site, b.site);
    const pause = b.start - a.end;
    if (isTooShort(pause, t, gapMinutes)) {
      note("H2", `${peer} cannot be at both.`, a.session.id, b.session.id);
    }
    if (a.site !== b.site && a.site !== ONLINE && b.site !== ONLINE) cost.S1 += rules.siteChange;
    const inWindow = Math.min(b.start, lunch.to) - Math.max(a.end, lunch.from);
    const overLunch = Math.min(lunch.minutes, Math.max(0, inWindow));
    cost.S5 += rules.idle * stepsOver(pause - t - overLunch - rules.idleMinutes);
  });
  // The end of a run is the latest end so far: only overlapping sessions make that another than the last one's.
  let latest = 0;
  for (const run of runsOf(list, rules.pauseMinutes)) {
    latest = Math.max(latest, ...run.map((p) => p.end));
    cost.S2 += rules.longRun * stepsOver(latest - run[0]!.start - maxRunMinutes);
  }
  if (lacksLunch(list, lunch, way)) {
    note("H6", `${peer} has no lunch on ${list[0]!.date}.`, ...list.map((p) => p.session.id));
  }
}

function judgeShares(
  instance: TimetableInstance,
  rules: SoftRules,
  placed: Placed[],
  cost: Record<SoftCost, number>,
): void {
  const counted = placed.filter((p) => isCounted(p.session.kind));
  const loads = instance.peers
    .filter((p) => p.role !== "peer-challenge-manager")
    .map((p) => counted.filter((x) => x.peers.includes(p.id)).reduce((sum, x) => sum + x.session.minutes, 0));
  if (loads.length) {
    cost.S3 = rules.uneven * Math.ceil((Math.max(...loads) - Math.min(...loads)) / rules.stepMinutes);
  }
  for (const { session, peers } of counted) {
    const leads = instance.peers.some(
      (p) => peers.includes(p.id) && p.themes.some((t) => session.themes.includes(t)),
    );
    if (session.themes.length && !leads) cost.S4 += rules.offTheme;
  }
  const pairs = instance.peers.flatMap((a, i) =>
    instance.peers
      .slice(i + 1)
      .map((b) => counted.filter((x) => x.peers.includes(a.id) && x.peers.includes(b.id)).length),
  );
  const mean = pairs.reduce((a, b) => a + b, 0) / Math.max(1, pairs.length);
  for (const n of pairs)
    cost.S6 += rules.together * Math.max(0, Math.ceil(n - mean - rules.togetherAllowance));
}

/** Journey minutes between two sites; the other direction's when only that one is given; none to `online`. */
export function journey(instance: TimetableInstance, a: string, b: string): number {
  if (a === b || a === ONLINE || b === ONLINE) return 0;
  return instance.travelMinutes[a]?.[b] ?? instance.travelMinutes[b]?.[a] ?? 0;
}

function byDay(placed: Placed[], keys: (p: Placed) => string[]): { key: string; items: Placed[] }[] {
  const map = new Map<string, { key: string; items: Placed[] }>();
  for (const p of placed) {
    for (const key of keys(p)) {
      const at = `${p.date} ${key}`;
      const list = map.get(at) ?? { key, items: [] };
      list.items.push(p);
      map.set(at, list);
    }
  }
  for (const { items } of map.values()) items.sort((a, b) => a.start - b.start || a.end - b.end);
  return [...map.values()];
}

function eachNeighbours(list: Placed[], visit: (a: Placed, b: Placed) => void): void {
  for (let i = 1; i < list.length; i++) visit(list[i - 1]!, list[i]!);
}
