/**
 * Late changes as changed problems: a peer is away, a room is lost, a person cancels. What the change makes
 * impossible by definition (everybody's meeting on a day one peer is ill) is relaxed, and each relaxation is said.
 */

import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
import { compile } from "./compile.ts";
import type { InstanceSession, Solution, TimetableInstance } from "./instance.ts";

export interface LateChange {
  instance: TimetableInstance;
  /** What had to be relaxed or dropped, each a sentence with the session's id. */
  notes: { session: string; text: string }[];
}

/** A part of a day, "HH:MM" each; left out: from its start, to its end. */
export interface PartOfDay {
  date: string;
  from?: string | null | undefined;
  until?: string | null | undefined;
}

/**
 * A peer is away on a day or a part of it (all days when none is given). Meetings of everybody that stand then (`before`), and
 * sessions that cannot go to another day, go on without the peer: everybody's meetings with everybody else, named or only-one-of-a-role requirements without them.
 */
export function withoutPeer(
  instance: TimetableInstance,
  peer: string,
  part?: PartOfDay,
  before: Solution = { assignments: [] },
): LateChange {
  const notes: LateChange["notes"] = [];
  const days = instance.days
    .filter((d) => part === undefined || d.date === part.date)
    .map((d) => ({ date: d.date, start: part?.from ?? d.start, end: part?.until ?? d.end }));
  const isPart = Boolean(part?.from ?? part?.until);
  const gone = days.length === instance.days.length && !isPart;
  const peers = instance.peers.map((p) =>
    p.id === peer ? { ...p, unavailable: [...p.unavailable, ...days.map((d) => ({ ...d }))] } : p,
  );
  const role = instance.peers.find((p) => p.id === peer)?.role;
  const others = instance.peers.filter((p) => p.id !== peer);
  // A session that has no other time to go to counts like one fixed on that day.
  const stranded = new Set(
    compile({ ...instance, peers })
      .sessions.filter((s) => s.slots.length === 0 && s.stands === null)
      .map((s) => s.id),
  );
  const lengths = new Map(instance.sessions.map((s) => [s.id, s.allPeers ? s.minutes : 0]));
  const meetings = new Set(
    before.assignments
      .filter(({ session, date, start }) => {
        const [from, minutes] = [minutesOf(start), lengths.get(session) ?? 0];
        return (
          minutes > 0 &&
          days.some((d) => d.date === date && from < minutesOf(d.end) && from + minutes > minutesOf(d.start))
        );
      })
      .map(({ session }) => session),
  );
  const sessions = instance.sessions.map((s): InstanceSession => {
    // What is left as it stands is nobody's to change here.
    if (s.stands !== undefined) return s;
    if (!gone && !stranded.has(s.id) && !meetings.has(s.id)) return s;
    const say = (text: string) => notes.push({ session: s.id, text });
    let changed = s;
    if (s.allPeers) {
      say(`${s.id} goes on without ${peer}.`);
      changed = {
        ...s,
        allPeers: false,
        peersNeeded: others.length,
        requiredPeers: others.map((p) => p.id),
        requiredRoles: [],
      };
    }
    if (changed.requiredPeers.includes(peer)) {
      say(`${s.id} no longer requires ${peer}.`);
      changed = { ...changed, requiredPeers: changed.requiredPeers.filter((x) => x !== peer) };
    }
    if (role && changed.requiredRoles.includes(role) && !others.some((p) => p.role === role)) {
      say(`${s.id} goes on without a ${role}: ${peer} is the only one.`);
      changed = { ...changed, requiredRoles: changed.requiredRoles.filter((r) => r !== role) };
    }
    if (changed.peersNeeded > others.length) changed = { ...changed, peersNeeded: others.length };
    return changed;
  });
  return { instance: { ...instance, peers, sessions }, notes };
}

/** A room is taken for a part of a day: a session without anybody, named `id`, stands in it and stays. */
export function withRoomTaken(
  instance: TimetableInstance,
  id: string,
  { room, date, from, until }: PartOfDay & { room: string },
): TimetableInstance {
  const day = instance.days.find((one) => one.date === date);
  const site = instance.rooms.find((one) => one.id === room)?.site;
  if (day === undefined || site === undefined) return instance;
  const start = Math.max(minutesOf(from ?? day.start), minutesOf(day.start));
  const minutes = Math.min(minutesOf(until ?? day.end), minutesOf(day.end)) - start;
  if (minutes <= 0) return instance;
  const taken: InstanceSession = {
    id,
    title: "",
    kind: "observation",
    minutes,
    people: [],
    peersNeeded: 0,
    requiredPeers: [],
    requiredRoles: [],
    themes: [],
    sites: [site],
    after: [],
    stands: { date, start: timeOf(start), room, peers: [] },
  };
  return { ...instance, sessions: [...instance.sessions, taken] };
}

/** A person cannot come when these sessions stand, but can at any other time they could before. */
export function atAnotherTime(
  instance: TimetableInstance,
  before: Solution,
  person: string,
  sessions: readonly string[],
): LateChange {
  const taken = before.assignments
    .filter(({ session }) => sessions.includes(session))
    .map(({ session, date, start }) => {
      const minutes = instance.sessions.find(({ id }) => id === session)?.minutes ?? 0;
      return { date, start, end: timeOf(minutesOf(start) + minutes) };
    });
  return {
    instance: {
      ...instance,
      people: instance.people.map((one) => {
        if (one.id !== person) return one;
        const free = one.available.length > 0 ? one.available : instance.days;
        return {
          ...one,
          available: taken.reduce(
            (windows, { date, start, end }) =>
              windows.flatMap((window) =>
                window.date !== date || window.end <= start || window.start >= end
                  ? [window]
                  : [
                      { date, start: window.start, end: start },
                      { date, start: end, end: window.end },
                    ].filter((rest) => rest.start < rest.end),
              ),
            free.map((window) => ({ ...window })),
          ),
        };
      }),
    },
    notes: [],
  };
}

/** A room can no longer be used at all; it stays known where something stands in it and is left so. */
export function withoutRoom(instance: TimetableInstance, room: string): LateChange {
  const isStoodIn = instance.sessions.some(({ stands }) => stands?.room === room);
  const rooms = isStoodIn
    ? instance.rooms.map((r) => (r.id === room ? { ...r, capacity: -1 } : r))
    : instance.rooms.filter((r) => r.id !== room);
  return { instance: { ...instance, rooms }, notes: [] };
}

/**
 * A person cancels, one session or all of them: it goes on with the others; one that has nobody left to meet is dropped.
 */
export function withoutPerson(
  instance: TimetableInstance,
  person: string,
  session: string | null = null,
): LateChange {
  const notes: LateChange["notes"] = [];
  const dropped = new Set<string>();
  const sessions = instance.sessions.flatMap((s): InstanceSession[] => {
    if (!s.people.includes(person) || (session !== null && s.id !== session)) return [s];
    const people = s.people.filter((x) => x !== person);
    if (people.length > 0) return [{ ...s, people }];
    dropped.add(s.id);
    notes.push({ session: s.id, text: `${s.id} is cancelled: ${person} was the only one to meet.` });
    return [];
  });
  const kept = sessions.map((s) => ({ ...s, after: s.after.filter((x) => !dropped.has(x)) }));
  return { instance: { ...instance, sessions: kept }, notes };
}
