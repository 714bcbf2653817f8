import { minutesOf } from "#app/platform/clock-time.ts";
import { isForAllPeers } from "../plan/needs/session-needs.ts";
import type { TimetableSession } from "../plan/timetable-record.ts";
import { TRACKS } from "../plan/timetable-words.ts";
import type { SolverSource } from "./solver-instance.ts";

/** The letter under which a session stands on the grid: that of its peers' other sessions of the day, if it is free. */
export function trackFor(
  { record, needs }: SolverSource,
  session: TimetableSession,
  { date, start, peerIds }: { date: string; start: string; peerIds: readonly string[] },
): string | null {
  const its = needs.sessions.find(({ sessionId }) => sessionId === session.id);
  if (isForAllPeers(session.kind, its ?? { isAllPeers: false })) return null;
  const [from, to] = [minutesOf(start), minutesOf(start) + session.minutes];
  const others = record.sessions.filter(
    (other) => other.id !== session.id && other.status === "planned" && other.date === date,
  );
  const taken = new Set(
    others
      .filter(({ start: at, minutes }) => {
        const begins = at === null ? null : minutesOf(at);
        return begins !== null && begins < to && begins + minutes > from;
      })
      .map(({ track }) => track),
  );
  const shared = (letter: string) =>
    others
      .filter(({ track }) => track === letter)
      .reduce((sum, other) => sum + other.peerIds.filter((id) => peerIds.includes(id)).length, 0);
  const free = TRACKS.filter((letter) => !taken.has(letter));
  return [...(free.length > 0 ? free : TRACKS)].sort((a, b) => shared(b) - shared(a))[0] ?? null;
}
