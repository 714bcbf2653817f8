import { formatDayWithWeekday, formatTime } from "#app/platform/day-words.ts";
import type { TimetableRecord } from "../plan/timetable-record.ts";
import { isElsewhere, nameList } from "../plan/timetable-words.ts";
import { COST_WORDS, type ProposalResult, type WithoutPlace } from "./proposal.ts";

/** A proposal in words. */
export interface ProposalView {
  moves: { id: string; title: string; from: string; to: string; where: string; who: string }[];
  unchanged: number;
  withoutPlace: { id: string; title: string; reasons: string[]; waysOut: string[] }[];
  /** What stays where it stands though it does not fit there. */
  staying: { id: string; title: string; reasons: string[]; waysOut: string[] }[];
  /** What would still clash, a sentence each. */
  clashes: string[];
  points: number;
  costs: { words: string; points: number }[];
}

/** Puts a proposal into words, in the order of the days it would make. */
export function proposalView(record: TimetableRecord, result: ProposalResult): ProposalView {
  const sessions = new Map(record.sessions.map((session) => [session.id, session]));
  const peers = new Map(record.peers.map(({ id, name }) => [id, name]));
  const places = new Map<string, string>([
    ...record.sites.map(({ id, name }) => [id, name] as const),
    ...record.sites.flatMap((site) =>
      site.rooms.map((room) => [room.id, `${room.name}, ${site.name}`] as const),
    ),
  ]);
  const when = (date: string | null, start: string | null) =>
    date === null || start === null ? "No place" : `${formatDayWithWeekday(date)}, ${formatTime(start)}`;
  const inOrder = [...result.moves].sort((a, b) =>
    `${a.date} ${a.start}`.localeCompare(`${b.date} ${b.start}`),
  );
  const titleOf = (id: string) => sessions.get(id)?.title ?? "A session that was removed";
  const explained = ({ sessionId, reasons, waysOut }: WithoutPlace) => ({
    id: sessionId,
    title: titleOf(sessionId),
    reasons: reasons.length > 0 ? reasons : ["No place was found in the time given. Try longer."],
    waysOut,
  });
  return {
    moves: inOrder.map((move) => {
      const now = sessions.get(move.sessionId);
      return {
        id: move.sessionId,
        title: titleOf(move.sessionId),
        from: when(now?.date ?? null, now?.start ?? null),
        to: when(move.date, move.start),
        where:
          places.get(move.roomId ?? move.siteId ?? "") ??
          (now !== undefined && isElsewhere(now.kind) ? "Online or to be confirmed" : "Online"),
        who: nameList(move.peerIds.map((id) => peers.get(id) ?? "somebody")),
      };
    }),
    unchanged: result.unchanged,
    withoutPlace: result.withoutPlace.map(explained),
    staying: (result.staying ?? []).map(explained),
    clashes: result.clashes ?? [],
    points: result.soft,
    costs: Object.entries(result.cost)
      .filter(([, points]) => points > 0)
      .map(([key, points]) => ({ words: COST_WORDS[key] ?? key, points })),
  };
}
