import { formatDay, formatDayWithWeekday } from "#app/platform/day-words.ts";
import { type Day, dayOf, timeOfDay } from "#app/platform/days.ts";
import type { WordBlock } from "#app/word/document.ts";
import { endOf, placedSessions, timetableDays, unplacedSessions } from "../plan/day-plan.ts";
import type {
  PlacedSession,
  TimetablePerson,
  TimetableRecord,
  TimetableSite,
} from "../plan/timetable-record.ts";
import { countOf, nameList } from "../plan/timetable-words.ts";
import type { PaperSource } from "./paper.ts";

/** What a confidential session is called wherever others may read. */
export const PRIVATE_MEETING = "Private meeting";

/** Text as it was typed, in a document whose words are Markdown. A mark at its beginning makes no list either. */
export function asTyped(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>|~#&]/g, "\\$&")
    .replace(/^([-+=])/, "\\$1")
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2");
}

/** Lines below each other in one cell or paragraph; empty ones are left out. */
export function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\\\n");
}

/** "10:00 to 10:45". */
export function timesOf(session: PlacedSession): string {
  return `${session.start} to ${endOf(session)}`;
}

/**
 * How the timetable stands that a paper shows: as it was released, changed since, or never released. `changes` is how
 * many sessions differ from the last version, by `timetableChanges`.
 */
export function paperStanding(
  last: { number: number; issuedAt: Date } | null,
  changes: number,
  now: Date,
): string {
  const copy = `working copy of ${formatDay(dayOf(now))}, ${timeOfDay(now)}`;
  if (last === null) return `Not released: ${copy}`;
  const released = `version ${last.number}, released ${formatDay(dayOf(last.issuedAt))}`;
  return changes === 0 ? `As in ${released}` : `Changed since ${released}: ${copy}`;
}

/** The days a paper is about: those asked for, or all. A day that the timetable does not have is left out. */
export function daysOf({ record, choice }: PaperSource): Day[] {
  const days = timetableDays(record);
  return choice.days.length === 0 ? days : days.filter((day) => choice.days.includes(day));
}

/** The sessions with a place on the days a paper is about. */
export function sessionsOf(source: PaperSource): PlacedSession[] {
  const days = new Set(daysOf(source));
  return placedSessions(source.record.sessions).filter((session) => days.has(session.date));
}

/** Whether a session is private to whoever reads the paper. */
export function isPrivateTo(source: PaperSource, sessionId: string): boolean {
  return source.confidentialIds.has(sessionId) && !source.knowsConfidential;
}

/** The site of a day that is at one only, so that it is named once; undefined otherwise. What has no site counts for none. */
export function onlySite(
  { sites }: TimetableRecord,
  sessions: readonly PlacedSession[],
): TimetableSite | undefined {
  const ids = new Set(sessions.flatMap((session) => session.siteId ?? []));
  return ids.size === 1 ? sites.find((site) => ids.has(site.id)) : undefined;
}

/** Whom somebody works for: an organisation or their council; councils by their short names, which fit a column. */
export function belongsTo(record: TimetableRecord, person: TimetablePerson): string {
  if (person.organisation === "") {
    return record.councils.find((council) => council.id === person.councilId)?.shortName ?? "";
  }
  return record.councils.reduce(
    (text, council) => text.replaceAll(council.name, council.shortName || council.name),
    person.organisation,
  );
}

/** "Sam Hale, Treasurer", as Markdown; in a partnership or from elsewhere with whom they work for. */
export function personWords(record: TimetableRecord, person: TimetablePerson): string {
  const from = person.organisation !== "" || record.councils.length > 1 ? belongsTo(record, person) : "";
  return [`**${asTyped(person.name)}**`, asTyped(person.jobTitle), asTyped(from)]
    .filter((part) => part !== "")
    .join(", ");
}

/** Longer texts end at a whole word with dots. */
export function shortened(text: string, mostCharacters: number): string {
  const flat = text.replace(/\s+/g, " ").trim();
  if (flat.length <= mostCharacters) return flat;
  const cut = flat.slice(0, mostCharacters + 1);
  const end = cut.lastIndexOf(" ");
  return `${cut.slice(0, end > mostCharacters / 2 ? end : mostCharacters).replace(/[\s,;:.]+$/, "")} …`;
}

/** What is not on a paper because it has no day or time: a sentence, or none. */
export function unplacedWords({ record }: PaperSource): string[] {
  const unplaced = unplacedSessions(record.sessions).length;
  if (unplaced === 0) return [];
  return [
    `${countOf(unplaced, "session has", "sessions have")} no day or time yet and ${unplaced === 1 ? "is" : "are"} not shown here.`,
  ];
}

/** "No session on Tuesday 3 March 2026 and Thursday 5 March 2026.", or none. */
export function emptyDayWords(source: PaperSource): string[] {
  const used = new Set(sessionsOf(source).map((session) => session.date));
  const empty = daysOf(source).filter((day) => !used.has(day));
  return empty.length === 0 ? [] : [`No session on ${nameList(empty.map(formatDayWithWeekday), 14)}.`];
}

/** The days and dates that a paper covers, in words. */
export function dayWords(days: readonly Day[]): string {
  return nameList(days.map(formatDayWithWeekday), 14);
}

/** What is said of all sheets together, where there are any. */
export function whereThereAre(sheets: readonly unknown[], block: WordBlock): WordBlock[] {
  return sheets.length === 0 ? [] : [block];
}

/** Things to know, as a list; nothing when there are none. */
export function notes(items: readonly string[]): WordBlock[] {
  return items.length === 0 ? [] : [{ kind: "list", ordered: false, items: [...items] }];
}
