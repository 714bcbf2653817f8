/**
 * What makes a timetable problem impossible whatever the solver tries, said by name before it starts: references
 * to things that are not there, a session longer than every day, a required peer who is never free, two fixed
 * sessions of one person at one time, circles of `after`, rooms that are too small everywhere.
 */

import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
import { AppError } from "#app/platform/errors.ts";
import { ONLINE } from "../day-rules.ts";
import { type InstanceSession, lackedIn, type TimetableInstance } from "../instance.ts";

/**
 * `unusable`: the problem does not make sense as it stands and is refused. `unplaceable`: the session named can
 * never be placed; everything else can still be solved around it.
 */
export interface Contradiction {
  kind: "unusable" | "unplaceable";
  /** A full sentence: what contradicts what. */
  text: string;
  /** Ids of the sessions concerned. */
  sessions: string[];
  /** Up to three ways out, a sentence each, the cheapest first; empty where only the input can be put right. */
  waysOut: string[];
}

/** Every contradiction that can be seen without searching; an empty list does not promise that all will fit. */
export function findContradictions(instance: TimetableInstance): Contradiction[] {
  const found = [...references(instance), ...frame(instance)];
  // The rest looks things up by id and reckons with the grid.
  if (found.length) return found;
  return [
    ...afterCircles(instance),
    ...instance.sessions.flatMap((s) => (s.stands ? [] : sessionAlone(instance, s))),
    ...fixedPairs(instance),
  ];
}

/** Throws an `AppError` ("invalid") that names every contradiction which makes the problem unusable. */
export function assertConsistent(instance: TimetableInstance): void {
  const texts = findContradictions(instance)
    .filter((c) => c.kind === "unusable")
    .map((c) => c.text);
  if (texts.length === 0) return;
  const rest = texts.length > 5 ? ` And ${texts.length - 5} more.` : "";
  throw new AppError("invalid", `This timetable contradicts itself. ${texts.slice(0, 5).join(" ")}${rest}`);
}

function unusable(text: string, ...sessions: string[]): Contradiction {
  return { kind: "unusable", text, sessions, waysOut: [] };
}

function unplaceable(text: string, ...sessions: string[]): Contradiction {
  return { kind: "unplaceable", text, sessions, waysOut: [] };
}

function withWaysOut(contradiction: Contradiction, ...waysOut: string[]): Contradiction {
  return { ...contradiction, waysOut: waysOut.slice(0, 3) };
}

const nameOf = (s: InstanceSession) => (s.title ? `${s.id} (${s.title})` : s.id);

function references(instance: TimetableInstance): Contradiction[] {
  const found: Contradiction[] = [];
  const lists = {
    room: instance.rooms,
    peer: instance.peers,
    person: instance.people,
    session: instance.sessions,
  };
  for (const [what, list] of Object.entries(lists)) {
    const seen = new Set<string>();
    for (const { id } of list) {
      if (seen.has(id)) found.push(unusable(`The ${what} ${id} is listed twice.`));
      seen.add(id);
    }
  }
  const ids = (list: { id: string }[]) => new Set(list.map((x) => x.id));
  const [peers, people, sessions] = [ids(instance.peers), ids(instance.people), ids(instance.sessions)];
  const sites = new Set([...ids(instance.sites), ...instance.rooms.map((r) => r.site), ONLINE]);
  const dates = new Set(instance.days.map((d) => d.date));
  for (const s of instance.sessions) {
    const missing = (list: string[], known: Set<string>, what: string) => {
      for (const x of list) {
        if (!known.has(x))
          found.push(unusable(`Session ${nameOf(s)} names the ${what} ${x}, which is not listed.`, s.id));
      }
    };
    missing(s.people, people, "person");
    missing(s.requiredPeers, peers, "peer");
    missing(s.after, sessions, "earlier session");
    missing(s.sites, sites, "site");
    if (s.stands) {
      missing([s.stands.room], ids(instance.rooms), "room");
      missing(s.stands.peers, peers, "peer");
      missing([s.stands.date], dates, "day");
    }
    if (s.fixed?.site) missing([s.fixed.site], sites, "site");
    if (s.fixed) missing([s.fixed.date], dates, "day");
    if (new Set(s.people).size !== s.people.length) {
      found.push(unusable(`Session ${nameOf(s)} lists the same person twice.`, s.id));
    }
  }
  return found;
}

function frame(instance: TimetableInstance): Contradiction[] {
  const found: Contradiction[] = [];
  const seen = new Set<string>();
  for (const d of instance.days) {
    if (seen.has(d.date)) found.push(unusable(`The day ${d.date} is listed twice.`));
    seen.add(d.date);
    if (d.start >= d.end)
      found.push(unusable(`The day ${d.date} ends at ${d.end}, which is not after its start at ${d.start}.`));
  }
  const { lunch } = instance.rules;
  if (minutesOf(lunch.to) - minutesOf(lunch.from) < lunch.minutes) {
    found.push(
      unusable(`A lunch of ${lunch.minutes} minutes does not fit between ${lunch.from} and ${lunch.to}.`),
    );
  }
  if (instance.peers.length > 31) {
    found.push(unusable(`There are ${instance.peers.length} peers; at most 31 can be planned.`));
  }
  return found;
}

function afterCircles(instance: TimetableInstance): Contradiction[] {
  const byId = new Map(instance.sessions.map((s) => [s.id, s]));
  const state = new Map<string, "open" | "done">();
  const found: Contradiction[] = [];
  const visit = (id: string, path: string[]): void => {
    if (state.get(id) === "done") return;
    if (state.get(id) === "open") {
      const circle = path.slice(path.indexOf(id));
      const text = `These sessions wait for each other in a circle: ${[...circle, id].join(" after ")}.`;
      const links = circle.map((x, i) => `Let ${x} not wait for ${circle[i + 1] ?? id}.`);
      found.push(withWaysOut(unusable(text, ...circle), ...links));
      return;
    }
    state.set(id, "open");
    // What stands already waits for nothing.
    const its = byId.get(id);
    for (const x of its?.stands ? [] : (its?.after ?? [])) visit(x, [...path, id]);
    state.set(id, "done");
  };
  for (const s of instance.sessions) visit(s.id, []);
  return found;
}

function sessionAlone(instance: TimetableInstance, s: InstanceSession): Contradiction[] {
  const name = nameOf(s);
  const found: Contradiction[] = [];
  const longest = Math.max(...instance.days.map((d) => minutesOf(d.end) - minutesOf(d.start)));
  if (s.minutes > longest) {
    return [
      withWaysOut(
        unusable(`Session ${name} takes ${s.minutes} minutes, and the longest day has ${longest}.`, s.id),
        `Make ${s.id} ${longest} minutes or shorter.`,
        `Split ${s.id} into two sessions.`,
        `Let the day last ${s.minutes} minutes.`,
      ),
    ];
  }
  const wanted = s.allPeers ? instance.peers.length : s.peersNeeded;
  const required = new Set(s.requiredPeers);
  if (wanted > instance.peers.length) {
    found.push(
      withWaysOut(
        unusable(`Session ${name} needs ${wanted} peers, and there are ${instance.peers.length}.`, s.id),
        `Ask for ${instance.peers.length} peers for ${s.id}, or fewer.`,
      ),
    );
  }
  if (!s.allPeers && required.size > wanted) {
    found.push(
      withWaysOut(
        unusable(`Session ${name} requires ${required.size} peers by name and has ${wanted} places.`, s.id),
        `Let ${required.size} peers take part in ${s.id}.`,
        `Name only ${wanted} of the peers for ${s.id}.`,
      ),
    );
  }
  for (const role of s.requiredRoles) {
    if (!instance.peers.some((p) => p.role === role)) {
      found.push(
        withWaysOut(
          unusable(`Session ${name} requires the role ${role}, and no peer has it.`, s.id),
          `Let ${s.id} go on without a ${role}.`,
        ),
      );
    }
  }
  found.push(...roomAndFixed(instance, s, wanted));
  if (found.length) return found;
  found.push(...neverFree(instance, s));
  return found;
}

function roomAndFixed(instance: TimetableInstance, s: InstanceSession, wanted: number): Contradiction[] {
  const found: Contradiction[] = [];
  const { fixed } = s;
  const needs = s.people.length + wanted;
  const allowed = instance.rooms.filter((r) => s.sites.length === 0 || s.sites.includes(r.site));
  const site = fixed?.site;
  const people = instance.people.filter((p) => s.people.includes(p.id) && p.needs !== undefined);
  const suits = (room: TimetableInstance["rooms"][number]) =>
    people.every((p) => lackedIn(room, p).length === 0);
  const rooms = site ? allowed.filter((r) => r.site === site) : allowed;
  const suiting = rooms.filter(suits);
  if (site && s.sites.length > 0 && !s.sites.includes(site)) {
    found.push(
      withWaysOut(
        unusable(`Session ${nameOf(s)} is fixed at ${site}, where it may not be held.`, s.id),
        `Let ${s.id} be held at ${site}.`,
        `Release ${s.id} from its fixed place.`,
      ),
    );
  } else if (rooms.length === 0) {
    found.push(
      withWaysOut(
        unusable(`Session ${nameOf(s)} has no room at the sites where it may be held.`, s.id),
        `Let ${s.id} be held at another site.`,
        "Add a room there.",
      ),
    );
  } else if (suiting.length === 0) {
    const who = people.filter((p) => rooms.every((r) => lackedIn(r, p).length > 0)).map((p) => p.id);
    found.push(
      withWaysOut(
        unusable(
          `No room that ${nameOf(s)} may use has what ${(who.length > 0 ? who : people.map((p) => p.id)).join(", ")} needs.`,
          s.id,
        ),
        `Let ${s.id} be held where a room is step-free.`,
        "Say of the rooms that are step-free that they are.",
      ),
    );
  } else if (suiting.every((r) => r.capacity < needs)) {
    const most = Math.max(...suiting.map((r) => r.capacity));
    const larger = instance.rooms.find((r) => r.capacity >= needs && suits(r));
    const fewer = needs - most === 1 ? "one person" : `${needs - most} people`;
    found.push(
      withWaysOut(
        unusable(
          `Session ${nameOf(s)} brings ${needs} people together, and the largest room it may use holds ${most}.`,
          s.id,
        ),
        ...(larger
          ? [`Let ${s.id} be held at ${larger.site}, where ${larger.id} holds ${larger.capacity}.`]
          : []),
        `Meet ${fewer} fewer in ${s.id}, or split it into two sessions.`,
        `Add a room for ${needs} people.`,
      ),
    );
  }
  const day = instance.days.find((d) => d.date === fixed?.date);
  if (fixed && day) {
    const start = minutesOf(fixed.start);
    if (start < minutesOf(day.start) || start + s.minutes > minutesOf(day.end)) {
      const text = `Session ${nameOf(s)} is fixed at ${fixed.start} on ${fixed.date}, outside the day (${day.start} to ${day.end}).`;
      found.push(withWaysOut(unusable(text, s.id), ...unfix(s)));
    } else if ((start - minutesOf(day.start)) % instance.slotMinutes) {
      const text = `Session ${nameOf(s)} is fixed at ${fixed.start}, which is not on the grid of ${instance.slotMinutes} minutes from ${day.start}.`;
      found.push(withWaysOut(unusable(text, s.id), ...unfix(s)));
    }
  }
  return found;
}

function unfix(s: InstanceSession): string[] {
  return [`Fix ${s.id} at another time.`, `Release ${s.id} from its fixed time.`];
}

/** Is there a start that suits everybody who must be there? Names those who between them leave none. */
function neverFree(instance: TimetableInstance, s: InstanceSession): Contradiction[] {
  const required = instance.peers.filter((p) => s.allPeers || s.requiredPeers.includes(p.id));
  const people = instance.people.filter((p) => s.people.includes(p.id));
  const starts = instance.days.flatMap((d) => {
    const list: { date: string; start: number }[] = [];
    for (let t = minutesOf(d.start); t + s.minutes <= minutesOf(d.end); t += instance.slotMinutes) {
      if (!s.fixed || (s.fixed.date === d.date && s.fixed.start === timeOf(t)))
        list.push({ date: d.date, start: t });
    }
    return list;
  });
  const peerFree = (p: (typeof required)[number], at: { date: string; start: number }) =>
    !p.unavailable.some(
      (u) => u.date === at.date && at.start < minutesOf(u.end) && at.start + s.minutes > minutesOf(u.start),
    );
  const personFree = (p: (typeof people)[number], at: { date: string; start: number }) =>
    p.available.length === 0 ||
    p.available.some(
      (w) => w.date === at.date && at.start >= minutesOf(w.start) && at.start + s.minutes <= minutesOf(w.end),
    );
  const at = s.fixed ? "at its fixed time" : `for ${s.minutes} minutes on any day`;
  const ways = (peerIds: string[], personIds: string[]) => [
    ...(s.fixed ? [`Release ${s.id} from its fixed time.`] : []),
    ...personIds.map((x) => `Ask ${x} for another time, or let ${s.id} go on without ${x}.`),
    ...peerIds.map((x) =>
      s.allPeers ? `Let ${s.id} go on without ${x}.` : `Let another peer stand in for ${x}.`,
    ),
  ];
  const lonePeers = required.filter((p) => !starts.some((x) => peerFree(p, x)));
  const lonePeople = people.filter((p) => !starts.some((x) => personFree(p, x)));
  const single: [string, string[]][] = [
    ...lonePeers.map((p): [string, string[]] => [`the required peer ${p.id}`, ways([p.id], [])]),
    ...lonePeople.map((p): [string, string[]] => [`${p.id}, who must be there,`, ways([], [p.id])]),
  ];
  if (single.length) {
    return single.map(([who, waysOut]) =>
      withWaysOut(
        unplaceable(`Session ${nameOf(s)} cannot be placed: ${who} is not free ${at}.`, s.id),
        ...waysOut,
      ),
    );
  }
  if (!starts.some((x) => required.every((p) => peerFree(p, x)) && people.every((p) => personFree(p, x)))) {
    const isTogether = (who: ReadonlySet<string>) =>
      starts.some(
        (x) =>
          required.every((p) => !who.has(p.id) || peerFree(p, x)) &&
          people.every((p) => !who.has(p.id) || personFree(p, x)),
      );
    // Whoever is not needed to leave no time is not named.
    const kept = new Set([...required, ...people].map((p) => p.id));
    for (const id of [...kept]) {
      kept.delete(id);
      if (isTogether(kept)) kept.add(id);
    }
    const named = (list: { id: string }[]) => list.map((p) => p.id).filter((id) => kept.has(id));
    const who = [...named(required), ...named(people)];
    return [
      withWaysOut(
        unplaceable(
          `Session ${nameOf(s)} cannot be placed: ${who.join(", ")} are never free together ${at}.`,
          s.id,
        ),
        ...ways(named(required), named(people)),
      ),
    ];
  }
  return [];
}

/** Fixed sessions that share a person or a peer who must be at both, and overlap. */
function fixedPairs(instance: TimetableInstance): Contradiction[] {
  const fixed = instance.sessions.filter((s) => s.fixed && !s.stands);
  return fixed.flatMap((a, i) =>
    fixed.slice(i + 1).flatMap((b) => {
      if (a.fixed?.date !== b.fixed?.date) return [];
      const [startA, startB] = [minutesOf(a.fixed?.start ?? ""), minutesOf(b.fixed?.start ?? "")];
      const peersOf = (s: InstanceSession) =>
        s.allPeers ? instance.peers.map((p) => p.id) : s.requiredPeers;
      const pause = Math.max(startA, startB) - (startA <= startB ? startA + a.minutes : startB + b.minutes);
      const person = pause < 0 ? a.people.find((x) => b.people.includes(x)) : undefined;
      const peer =
        pause < instance.rules.gapMinutes ? peersOf(a).find((x) => peersOf(b).includes(x)) : undefined;
      const who = person ?? peer;
      if (!who) return [];
      const at = `${a.fixed?.date}, ${a.fixed?.start} and ${b.fixed?.start}`;
      return [
        withWaysOut(
          unusable(
            `${who} must be at both ${nameOf(a)} and ${nameOf(b)}, which are fixed too close (${at}).`,
            a.id,
            b.id,
          ),
          `Release ${b.id} from its fixed time.`,
          `Release ${a.id} from its fixed time.`,
          `Let one of them go on without ${who}.`,
        ),
      ];
    }),
  );
}
