/** The messages that a repair makes necessary: to everybody whose own day changes, in words a person reads first. */
import { formatDayWithWeekday, formatTime } from "#app/platform/day-words.ts";
import type { SolverSource } from "../making/solver-instance.ts";
import type { Standing } from "../plan/standing.ts";
import type { TimetableSession } from "../plan/timetable-record.ts";
import type { LateHappening } from "./late-change-problem.ts";

/** A message to one person or peer. */
export interface LateMessage {
  to: { kind: "person" | "peer"; id: string };
  subject: string;
  /** Paragraphs, apart by an empty line. */
  text: string;
}

interface Change {
  session: TimetableSession;
  /** null: it is cancelled. */
  to: Standing | null;
}

/**
 * One message to each person and peer concerned, all their changes in it. People are told of time and place; peers of their
 * team too, once they are confirmed. The one who cancelled is not told of what they cancelled, and why somebody is missing is said to nobody.
 */
export function lateMessages(
  source: SolverSource,
  happening: LateHappening,
  {
    moves,
    cancelled,
    without,
  }: { moves: readonly Standing[]; cancelled: readonly string[]; without: readonly string[] },
): LateMessage[] {
  const sessions = new Map(source.record.sessions.map((session) => [session.id, session]));
  const changes: Change[] = [
    ...moves.flatMap((to) => {
      const session = sessions.get(to.sessionId);
      return session === undefined ? [] : [{ session, to }];
    }),
    ...cancelled.flatMap((id) => {
      const session = sessions.get(id);
      return session === undefined ? [] : [{ session, to: null }];
    }),
  ];
  const lines = new Map<string, { to: LateMessage["to"]; sentences: string[] }>();
  const unconfirmed = new Set(
    source.record.peers.flatMap(({ id, isConfirmed }) => (isConfirmed ? [] : [id])),
  );
  const tell = (to: LateMessage["to"], sentence: string) => {
    if (to.kind === "peer" && unconfirmed.has(to.id)) return;
    const key = `${to.kind} ${to.id}`;
    const entry = lines.get(key) ?? { to, sentences: [] };
    entry.sentences.push(sentence);
    lines.set(key, entry);
  };
  for (const { session, to } of changes) {
    const sentence = placeSentence(source, session, to);
    if (sentence !== null) {
      for (const id of session.personIds) {
        if (happening.id === id && isLeft(happening, session.id)) continue;
        tell({ kind: "person", id }, sentence);
      }
    }
    const after = to?.peerIds ?? [];
    for (const id of new Set([...session.peerIds, ...after])) {
      if (to === null) tell({ kind: "peer", id }, sentence ?? "");
      else if (!session.peerIds.includes(id)) tell({ kind: "peer", id }, joinSentence(source, session, to));
      else if (!after.includes(id)) tell({ kind: "peer", id }, leaveSentence(session));
      else if (sentence !== null) tell({ kind: "peer", id }, sentence);
    }
  }
  const missing = source.record.people.find(({ id }) => id === happening.id)?.name ?? "somebody";
  for (const id of without) {
    const session = sessions.get(id);
    if (session === undefined) continue;
    const now = moves.find(({ sessionId }) => sessionId === id) ?? session;
    if (now.date === null) continue;
    for (const peerId of now.peerIds) {
      tell({ kind: "peer", id: peerId }, `“${session.title}” on ${whenOf(now)} goes on without ${missing}.`);
    }
  }
  return [...lines.values()].map(({ to, sentences }) => ({
    to,
    subject: "A change of the timetable",
    text: (happening.isOnlyThis === true
      ? [
          `The timetable of ${source.record.challengeTitle} has changed.`,
          ...sentences,
          "Tell the co-ordinator if this does not suit you.",
        ]
      : [
          `The timetable of ${source.record.challengeTitle} has changed at short notice.`,
          ...sentences,
          "We are sorry for the short notice. Tell the co-ordinator if this does not suit you.",
        ]
    ).join("\n\n"),
  }));
}

/** Whether a session is what the person cancelled; who only asked for another time is told it. */
function isLeft({ what, sessionId, canComeLater }: LateHappening, session: string): boolean {
  return what === "person" && canComeLater !== true && (sessionId ?? session) === session;
}

function whenOf({ date, start }: { date: string | null; start: string | null }): string {
  return date === null || start === null
    ? "a time still to be found"
    : `${formatDayWithWeekday(date)} at ${formatTime(start)}`;
}

/** Where a session is, within a sentence; at no site is online only what is a call or said to be online. */
function whereOf(
  { record, needs }: SolverSource,
  { sessionId, siteId, roomId }: Pick<Standing, "sessionId" | "siteId" | "roomId">,
): string {
  const site = record.sites.find(({ id }) => id === siteId);
  if (site === undefined) {
    const its = needs.sessions.find((one) => one.sessionId === sessionId);
    return its?.isOnline === true ? "online" : "at a place still to be confirmed";
  }
  const room = site.rooms.find(({ id }) => id === roomId);
  return room === undefined ? `at ${site.name}` : `in ${room.name}, ${site.name}`;
}

/** null when neither time nor place changes. */
function placeSentence(source: SolverSource, session: TimetableSession, to: Standing | null): string | null {
  const was = `“${session.title}”, planned for ${whenOf(session)},`;
  if (to === null) return `${was} will not take place.`;
  if (to.date === null) return `${was} cannot take place then. We will be in touch about another time.`;
  const isSameTime = session.date === to.date && session.start === to.start;
  const isSamePlace = session.roomId === to.roomId && session.siteId === to.siteId;
  if (isSameTime && isSamePlace) return null;
  if (isSameTime) return `${was} is now ${whereOf(source, to)}, at the same time.`;
  return `${was} is now on ${whenOf(to)}, ${whereOf(source, to)}.`;
}

function joinSentence(source: SolverSource, session: TimetableSession, to: Standing): string {
  return `You now take part in “${session.title}” on ${whenOf(to)}, ${whereOf(source, to)}.`;
}

function leaveSentence(session: TimetableSession): string {
  return `You no longer take part in “${session.title}”, planned for ${whenOf(session)}.`;
}
