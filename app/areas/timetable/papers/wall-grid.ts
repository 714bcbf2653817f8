import { timeOf } from "#app/platform/clock-time.ts";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import type { WordBlock } from "#app/word/document.ts";
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
} from "./paper-words.ts";

/** The column of what the whole team does together. */
const WHOLE_TEAM = "Whole team";

/**
 * A sheet for each day: pairs of peers across, hours down. A session stands in the hour in which it begins, with its own times,
 * so that no cell is merged; in a later hour the grid says until when it goes on. It hangs where others pass: no
 * names of people, and what is confidential is only a private meeting.
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
      {
        kind: "paragraph",
        style: "lead",
        text: `${countOf(days.length, "sheet")} to hang up, one for each day. The names of the people whom the peers meet are left out.`,
      },
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
  // A pair that meets nobody on any day is no column to hang up; the grid on the screen keeps it, to be moved to.
  const meeting = new Set(sessionsOf(source).map(({ track }) => track));
  const tracks: (string | null)[] = [
    ...(sessions.some((session) => session.track === null) ? [null] : []),
    ...tracksInUse(record).filter((track) => meeting.has(track)),
  ];
  const first = Math.min(...sessions.map((session) => Math.floor(session.from / 60)));
  const last = Math.max(...sessions.map((session) => Math.ceil(session.to / 60)));
  const hours = Array.from({ length: last - first }, (_, index) => first + index);
  const width = 92 / tracks.length;
  const site = onlySite(record, sessions);
  const heading = formatDayWithWeekday(day);
  return [
    { kind: "heading", level: 1, text: site === undefined ? heading : `${heading}, ${site.name}` },
    {
      kind: "table",
      caption: `${countOf(sessions.length, "session")}, each in the hour in which it begins`,
      columns: [
        { heading: "Hour", widthPercent: 8 },
        ...tracks.map((track) => ({ heading: trackHeading(record, sessions, track), widthPercent: width })),
      ],
      rows: hours.map((hour) => [
        timeOf(hour * 60),
        ...tracks.map((track) =>
          cell(
            source,
            sessions.filter((session) => session.track === track),
            hour * 60,
            site === undefined,
          ),
        ),
      ]),
    },
    ...unplacedWords(source).map((text): WordBlock => ({ kind: "paragraph", text })),
  ];
}

/** "Pair A: Ada Fenwick and Bo Tarn", when the pair is the same few peers all day. */
function trackHeading(
  record: TimetableRecord,
  sessions: readonly PlacedSession[],
  track: string | null,
): string {
  if (track === null) return WHOLE_TEAM;
  const ids = new Set(sessions.filter((session) => session.track === track).flatMap((one) => one.peerIds));
  const names = record.peers.filter((peer) => ids.has(peer.id)).map((peer) => peer.name);
  return names.length === 0 || names.length > 3
    ? `Pair ${track}`
    : `Pair ${track}: ${asTyped(nameList(names))}`;
}

function cell(
  source: PaperSource,
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
