import type { VisitKind } from "#app/access/visit-kinds.ts";
import { documentTitle } from "#app/areas/challenge/document-title.ts";
import { listNames } from "#app/areas/challenge/new-challenge.ts";
import { TIMETABLE_WORDS } from "#app/areas/visits/visit-words.ts";
import { formatDay, formatDayWithWeekday } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import type { WordBlock, WordDocument } from "#app/word/document.ts";
import { hideConfidential } from "../plan/confidential-sessions.ts";
import { dayTabLabel, endOf } from "../plan/day-plan.ts";
import type { ReleasedSession } from "../plan/released-sessions.ts";
import { beginsWithKind, countOf, SESSION_KIND_NAMES } from "../plan/timetable-words.ts";

/** The document of a released version, with the sessions as data so that the next version can be compared with it. */
export interface TimetableDocument extends WordDocument {
  kind: "timetable";
  /** What the version is called besides its number; empty for none. */
  versionName: string;
  released: ReleasedSession[];
}

/** What the timetable is composed from. */
export interface TimetableToCompose {
  challengeTitle: string;
  /** Full names, the commissioning council first. */
  councils: readonly string[];
  /** What kind of visit it is of. */
  visitKind: VisitKind;
  /** From the first to the last day of the visit, in words; null while its days are not known. */
  onSite: string | null;
  /** The day it is composed. */
  today: Day;
  /** The version it will be, or null for a working copy. */
  version: number | null;
  /** What it is called besides its number; empty for none. */
  versionName: string;
  /** In full; of confidential ones the document says only when and where. */
  sessions: readonly ReleasedSession[];
  /** Job titles and organisations by name, for the list of people. */
  people: readonly { name: string; detail: string }[];
  /** What changed since the version before, a sentence each; empty for the first. */
  changes: readonly string[];
}

const COLUMNS = [
  { heading: "Time", widthPercent: 10 },
  { heading: "Session", widthPercent: 26 },
  { heading: "Who", widthPercent: 28 },
  { heading: "Peers", widthPercent: 18 },
  { heading: "Where", widthPercent: 18 },
];

/** Names beyond this many are counted in the table of the day and found in the list of people. */
const MOST_NAMES = 12;

/** The timetable of a visit as a document: a table per day, what is still to be placed, who comes when. */
export function composeTimetable(timetable: TimetableToCompose): TimetableDocument {
  const planned = hideConfidential(timetable.sessions).filter((session) => !session.isCancelled);
  const placed = planned.filter((session) => session.date !== null && session.start !== null);
  const unplaced = planned.filter((session) => session.date === null || session.start === null);
  const days = [...new Set(placed.flatMap((session) => session.date ?? []))].sort();
  // Who is only in a session without a time is not met yet.
  const people = new Set(placed.flatMap((session) => session.people));
  const team = new Set(planned.flatMap((session) => session.peers));
  const name = timetable.versionName === "" ? "" : ` (${timetable.versionName})`;
  const words = TIMETABLE_WORDS[timetable.visitKind];
  const status =
    timetable.version === null ? "Working copy" : `Released, version ${timetable.version}${name}`;
  const introduction: WordBlock[] = [
    // Where no day and no list follows, this is all there is to find one's way by.
    ...(planned.length === 0 ? [{ kind: "heading", level: 1, text: "Sessions" } as const] : []),
    {
      kind: "paragraph",
      text:
        placed.length === 0
          ? "No session has a day and a time yet."
          : `${countOf(placed.length, "session")} on ${countOf(days.length, "day")}${people.size === 0 ? "" : `, with ${countOf(people.size, "person", "people")}`}. Times are local. Late changes are normal: check that this is the latest version.`,
    },
  ];
  if (timetable.changes.length > 0) {
    introduction.push(
      { kind: "heading", level: 1, text: "What changed since the last version" },
      { kind: "list", ordered: false, items: timetable.changes.map(plain) },
    );
  }
  return {
    kind: "timetable",
    title: documentTitle(words.title, timetable.councils),
    subtitle: timetable.challengeTitle,
    organisation: listNames(timetable.councils),
    dateText: timetable.onSite === null ? "" : `${words.days} ${timetable.onSite}`,
    statusText: `${status}, ${formatDay(timetable.today)}`,
    description: `${words.title} for ${timetable.challengeTitle}`,
    contentsList: false,
    orientation: "landscape",
    sections: {
      introduction,
      sessions: [
        ...days.flatMap((day) =>
          dayBlocks(
            day,
            placed.filter((session) => session.date === day),
            team.size,
          ),
        ),
        ...joinBlocks(placed),
        ...unplacedBlocks(unplaced),
      ],
      people: peopleBlocks(timetable, placed),
    },
    versionName: timetable.versionName,
    released: [...timetable.sessions],
  };
}

function dayBlocks(day: Day, sessions: readonly ReleasedSession[], teamSize: number): WordBlock[] {
  const inOrder = [...sessions].sort(
    (a, b) => (a.start ?? "").localeCompare(b.start ?? "") || (a.track ?? "").localeCompare(b.track ?? ""),
  );
  const heading = formatDayWithWeekday(day);
  return [
    { kind: "heading", level: 1, text: heading },
    {
      kind: "table",
      caption: `Sessions on ${heading}`,
      columns: COLUMNS,
      rows: inOrder.map((session) => [
        `${session.start ?? ""} to ${endOf({ start: session.start ?? "00:00", minutes: session.minutes })}`,
        titleWords(session),
        session.isConfidential ? "Not shown" : whoWords(session),
        peersWords(session, teamSize),
        plain(session.where) || "To be confirmed",
      ]),
    },
  ];
}

/** The addresses of the calls, which are too long for a column of the day. */
function joinBlocks(sessions: readonly ReleasedSession[]): WordBlock[] {
  const joined = sessions.filter(({ joinAddress }) => joinAddress !== "");
  if (joined.length === 0) return [];
  return [
    { kind: "heading", level: 1, text: "How to join" },
    {
      kind: "table",
      caption: "Sessions with an address to join",
      columns: [
        { heading: "When", widthPercent: 22 },
        { heading: "Session", widthPercent: 28 },
        { heading: "To join", widthPercent: 50 },
      ],
      rows: joined.map((session) => [
        `${dayTabLabel(session.date ?? "")}, ${session.start ?? ""}`,
        plain(session.title),
        plain(session.joinAddress),
      ]),
    },
  ];
}

function unplacedBlocks(sessions: readonly ReleasedSession[]): WordBlock[] {
  if (sessions.length === 0) return [];
  return [
    { kind: "heading", level: 1, text: "To be placed" },
    {
      kind: "list",
      ordered: false,
      items: sessions.map((session) => {
        const day =
          session.date === null ? "" : `, ${formatDayWithWeekday(session.date)}, time to be confirmed`;
        return `${titleWords(session)}, ${session.minutes} minutes${day}`;
      }),
    },
  ];
}

function peopleBlocks(timetable: TimetableToCompose, placed: readonly ReleasedSession[]): WordBlock[] {
  const rows = timetable.people.flatMap(({ name, detail }) => {
    const own = placed.filter((session) => session.people.includes(name));
    if (own.length === 0) return [];
    const when = own.map((session) =>
      plain(`${dayTabLabel(session.date ?? "")}, ${session.start ?? ""}: ${session.title}`),
    );
    return [[plain(name), plain(detail), when.join("; ")]];
  });
  if (rows.length === 0) return [];
  return [
    { kind: "heading", level: 1, text: "Who comes when" },
    {
      kind: "table",
      caption: "People and their sessions",
      columns: [
        { heading: "Name", widthPercent: 22 },
        { heading: "Role", widthPercent: 33 },
        { heading: "Sessions", widthPercent: 45 },
      ],
      rows,
    },
  ];
}

function titleWords({ title, kind }: ReleasedSession): string {
  return kind === "" || beginsWithKind(title, kind)
    ? plain(title)
    : `${plain(title)} (${kind.toLowerCase()})`;
}

function whoWords({ people, kind }: ReleasedSession): string {
  if (people.length > MOST_NAMES) return `${people.length} people, see "Who comes when"`;
  if (people.length > 0) return people.map(plain).join(", ");
  return kind === SESSION_KIND_NAMES["team-meeting"] ? "The peer team" : "To be confirmed";
}

function peersWords(session: ReleasedSession, teamSize: number): string {
  // Everybody by name in a narrow column says less than one word.
  if (teamSize > 3 && session.peers.length === teamSize) return "The whole team";
  const names = session.peers.map(plain).join(", ");
  if (session.track === null) return names === "" ? "To be confirmed" : names;
  return names === "" ? `Pair ${session.track}` : `Pair ${session.track}: ${names}`;
}

/** Cells are Markdown; a name or title is only words. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>|~#]/g, "\\$&");
}
