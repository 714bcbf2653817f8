import type { Day } from "#app/platform/days.ts";
import { isEmailAddress, tidyEmailAddress } from "#app/platform/email-address.ts";
import { PERSON_KIND_NAMES, PERSON_KINDS, type PersonKind } from "../../plan/timetable-words.ts";
import type { RecordNames } from "../record-names.ts";
import type { PersonFacts } from "../standing-record.ts";
import type { FoundTable } from "./find-table.ts";
import { readAvailabilityText } from "./read-availability.ts";
import { RowReader } from "./row-reader.ts";
import { cellLines, cellText, keyOf } from "./sheet.ts";

/** What a row says of somebody. What it does not say is left as it is. */
export interface PersonRow {
  reader: RowReader;
  name: string;
  said: Partial<Omit<PersonFacts, "lineManagerKey">>;
  /** The line manager's name; "" for none. */
  lineManager: string | undefined;
}

const KIND_WORDS: Record<PersonKind, readonly string[]> = {
  councillor: ["councillors", "cllr", "member", "elected member", "politician", "cabinet member"],
  officer: ["officers", "staff", "employee", "council officer", "senior officer", "chief officer", "manager"],
  partner: ["partners", "stakeholder", "external", "external partner", "partner organisation", "business"],
  "resident-or-community": [
    "resident",
    "residents",
    "community",
    "public",
    "resident/community",
    "community group",
    "residents and community",
  ],
};

/**
 * Reads the rows of a table of people. `isOfOtherVisit`: a row whose workbook is another visit's; when somebody can come is said there of
 * that visit, and is not read. Blank rows are skipped; what is wrong is kept with each row's reader.
 */
export function readPeopleRows(
  sheet: string,
  table: FoundTable,
  names: Pick<RecordNames, "councils">,
  days: readonly Day[],
  isOfOtherVisit: (reader: RowReader) => boolean = () => false,
): PersonRow[] {
  return table.rows
    .map((row) => new RowReader(sheet, table, row))
    .filter((reader) => !reader.isBlank)
    .map((reader) => readPersonRow(reader, names, isOfOtherVisit(reader) ? null : days));
}

function readPersonRow(
  reader: RowReader,
  names: Pick<RecordNames, "councils">,
  /** null: nothing is read of when they can come. */
  days: readonly Day[] | null,
): PersonRow {
  const name = nameOf(reader);
  const said: PersonRow["said"] = {
    ...(name === "" ? {} : { name }),
    jobTitle: reader.text("jobTitle", 160),
    organisation: reader.text("organisation", 160),
    accessNeeds: reader.text("accessNeeds", 1000, cellLines),
    kind: readKind(reader),
    email: reader.read<string | null>(
      "email",
      null,
      "Write one address, such as name@example.org.",
      readEmail,
    ),
    councilId: readCouncil(reader, names),
  };
  const answer = cellText(reader.cell("availability") ?? "");
  if (answer !== "" && days !== null) {
    const reading = reader.read("availability", null, AVAILABILITY_HELP, (text) =>
      readAvailabilityText(text, days),
    );
    if (reading) Object.assign(said, reading);
  }
  for (const date of new Set((said.times ?? []).map((time) => time.date))) {
    if (days?.includes(date) !== false) continue;
    reader.note("availability", `${date} is not a day of this visit.`, "Check the date.");
  }
  return { reader, name, said: withoutUndefined(said), lineManager: reader.said("lineManager") };
}

const AVAILABILITY_HELP =
  "Write any time, cannot come, or days with times, such as 2 March 9:00–12:30; 3 March. Leave it empty when they were not asked.";

function nameOf(reader: RowReader): string {
  const whole = cellText(reader.cell("name") ?? "");
  const parts = cellText(`${reader.cell("firstName") ?? ""} ${reader.cell("lastName") ?? ""}`);
  const name = whole || parts;
  if (name === "") reader.stop("name", "The row has no name.", "Enter the name, or clear the row.");
  else if (name.length > 120) {
    reader.stop("name", "A name has at most 120 characters.", "Put the rest into another column.");
  }
  return name;
}

function readKind(reader: RowReader): PersonKind | undefined {
  const cell = cellText(reader.cell("kind") ?? "");
  if (cell === "") return undefined;
  const key = keyOf(cell);
  const kind = PERSON_KINDS.find(
    (one) => one === key || keyOf(PERSON_KIND_NAMES[one]) === key || KIND_WORDS[one].includes(key),
  );
  if (kind === undefined) {
    reader.stop(
      "kind",
      "This is no kind of person known here.",
      "Write councillor, officer, partner, or resident or community.",
    );
  }
  return kind;
}

/** The kind of somebody whose row does not say it, when the name or the job does. */
export function guessedKind(row: PersonRow): PersonKind | null {
  return /^(?:cllr|councillor)\b/i.test(row.name) || /\b(?:cllr|councillor)\b/i.test(row.said.jobTitle ?? "")
    ? "councillor"
    : null;
}

function readEmail(text: string): { value: string } | { wrong: string } {
  const said = /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text;
  const address = tidyEmailAddress(said.trim().replace(/^mailto:/i, ""));
  if (isEmailAddress(address)) return { value: address };
  return {
    wrong: /[;,]\s*\S/.test(text) ? "There is more than one address." : "This is not an e-mail address.",
  };
}

/** The council a row names; null for none or both. */
export function readCouncil(
  reader: RowReader,
  { councils }: Pick<RecordNames, "councils">,
): string | null | undefined {
  const text = reader.said("council");
  if (text === undefined) return undefined;
  if (text === "" || /^(?:both|all|none|joint|-|n\/a)(?:\s+councils?)?$/i.test(text)) return null;
  const found = councils.find(text);
  if (found.key !== null) return found.key;
  reader.stop("council", found.wrong, found.todo);
  return undefined;
}

/** Without what was not said, so that it can be laid over what stands. */
export function withoutUndefined<T extends object>(facts: T): T {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;
}
