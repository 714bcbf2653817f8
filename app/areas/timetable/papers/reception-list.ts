import { THE_VISIT } from "#app/areas/visits/visit-words.ts";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import type { WordBlock } from "#app/word/document.ts";
import type { PlacedSession, TimetableRecord, TimetableSite } from "../plan/timetable-record.ts";
import { countOf } from "../plan/timetable-words.ts";
import type { DeskNeeds, Paper, PaperSource } from "./paper.ts";
import {
  asTyped,
  belongsTo,
  daysOf,
  emptyDayWords,
  lines,
  notes,
  PRIVATE_MEETING,
  sessionsOf,
  unplacedWords,
  whereThereAre,
} from "./paper-words.ts";

const SEE_COORDINATOR = "See co-ordinator";

/** Words with which people ask for a way without steps. */
const STEP_FREE = /step[ -]?free|wheel ?chair|no (steps|stairs)|level access|ramp|lift access/gi;

/**
 * What the desk is told of somebody's access needs: never more than that the way must be free of steps, and that the
 * co-ordinator knows the rest.
 */
export function deskNeeds(accessNeeds: string): string {
  if (accessNeeds.trim() === "") return "";
  const rest = accessNeeds
    .replace(STEP_FREE, "")
    .replace(/\b(access|route|user|needed|needs?|required|please)\b/gi, "");
  if (rest === accessNeeds) return SEE_COORDINATOR;
  return /\p{L}/u.test(rest) ? `Step-free needed. ${SEE_COORDINATOR}` : "Step-free needed";
}

/** A list for each site and day, people in the order in which they arrive. For those who arrange the visit. */
export function receptionList(source: PaperSource, needs: DeskNeeds): Paper {
  const { record, choice } = source;
  const sessions = sessionsOf(source);
  const sites = record.sites.filter((site) => choice.siteId === null || site.id === choice.siteId);
  const sheets = daysOf(source).flatMap((day) =>
    sites.flatMap((site) => {
      const here = sessions.filter((session) => session.siteId === site.id && session.date === day);
      const rows = arrivals(source, here, needs);
      return rows.length === 0 ? [] : [sheetOf(site, day, rows)];
    }),
  );
  const elsewhere = sessions.filter((session) => session.siteId === null && session.personIds.length > 0);
  return {
    kind: "reception-list",
    title: "Reception list",
    template: "timetable-paper",
    orientation: "portrait",
    hasCover: sheets.length !== 1,
    introduction: [
      ...whereThereAre(sheets, {
        kind: "paragraph",
        text: `${countOf(sheets.length, "list")}, one for each site and day, in the order in which people arrive. Keep it behind the desk and destroy it after ${THE_VISIT[record.visit.kind]}.`,
      }),
      ...notes([
        ...(elsewhere.length === 0
          ? []
          : [`${countOf(elsewhere.length, "session")} at no site of ours, so on no list.`]),
        ...emptyDayWords(source),
        ...unplacedWords(source),
      ]),
    ],
    sheets,
  };
}

function arrivals(source: PaperSource, sessions: readonly PlacedSession[], needs: DeskNeeds): string[][] {
  const { record } = source;
  const visitors = record.people.flatMap((person) => {
    const own = sessions.filter(
      (session) => session.personIds.includes(person.id) && !source.confidentialIds.has(session.id),
    );
    const [first] = own;
    if (first === undefined) return [];
    const cells = [
      first.start,
      asTyped(person.name),
      asTyped(belongsTo(record, person)),
      lines(...own.map((session) => roomWords(record, session, own.length > 1))),
      needs.get(person.id) ?? "",
    ];
    return [{ from: first.from, name: person.name, cells }];
  });
  // A private meeting is on the list so that the desk is not surprised; who comes, the co-ordinator knows.
  const hidden = sessions
    .filter((session) => source.confidentialIds.has(session.id) && session.personIds.length > 0)
    .map((session) => ({
      from: session.from,
      name: PRIVATE_MEETING,
      cells: [session.start, PRIVATE_MEETING, "", SEE_COORDINATOR, SEE_COORDINATOR],
    }));
  return [...visitors, ...hidden]
    .sort((a, b) => a.from - b.from || a.name.localeCompare(b.name, "en-GB"))
    .map(({ cells }) => cells);
}

function roomWords(record: TimetableRecord, session: PlacedSession, withTime: boolean): string {
  const room = record.sites.flatMap((site) => site.rooms).find((one) => one.id === session.roomId)?.name;
  return `${withTime ? `${session.start} ` : ""}${asTyped(room ?? "To be confirmed")}`;
}

function sheetOf(site: TimetableSite, day: string, rows: string[][]): WordBlock[] {
  return [
    { kind: "heading", level: 1, text: `${site.name}: ${formatDayWithWeekday(day)}` },
    {
      kind: "table",
      caption: `${countOf(rows.length, "arrival")}, in order of time`,
      columns: [
        { heading: "Time", widthPercent: 10 },
        { heading: "Name", widthPercent: 24 },
        { heading: "Organisation", widthPercent: 25 },
        { heading: "Room", widthPercent: 22 },
        { heading: "Access", widthPercent: 19 },
      ],
      rows,
    },
  ];
}
