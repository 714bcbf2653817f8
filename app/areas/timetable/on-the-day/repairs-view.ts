/** The repairs of a late change in words, side by side. */
import { formatDayWithWeekday, formatTime } from "#app/platform/day-words.ts";
import type { RepairWay } from "#app/solver/three-repairs.ts";
import { costSentence } from "../making/session-places.ts";
import type { TimetableRecord } from "../plan/timetable-record.ts";
import { countOf, nameList } from "../plan/timetable-words.ts";
import type { LateRepair, LateRepairs } from "./late-repairs.ts";

/** What each way of mending spares most, as a heading and a sentence. */
const WAY_WORDS: Readonly<Record<RepairWay, { title: string; idea: string }>> = {
  "fewest-moves": {
    title: "Change as little as possible",
    idea: "What can stay stays, with the same peers.",
  },
  "same-times": {
    title: "Keep the times",
    idea: "Other peers stand in, so that people come when they were asked to.",
  },
  "best-days": {
    title: "Make the best of the days",
    idea: "More may move, for less travelling and waiting.",
  },
};

/** One repair in words. */
export interface RepairView {
  way: RepairWay;
  title: string;
  idea: string;
  /** "2 sessions move, 1 has other peers", a sentence. */
  summary: string;
  changes: { id: string; title: string; text: string }[];
  withoutPlace: { id: string; title: string; reasons: string[]; waysOut: string[] }[];
  /** Names of the people and peers whose day changes. */
  people: string;
  peers: string;
  /** Who has no address, so that no message can be drafted; empty when everybody has one. */
  byTelephone: string;
  /** How many of the sessions that change stand in the released version, a sentence; empty when none do. */
  released: string;
  /** "Costs 4 points more: peers waiting between sessions", a sentence. */
  cost: string;
  messages: { to: string; subject: string; text: string }[];
}

/** A late change in words. `repairs` holds one to three. */
export interface RepairsView {
  notes: string[];
  cancelled: { id: string; title: string }[];
  repairs: RepairView[];
}

/** What is known beside the repairs: who has no e-mail address, and which sessions stand in the released version. */
export interface RepairsContext {
  withoutAddress: readonly string[];
  releasedIds: ReadonlySet<string>;
}

/** Puts a late change into words, with the names of the record. */
export function repairsView(
  record: TimetableRecord,
  late: LateRepairs,
  context: RepairsContext = { withoutAddress: [], releasedIds: new Set() },
): RepairsView {
  const titles = new Map(record.sessions.map(({ id, title }) => [id, title]));
  // Once one is chosen the sessions stand elsewhere: what it changed is told from where they stood.
  const stood = new Map(late.before.map(({ sessionId, ...place }) => [sessionId, place]));
  const then = {
    ...record,
    sessions: record.sessions.map((session) => ({ ...session, ...stood.get(session.id) })),
  };
  return {
    notes: late.notes,
    cancelled: late.cancelled.map((id) => ({ id, title: titles.get(id) ?? "A session" })),
    repairs: late.repairs.map((repair) => repairView(then, repair, late, context)),
  };
}

function repairView(
  record: TimetableRecord,
  repair: LateRepair,
  { softBefore, costBefore }: LateRepairs,
  { withoutAddress, releasedIds }: RepairsContext,
): RepairView {
  const sessions = new Map(record.sessions.map((session) => [session.id, session]));
  const names = new Map<string, string>(
    [...record.people, ...record.peers].map(({ id, name }) => [id, name] as const),
  );
  const nameOf = (id: string) => names.get(id) ?? "somebody";
  const told = (kind: "person" | "peer") =>
    nameList(
      repair.messages.filter(({ to }) => to.kind === kind).map(({ to }) => nameOf(to.id)),
      8,
    );
  let moved = 0;
  let others = 0;
  let rooms = 0;
  const changes = repair.moves.flatMap((to) => {
    const session = sessions.get(to.sessionId);
    if (session === undefined || to.date === null || to.start === null) return [];
    const parts: string[] = [];
    if (session.date !== to.date || session.start !== to.start) {
      moved += 1;
      const was =
        session.date === null || session.start === null
          ? ""
          : `from ${formatDayWithWeekday(session.date)}, ${formatTime(session.start)} `;
      parts.push(`moves ${was}to ${formatDayWithWeekday(to.date)}, ${formatTime(to.start)}`);
    }
    if (session.roomId !== to.roomId || session.siteId !== to.siteId) {
      if (parts.length === 0) rooms += 1;
      parts.push(`is in ${placeOf(record, to)}`);
    }
    const joined = to.peerIds.filter((id) => !session.peerIds.includes(id)).map(nameOf);
    const left = session.peerIds.filter((id) => !to.peerIds.includes(id)).map(nameOf);
    if (joined.length + left.length > 0) others += 1;
    if (joined.length > 0) parts.push(`now with ${nameList(joined)}`);
    if (left.length > 0) parts.push(`without ${nameList(left)}`);
    return [{ id: session.id, title: session.title, text: `${parts.join("; ")}.` }];
  });
  const lost = repair.withoutPlace.length;
  const promised = repair.moves.filter(({ sessionId }) => releasedIds.has(sessionId)).length;
  return {
    way: repair.way,
    ...WAY_WORDS[repair.way],
    summary: `${[
      moved === 0 ? "no session moves" : countOf(moved, "session moves", "sessions move"),
      rooms === 0 ? null : countOf(rooms, "only changes room", "only change room"),
      others === 0 ? null : countOf(others, "has other peers", "have other peers"),
      lost === 0 ? null : countOf(lost, "loses its place", "lose their place"),
    ]
      .filter((part) => part !== null)
      .join(", ")
      .replace(/^./, (first) => first.toUpperCase())}.`,
    changes,
    withoutPlace: repair.withoutPlace.map(({ sessionId, reasons, waysOut }) => ({
      id: sessionId,
      title: sessions.get(sessionId)?.title ?? "A session",
      reasons,
      waysOut,
    })),
    people: told("person") || "Nobody who was invited",
    peers: told("peer") || "No peer",
    byTelephone: nameList(
      repair.messages.filter(({ to }) => withoutAddress.includes(to.id)).map(({ to }) => nameOf(to.id)),
      12,
    ),
    released: promised === 0 ? "" : `${promised} of ${countOf(repair.moves.length, "changed session")}`,
    cost: `${costSentence({
      change: repair.soft - softBefore,
      parts: difference(repair.cost, costBefore ?? {}),
    })}${lost === 0 ? "" : " What loses its place is not counted."}`,
    messages: repair.messages.map(({ to, subject, text }) => ({ to: nameOf(to.id), subject, text })),
  };
}

/** What each part of the cost becomes more or less by. */
function difference(
  after: Readonly<Record<string, number>>,
  before: Readonly<Record<string, number>>,
): Record<string, number> {
  return Object.fromEntries(Object.keys(after).map((key) => [key, (after[key] ?? 0) - (before[key] ?? 0)]));
}

function placeOf(
  { sites }: TimetableRecord,
  { siteId, roomId }: { siteId: string | null; roomId: string | null },
): string {
  const site = sites.find(({ id }) => id === siteId);
  const room = site?.rooms.find(({ id }) => id === roomId);
  return site === undefined
    ? "no room: it is online"
    : room === undefined
      ? site.name
      : `${room.name}, ${site.name}`;
}
