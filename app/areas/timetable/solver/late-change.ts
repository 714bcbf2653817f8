/**
 * Late changes as changed problems: a peer is away, a room is lost, a person cancels. What the change makes
 * impossible by definition (everybody's meeting on a day one peer is ill) is relaxed, and each relaxation is said.
 */
import { compile } from "./compile.ts";
import type { InstanceSession, TimetableInstance } from "./instance.ts";

export interface LateChange {
  instance: TimetableInstance;
  /** What had to be relaxed or dropped, each a sentence with the session's id. */
  notes: { session: string; text: string }[];
}

/**
 * A peer is away on a day (all days when no date is given). Sessions that cannot go to another day go on without
 * the peer: everybody's meetings with everybody else, named or only-one-of-a-role requirements without them.
 */
export function withoutPeer(instance: TimetableInstance, peer: string, date?: string): LateChange {
  const notes: LateChange["notes"] = [];
  const days = instance.days.filter((d) => date === undefined || d.date === date);
  const gone = days.length === instance.days.length;
  const peers = instance.peers.map((p) =>
    p.id === peer ? { ...p, unavailable: [...p.unavailable, ...days.map((d) => ({ ...d }))] } : p,
  );
  const role = instance.peers.find((p) => p.id === peer)?.role;
  const others = instance.peers.filter((p) => p.id !== peer);
  // A session that has no other time to go to counts like one fixed on that day.
  const stranded = new Set(
    compile({ ...instance, peers })
      .sessions.filter((s) => s.slots.length === 0)
      .map((s) => s.id),
  );
  const sessions = instance.sessions.map((s): InstanceSession => {
    if (!gone && !stranded.has(s.id)) return s;
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

/** A room can no longer be used at all. */
export function withoutRoom(instance: TimetableInstance, room: string): LateChange {
  return { instance: { ...instance, rooms: instance.rooms.filter((r) => r.id !== room) }, notes: [] };
}

/** A person cancels: sessions go on with the others; one that has nobody left to meet is dropped. */
export function withoutPerson(instance: TimetableInstance, person: string): LateChange {
  const notes: LateChange["notes"] = [];
  const dropped = new Set<string>();
  const sessions = instance.sessions.flatMap((s): InstanceSession[] => {
    if (!s.people.includes(person)) return [s];
    const people = s.people.filter((x) => x !== person);
    if (people.length > 0) return [{ ...s, people }];
    dropped.add(s.id);
    notes.push({ session: s.id, text: `${s.id} is cancelled: ${person} was the only one to meet.` });
    return [];
  });
  const kept = sessions.map((s) => ({ ...s, after: s.after.filter((x) => !dropped.has(x)) }));
  return { instance: { ...instance, sessions: kept }, notes };
}
