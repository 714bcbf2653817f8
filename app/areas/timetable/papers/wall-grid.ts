import { timeOf } from "#app/platform/clock-time.ts";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import type { WordBlock } from "#app/word/document.ts";
import { pairsAreKept } from "../grid/grid-columns.ts";
import { endOf, tracksInUse } from "../plan/day-plan.ts";
import { placeNames, roomNames } from "../plan/released-sessions.ts";
import type { PlacedSession, TimetableRecord } from "../plan/timetable-record.ts";
import { countOf, nameList } from "../plan/timetable-words.ts";
import type { Paper, PaperSource } from "./paper.ts";
import {
  asTyped,
  emptyDayWords,
  lines,
  notes,
  onlySite,
  PRIVATE_MEETING,
  sessionsOf,
  timesOf,
  unplacedWords,
  whereThereAre,
} from "./paper-words.ts";

/** The column of what is no pair's: what the whole team does together, or whichever peers are named in it. */
const WHOLE_TEAM = "Whole team";
const OTHERS = "Other sessions";

/** More peers than these are not named above a column, but in each of its sessions. */
const MOST_IN_HEADING = 3;

/** A column of a sheet: what is above it, and the peers whom that names. */
interface WallColumn {
  track: string | null;
  heading: string;
  named: ReadonlySet<string>;
}

/**
 * A sheet for each day: pairs of peers across, hours down. A session stands in the hour in which it begins, with its own times,
 * so that no cell is merged; in a later hour the grid says until when it goes on. The peers stand above their column, and in a session with
 * others than those. It hangs where others pass: no names of people whom the peers meet, and what is confidential is only a private meeting.
 */
export function wallGrid(source: PaperSource): Paper {
  const sessions = sessionsOf(source);
  const days = [...new Set(sessions.map((session) => session.date))];
  return {
    kind: "wall-grid",
    title: "Timetable for the wall",
    template: source.choice.wallPaper === "A3" ? "wall-grid" : "timetable-paper",
    orientation: "landscape",
    hasCover: true,
    introduction: [
      ...whereThereAre(days, {
        kind: "paragraph",
        style: "lead",
        text: `${countOf(days.length, "sheet")} to hang up, one for each day. The names of the people whom the peers meet are left out.`,
      }),
      ...notes([...emptyDayWords(source), ...unplacedWords(source)]),
    ],
    sheets: days.map((day) =>
      sheetOf(
        source,
        day,
        sessions.filter((session) => session.date === day),
      ),
    ),
  };
}

function sheetOf(source: PaperSource, day: Day, sessions: readonly PlacedSession[]): WordBlock[] {
  const { record } = source;
  // A pair that meets nobody that day is no column to hang up; the grid on the screen keeps it, to be moved to.
  const meeting = new Set(sessions.map(({ track }) => track));
  const tracks: (string | null)[] = [
    ...(sessions.some((session) => session.track === null) ? [null] : []),
    ...tracksInUse(record).filter((track) => meeting.has(track)),
  ];
  const first = Math.min(...sessions.map((session) => Math.floor(session.from / 60)));
  const last = Math.max(...sessions.map((session) => Math.ceil(session.to / 60)));
  const hours = Array.from({ length: last - first }, (_, index) => first + index);
  const width = 92 / tracks.length;
  const pairsKept = pairsAreKept(record);
  const columns = tracks.map((track) => columnOf(record, sessions, track, pairsKept));
  const site = onlySite(record, sessions);
  const heading = formatDayWithWeekday(day);
  return [
    { kind: "heading", level: 1, text: site === undefined ? heading : `${heading}, ${site.name}` },
    {
      kind: "table",
      caption: `${countOf(sessions.length, "session")}, each in the hour in which it begins`,
      columns: [
        { heading: "Hour", widthPercent: 8 },
        ...columns.map(({ heading }) => ({ heading, widthPercent: width })),
      ],
      rows: hours.map((hour) => [
        timeOf(hour * 60),
        ...columns.map((column) =>
          cell(
            source,
            column,
            sessions.filter((session) => session.track === column.track),
            hour * 60,
            site === undefined,
          ),
        ),
      ]),
    },
    ...unplacedWords(source).map((text): WordBlock => ({ kind: "paragraph", text })),
  ];
}

/** "Pair A: Ada Fenwick and Bo Tarn" where pairs are kept and it is the same few peers all day; "Meetings A" where they are mixed. */
function columnOf(
  record: TimetableRecord,
  sessions: readonly PlacedSession[],
  track: string | null,
  pairsKept: boolean,
): WallColumn {
  if (track === null) {
    const team = record.peers.filter(({ isStaff }) => !isStaff).map(({ id }) => id);
    const isWhole = sessions.every(
      (session) => session.track !== null || team.every((id) => session.peerIds.includes(id)),
    );
    return { track, heading: isWhole ? WHOLE_TEAM : OTHERS, named: new Set(team) };
  }
  if (!pairsKept) return { track, heading: `Meetings ${track}`, named: new Set() };
  const ids = new Set(sessions.filter((session) => session.track === track).flatMap((one) => one.peerIds));
  if (ids.size === 0 || ids.size > MOST_IN_HEADING) {
    return { track, heading: `Pair ${track}`, named: new Set() };
  }
  return { track, heading: `Pair ${track}: ${asTyped(peerNames(record, ids))}`, named: ids };
}

function peerNames({ peers }: TimetableRecord, ids: ReadonlySet<string>): string {
  return nameList(
    peers.filter(({ id }) => ids.has(id)).map(({ name }) => name),
    ids.size,
  );
}

/** The peers of a session, where its column does not say them. */
function withWhom(
  { record, confidentialIds }: PaperSource,
  column: WallColumn,
  session: PlacedSession,
): string {
  const ids = new Set(session.peerIds);
  const isSaid =
    column.named.size > 0 &&
    [...column.named].every((id) => ids.has(id)) &&
    (column.track === null || ids.size === column.named.size);
  if (isSaid || ids.size === 0 || confidentialIds.has(session.id)) return "";
  return `With ${asTyped(peerNames(record, ids))}`;
}

function cell(
  source: PaperSource,
  column: WallColumn,
  sessions: readonly PlacedSession[],
  hour: number,
  withSite: boolean,
): string {
  const going = sessions
    .filter((session) => session.from < hour && session.to > hour)
    .map((session) => `goes on until ${endOf(session)}`);
  const starting = sessions
    .filter((session) => session.from >= hour && session.from < hour + 60)
    .map((session) =>
      lines(
        `**${timesOf(session)}**`,
        asTyped(publicTitle(source, session)),
        where(source, session, withSite),
        withWhom(source, column, session),
      ),
    );
  return [...going, ...starting].join("\n\n");
}

/** What a session is called where others pass. */
function publicTitle(source: PaperSource, session: PlacedSession): string {
  return source.confidentialIds.has(session.id) ? PRIVATE_MEETING : session.title;
}

function where({ record, confidentialIds }: PaperSource, session: PlacedSession, withSite: boolean): string {
  if (confidentialIds.has(session.id)) return "";
  return asTyped((withSite ? placeNames(record) : roomNames(record))(session));
}
