import { THE_VISIT } from "#app/areas/visits/visit-words.ts";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import type { WordBlock } from "#app/word/document.ts";
import { placeNames, roomNames } from "../plan/released-sessions.ts";
import type { PlacedSession, TimetablePeer, TimetableRecord } from "../plan/timetable-record.ts";
import {
  beginsWithKind,
  countOf,
  isElsewhere,
  nameList,
  SESSION_KIND_NAMES,
} from "../plan/timetable-words.ts";
import { dayAtSite } from "./getting-there.ts";
import type { Paper, PaperSource } from "./paper.ts";
import {
  asTyped,
  daysOf,
  dayWords,
  emptyDayWords,
  isPrivateTo,
  lines,
  notes,
  onlySite,
  PRIVATE_MEETING,
  personWords,
  sessionsOf,
  shortened,
  timesOf,
  unplacedWords,
  whereThereAre,
} from "./paper-words.ts";
import { lineTimes, peerDayLines } from "./peer-day-lines.ts";

const COLUMNS = [
  { heading: "Time", widthPercent: 13 },
  { heading: "What", widthPercent: 34 },
  { heading: "Whom you meet", widthPercent: 35 },
  { heading: "Where", widthPercent: 18 },
];

/** More people than this stand below the table, so that the day keeps to its page. */
const MOST_IN_A_CELL = 3;

/** Characters of a prompt: enough to know it by. The scope has the whole of it. */
const MOST_OF_A_PROMPT = 120;

/** A page for each peer and day: what, where, whom they meet, with whom, the way there, what to raise. */
export function peerDays(source: PaperSource): Paper {
  const { record, choice } = source;
  const peers = record.peers.filter((peer) => choice.peerId === null || peer.id === choice.peerId);
  const sessions = sessionsOf(source);
  const sheets: WordBlock[][] = [];
  const idle: string[] = [];
  for (const peer of peers) {
    const own = sessions.filter((session) => session.peerIds.includes(peer.id));
    if (own.length === 0) idle.push(peer.name);
    for (const day of daysOf(source)) {
      const ofDay = own.filter((session) => session.date === day);
      if (ofDay.length > 0) sheets.push(sheetOf(source, peer, ofDay));
    }
  }
  const hasCover = sheets.length !== 1;
  return {
    kind: "peer-days",
    title: hasCover ? "Peers' days" : "A peer's day",
    template: "timetable-paper",
    orientation: "portrait",
    hasCover,
    introduction: [
      ...whereThereAre(hasCover ? sheets : [], {
        kind: "paragraph",
        style: "lead",
        text: `${countOf(sheets.length, "day")} of a peer, each begun on a new page. Late changes are normal: check with whoever arranges ${THE_VISIT[record.visit.kind]}.`,
      }),
      ...notes([
        ...(idle.length === 0
          ? []
          : [`No session for ${nameList(idle.map(asTyped), 20)} on ${dayWords(daysOf(source))}.`]),
        ...emptyDayWords(source),
        ...unplacedWords(source),
      ]),
      ...whereThereAre(hasCover ? source.contacts : [], contactCard(source)),
    ],
    sheets,
  };
}

/** Whom of the team one reaches, and how. */
function contactCard({ contacts }: PaperSource): WordBlock {
  return {
    kind: "table",
    caption: "Contact card of the team",
    columns: [
      { heading: "Name", widthPercent: 40 },
      { heading: "Part in the team", widthPercent: 35 },
      { heading: "Telephone", widthPercent: 25 },
    ],
    rows: contacts.map(({ name, part, telephone }) => [asTyped(name), part, asTyped(telephone)]),
  };
}

function sheetOf(source: PaperSource, peer: TimetablePeer, sessions: readonly PlacedSession[]): WordBlock[] {
  const { record } = source;
  const day = formatDayWithWeekday(sessions[0]?.date ?? "");
  const site = onlySite(record, sessions);
  const places = site === undefined ? placeNames(record) : roomNames(record);
  const open = sessions.filter((session) => !isPrivateTo(source, session.id));
  const rows = peerDayLines(record, sessions).map((line) => {
    if (line.what === "lunch") return [lineTimes(line), "Lunch", "", ""];
    if (line.what === "journey") {
      const site = asTyped(record.sites.find((one) => one.id === line.toSiteId)?.name ?? "the next site");
      const length = line.minutes === null ? "nobody has said how long it takes" : `${line.minutes} minutes`;
      return [lineTimes(line), `Journey to ${site}: ${length}`, "", ""];
    }
    const { session } = line;
    if (isPrivateTo(source, session.id)) return [timesOf(session), PRIVATE_MEETING, "", ""];
    const raise = raiseRefs(record, session);
    return [
      timesOf(session),
      lines(
        `**${asTyped(session.title)}**`,
        [...kindWords(session), companions(record, peer, session)].join(". "),
        source.confidentialIds.has(session.id) ? "Confidential: keep this page to yourself" : "",
        raise === "" ? "" : `Raise: ${raise}`,
      ),
      whom(record, session),
      asTyped(places(session)) || "To be confirmed",
    ];
  });
  return [
    { kind: "heading", level: 1, text: `${peer.name}: ${day}` },
    {
      kind: "table",
      caption: `${peer.part}: ${countOf(sessions.length, "session")}${site === undefined ? "" : `, at ${site.name}`}`,
      columns: COLUMNS,
      rows,
    },
    ...atSites(source, sessions),
    ...toJoin(open),
    ...groups(record, open),
    ...toRaise(record, open),
  ];
}

function peopleOf(record: TimetableRecord, session: PlacedSession) {
  return record.people.filter((person) => session.personIds.includes(person.id));
}

function whom(record: TimetableRecord, session: PlacedSession): string {
  const people = peopleOf(record, session);
  if (people.length > MOST_IN_A_CELL) return `${people.length} people, named below`;
  if (people.length > 0) return people.map((person) => personWords(record, person)).join("\n\n");
  if (session.kind === "team-meeting") return "The peer team";
  return isElsewhere(session.kind) ? "" : "To be confirmed";
}

/** What kind of session it is, where its title does not say so itself. */
function kindWords({ kind, title }: PlacedSession): string[] {
  return beginsWithKind(title, SESSION_KIND_NAMES[kind]) ? [] : [SESSION_KIND_NAMES[kind]];
}

function companions(record: TimetableRecord, peer: TimetablePeer, session: PlacedSession): string {
  const others = record.peers.filter((one) => one.id !== peer.id && session.peerIds.includes(one.id));
  const team = record.peers.filter((one) => !one.isStaff);
  if (others.length === 0) return "On your own";
  const isWholeTeam = team.length > 3 && team.every((one) => session.peerIds.includes(one.id));
  return isWholeTeam ? "With the whole team" : `With ${asTyped(nameList(others.map((one) => one.name)))}`;
}

/** What is known of each site of the day, in the order in which they are come to. */
function atSites({ record, joining }: PaperSource, sessions: readonly PlacedSession[]): WordBlock[] {
  const siteIds = [...new Set(sessions.map(({ siteId }) => siteId))];
  return siteIds.flatMap((id): WordBlock[] => {
    const site = record.sites.find((one) => one.id === id);
    const rows = dayAtSite(site && joining.get(site.id));
    if (site === undefined || rows.length === 0) return [];
    return [
      { kind: "heading", level: 2, text: `At ${site.name}` },
      { kind: "facts", rows },
    ];
  });
}

/** The addresses of the calls, each on lines of its own: they are longer than the column. */
function toJoin(sessions: readonly PlacedSession[]): WordBlock[] {
  const joined = sessions.filter(({ joinAddress }) => joinAddress !== "");
  if (joined.length === 0) return [];
  return [
    { kind: "heading", level: 2, text: "How to join" },
    {
      kind: "facts",
      rows: joined.map(({ start, title, joinAddress }) => ({
        term: asTyped(`${start}: ${title}`),
        detail: asTyped(joinAddress),
      })),
    },
  ];
}

/** The people of larger groups, run on so that the day keeps to its page. */
function groups(record: TimetableRecord, sessions: readonly PlacedSession[]): WordBlock[] {
  return sessions.flatMap((session): WordBlock[] => {
    const people = peopleOf(record, session);
    if (people.length <= MOST_IN_A_CELL) return [];
    return [
      { kind: "heading", level: 2, text: `Whom you meet at ${session.start}: ${session.title}` },
      { kind: "paragraph", text: `${people.map((person) => personWords(record, person)).join("; ")}.` },
    ];
  });
}

/** "1.1, 1.2, theme 3": prompts by their reference, themes of which no prompt is named by their number. */
function raiseRefs(record: TimetableRecord, session: PlacedSession): string {
  return record.themes
    .flatMap((theme) => {
      const prompts = theme.prompts.filter((prompt) => session.promptIds.includes(prompt.id));
      if (prompts.length > 0) return prompts.map((prompt) => asTyped(prompt.ref));
      return session.themeIds.includes(theme.id) ? [`theme ${theme.number}`] : [];
    })
    .join(", ");
}

/** Every prompt of the day once, run on in the order of the scope, and the themes of which no prompt is named. */
function toRaise(record: TimetableRecord, sessions: readonly PlacedSession[]): WordBlock[] {
  const prompts = new Set(sessions.flatMap((session) => session.promptIds));
  const themes = new Set(sessions.flatMap((session) => session.themeIds));
  const items = record.themes.flatMap((theme) => {
    const own = theme.prompts.filter((prompt) => prompts.has(prompt.id));
    if (own.length === 0 && themes.has(theme.id))
      return [`**Theme ${theme.number}** ${asTyped(theme.title)}`];
    return own.map(
      (prompt) =>
        `**${asTyped(prompt.ref)}** ${asTyped(shortened(prompt.text, MOST_OF_A_PROMPT).replace(/\.$/, ""))}`,
    );
  });
  return items.length === 0
    ? []
    : [
        { kind: "heading", level: 2, text: "Themes and prompts to raise" },
        { kind: "paragraph", text: items.join("; ") },
      ];
}
