/**
 * The timetable problem for clingo (answer set programming), as an independent opponent of our own search. Time is counted
 * in slots; an online session is taken at a site its peers join it from. Where it simplifies, it demands a little more than
 * the format does (lunch every day, lunch at a site), so that what it finds passes the format's judge.
 */

import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
import { isCounted } from "#app/solver/counted-kinds.ts";
import type { Solution, TimetableInstance } from "#app/solver/instance.ts";

/** Slots kept between two days, so that nothing spans a night. */
const NIGHT = 20;

const RULES = `
1 { at(S,T) : start(S,T) } 1 :- session(S).
1 { room(S,R) : roomfor(S,R) } 1 :- session(S).
N { with(S,P) : peer(P) } N :- needs(S,N).
with(S,P) :- must(S,P).
:- wants(S,K), not with(S,P) : role(P,K).
1 { site(S,X) : place(X) } 1 :- room(S,R), roomsite(R,online).
site(S,X) :- room(S,R), roomsite(R,X), X != online.

cov(S,T+I) :- at(S,T), long(S,L), I = 0..L-1.
gapcov(S,T+I) :- at(S,T), long(S,L), gap(G), I = 0..L+G-1.
:- away(P,T), with(S,P), cov(S,T).

used(S,R,T) :- room(S,R), cov(S,T).
:- realroom(R), slot(T), 2 { used(S,R,T) }.
busy(P,S,T) :- with(S,P), gapcov(S,T).
:- peer(P), slot(T), 2 { busy(P,S,T) }.
:- share(S,Q), cov(S,T), cov(Q,T).

sat(S,X,T) :- site(S,X), at(S,T).
left(S,X,T+I) :- sat(S,X,T), long(S,L), journey(J), I = 0..L+J-1.
near(P,X,T) :- with(S,P), left(S,X,T).
arrives(P,X,T) :- with(S,P), sat(S,X,T).
near(P,X,T+I) :- lunch(P,D,T), lunchsite(P,D,X), lunchlong(L), journey(J), I = 0..L+J-1.
arrives(P,X,T) :- lunch(P,D,T), lunchsite(P,D,X).
:- arrives(P,Y,T), near(P,X,T), X != Y.
:- share(S,Q), left(S,X,T), at(Q,T), site(Q,Y), X != Y.

1 { lunch(P,D,T) : lunchstart(D,T) } 1 :- peer(P), day(D).
1 { lunchsite(P,D,X) : place(X) } 1 :- peer(P), day(D).
on(P,T) :- with(S,P), cov(S,T).
eats(P,T+I) :- lunch(P,D,T), lunchlong(L), I = 0..L-1.
:- on(P,T), eats(P,T).

:- after(S,Q), at(S,T), at(Q,U), long(Q,L), T < U+L.

visited(P,D,X) :- with(S,P), sat(S,X,T), dayof(T,D).
:~ peer(P), day(D), N = #count { X : visited(P,D,X) }, N > 1. [10*(N-1),P,D,s1]

pause(P,T) :- peer(P), slot(T), slot(T+1), not on(P,T), not on(P,T+1).
:~ on(P,T), on(P,T+R), slot(T), run(R), not pause(P,U) : U = T..T+R-1. [4,P,T,s2]

load(P,M) :- counts(P), M = #sum { L,S : with(S,P), counted(S), long(S,L) }.
{ most(M) : M = 0..B } = 1 :- biggest(B).
{ least(M) : M = 0..B } = 1 :- biggest(B).
:- load(P,M), most(N), M > N.
:- load(P,M), least(N), M < N.
:~ most(M), least(N), M > N. [M-N,s3]

led(S) :- with(S,P), leads(P,K), about(S,K).
:~ themed(S), not led(S). [5,S,s4]

ever(P,T) :- on(P,T).
ever(P,T) :- ever(P,T-1), slot(T).
later(P,T) :- on(P,T).
later(P,T) :- later(P,T+1), slot(T).
idle(P,T) :- slot(T), peer(P), ever(P,T), later(P,T), wait(W), not on(P,U) : U = T-W..T, slot(U); not eats(P,U) : U = T-W..T, slot(U).
:~ idle(P,T). [1,P,T,s5]

:~ peer(P), peer(Q), P < Q, N = #count { S : with(S,P), with(S,Q), counted(S) }, allowance(A), N > A. [2*(N-A),P,Q,s6]

#show at/2. #show room/2. #show with/2.
`;

/** The program for one problem. Ids are written as numbers of their lists. */
export function toProgram(instance: TimetableInstance): string {
  const step = instance.slotMinutes;
  const slots = (minutes: number) => Math.ceil(minutes / step);
  const days = frameOf(instance);
  const facts: string[] = [];
  const say = (fact: string) => facts.push(`${fact}.`);
  const { gapMinutes, lunch, maxRunMinutes } = instance.rules;
  say(`gap(${slots(gapMinutes)})`);
  say(`lunchlong(${slots(lunch.minutes)})`);
  say(`run(${slots(maxRunMinutes)})`);
  say(`wait(${slots(60)})`);
  const places = instance.sites.map((site) => site.id).filter((id) => id !== "online");
  const journeys = places.flatMap((a) => places.map((b) => instance.travelMinutes[a]?.[b] ?? 0));
  say(`journey(${slots(Math.max(0, ...journeys))})`);
  for (const x of places.keys()) say(`place(${x})`);
  days.forEach(({ first, count, start }, d) => {
    say(`day(${d})`);
    for (let i = 0; i < count; i++) say(`slot(${first + i}). dayof(${first + i},${d})`);
    for (let t = minutesOf(lunch.from); t + lunch.minutes <= minutesOf(lunch.to); t += step) {
      say(`lunchstart(${d},${first + (t - start) / step})`);
    }
  });
  instance.rooms.forEach((room, r) => {
    say(`roomsite(${r},${room.site === "online" ? "online" : places.indexOf(room.site)})`);
    say(`realroom(${r})`);
  });
  instance.peers.forEach((peer, p) => {
    say(`peer(${p}). role(${p},"${peer.role}")`);
    if (peer.role !== "peer-challenge-manager") say(`counts(${p})`);
    for (const theme of peer.themes) say(`leads(${p},${theme})`);
    for (const away of peer.unavailable) {
      for (const t of slotsWithin(instance, days, away, true)) say(`away(${p},${t})`);
    }
  });
  const peerPairs = (instance.peers.length * (instance.peers.length - 1)) / 2;
  let met = 0;
  let longest = 0;
  instance.sessions.forEach((session, s) => {
    const wanted = session.allPeers ? instance.peers.length : session.peersNeeded;
    say(`session(${s}). long(${s},${slots(session.minutes)}). needs(${s},${wanted})`);
    for (const t of startsOf(instance, days, session)) say(`start(${s},${t})`);
    instance.rooms.forEach((room, r) => {
      const isAllowed = session.sites.length === 0 || session.sites.includes(room.site);
      const isFixedHere = session.fixed?.site === undefined || session.fixed.site === room.site;
      if (isAllowed && isFixedHere && room.capacity >= session.people.length + wanted)
        say(`roomfor(${s},${r})`);
    });
    for (const peer of session.requiredPeers) say(`must(${s},${indexOf(instance.peers, peer)})`);
    for (const role of session.requiredRoles) say(`wants(${s},"${role}")`);
    for (const earlier of session.after) say(`after(${s},${indexOf(instance.sessions, earlier)})`);
    instance.sessions.forEach((other, q) => {
      if (q !== s && other.people.some((person) => session.people.includes(person))) say(`share(${s},${q})`);
    });
    if (!isCounted(session.kind)) return;
    say(`counted(${s})`);
    met += (wanted * (wanted - 1)) / 2;
    longest += slots(session.minutes);
    if (session.themes.length > 0) say(`themed(${s})`);
    for (const theme of session.themes) say(`about(${s},${theme})`);
  });
  say(`allowance(${Math.floor(met / Math.max(1, peerPairs) + 2)})`);
  say(`biggest(${longest})`);
  return `${facts.join("\n")}\n${RULES}`;
}

/** Reads the atoms of an answer as a timetable in the exchange format. */
export function toSolution(instance: TimetableInstance, atoms: readonly string[]): Solution {
  const days = frameOf(instance);
  const found = instance.sessions.map((session) => ({
    session: session.id,
    date: "",
    start: "",
    room: "",
    peers: [] as string[],
  }));
  for (const atom of atoms) {
    const [, name, a, b] = /^(\w+)\((\d+),(\d+)\)$/.exec(atom) ?? [];
    const entry = found[Number(a)];
    if (entry === undefined) continue;
    if (name === "room") entry.room = instance.rooms[Number(b)]?.id ?? "";
    if (name === "with") entry.peers.push(instance.peers[Number(b)]?.id ?? "");
    if (name === "at") {
      const day = days.findLast(({ first }) => first <= Number(b));
      entry.date = day?.date ?? "";
      entry.start = timeOf((day?.start ?? 0) + (Number(b) - (day?.first ?? 0)) * instance.slotMinutes);
    }
  }
  return { assignments: found.filter(({ date }) => date !== "") };
}

interface DayFrame {
  date: string;
  start: number;
  first: number;
  count: number;
}

function frameOf({ days, slotMinutes }: TimetableInstance): DayFrame[] {
  let first = 0;
  return days.map(({ date, start, end }) => {
    const count = Math.floor((minutesOf(end) - minutesOf(start)) / slotMinutes);
    const frame = { date, start: minutesOf(start), first, count };
    first += count + NIGHT;
    return frame;
  });
}

/** Slots that a window covers wholly, or touches. */
function slotsWithin(
  { slotMinutes }: TimetableInstance,
  days: readonly DayFrame[],
  window: { date: string; start: string; end: string },
  isTouched: boolean,
): number[] {
  const day = days.find(({ date }) => date === window.date);
  if (day === undefined) return [];
  const [from, to] = [minutesOf(window.start), minutesOf(window.end)];
  return Array.from({ length: day.count }, (_, i) => i)
    .filter((i) => {
      const [start, end] = [day.start + i * slotMinutes, day.start + (i + 1) * slotMinutes];
      return isTouched ? start < to && end > from : start >= from && end <= to;
    })
    .map((i) => day.first + i);
}

function startsOf(
  instance: TimetableInstance,
  days: readonly DayFrame[],
  session: TimetableInstance["sessions"][number],
): number[] {
  const people = instance.people.filter(
    ({ id, available }) => session.people.includes(id) && available.length > 0,
  );
  return days.flatMap(({ date, start, first, count }) =>
    Array.from({ length: count }, (_, i) => i)
      .filter((i) => {
        const from = start + i * instance.slotMinutes;
        const to = from + session.minutes;
        if (to > start + count * instance.slotMinutes) return false;
        if (session.fixed && (session.fixed.date !== date || minutesOf(session.fixed.start) !== from))
          return false;
        return people.every(({ available }) =>
          available.some((w) => w.date === date && from >= minutesOf(w.start) && to <= minutesOf(w.end)),
        );
      })
      .map((i) => first + i),
  );
}

function indexOf(list: readonly { id: string }[], id: string): number {
  return list.findIndex((entry) => entry.id === id);
}
