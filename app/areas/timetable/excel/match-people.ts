import type { PersonRow } from "./reading/read-people-rows.ts";
import { keyOf } from "./reading/sheet.ts";
import type { StandingPerson } from "./standing-record.ts";

const FORMS_OF_ADDRESS = /^(?:(?:cllr|councillor|dr|mr|mrs|ms|miss|mx|prof|professor|rev|sir|dame)\s+)+/;

/** A name as it is compared: without "Cllr" and the like, which one list has and another has not. */
export function personKey(name: string): string {
  const key = keyOf(name);
  return key.replace(FORMS_OF_ADDRESS, "") || key;
}

/**
 * Says who of the record each row is: by the id the workspace gave, else by e-mail, else by name and council. Rows that are
 * nobody are new; a row that could be several people, or is there twice, is stopped.
 */
export function matchPeople(
  rows: readonly PersonRow[],
  standing: readonly StandingPerson[],
): Map<PersonRow, StandingPerson | null> {
  const matches = new Map<PersonRow, StandingPerson | null>();
  const claimed = new Map<string, PersonRow>();
  const claim = (row: PersonRow, person: StandingPerson) => {
    const other = claimed.get(person.id);
    if (other !== undefined) {
      row.reader.stop(
        row.reader.id === person.id ? "id" : "name",
        `Row ${other.reader.row.number} is the same person.`,
        "Keep one of the two rows. In a row that was copied, clear the workspace id.",
      );
    } else claimed.set(person.id, row);
    matches.set(row, person);
  };
  matchById(rows, standing, claim);
  for (const row of rows) {
    if (matches.has(row)) continue;
    const email = row.said.email;
    const candidates = email ? standing.filter((one) => one.facts.email === email) : [];
    const found = candidates.length === 1 && !isShared(row, rows) ? candidates : sameName(row, candidates);
    if (found.length === 1 && !isMoreLike(found[0] as StandingPerson, row, rows))
      claim(row, found[0] as StandingPerson);
  }
  for (const row of rows) {
    if (!matches.has(row)) matchByName(row, standing, claimed, claim, matches);
  }
  stopTwins(rows, matches);
  return matches;
}

function matchById(
  rows: readonly PersonRow[],
  standing: readonly StandingPerson[],
  claim: (row: PersonRow, person: StandingPerson) => void,
): void {
  const byId = new Map(standing.map((one) => [one.id, one]));
  for (const row of rows) {
    const { id } = row.reader;
    if (id === null) continue;
    const person = byId.get(id);
    if (person === undefined) {
      row.reader.note(
        "id",
        "Nobody in this timetable has this workspace id any more.",
        "They are looked for by e-mail and name, as if the cell were empty.",
      );
    } else claim(row, person);
    if (person?.isRemoved) {
      row.reader.stop("id", "The name of this person was removed for good.", "Take the row out of the file.");
    }
  }
}

/** An address that several rows share, such as an office's, tells nobody apart. */
function isShared(row: PersonRow, rows: readonly PersonRow[]): boolean {
  return rows.some((other) => other !== row && other.said.email === row.said.email);
}

/** Whether another row has both the address and the name of the person. */
function isMoreLike(person: StandingPerson, row: PersonRow, rows: readonly PersonRow[]): boolean {
  const key = personKey(person.facts.name);
  return (
    personKey(row.name) !== key &&
    rows.some(
      (other) => other !== row && other.said.email === person.facts.email && personKey(other.name) === key,
    )
  );
}

function sameName(row: PersonRow, candidates: readonly StandingPerson[]): StandingPerson[] {
  const key = personKey(row.name);
  return candidates.filter((one) => personKey(one.facts.name) === key);
}

function matchByName(
  row: PersonRow,
  standing: readonly StandingPerson[],
  claimed: ReadonlyMap<string, PersonRow>,
  claim: (row: PersonRow, person: StandingPerson) => void,
  matches: Map<PersonRow, StandingPerson | null>,
): void {
  matches.set(row, null);
  if (row.name === "") return;
  const named = sameName(row, standing).filter((one) => !one.isRemoved && !claimed.has(one.id));
  const { councilId, email } = row.said;
  const same = named.filter((one) => councilId === undefined || one.facts.councilId === councilId);
  const candidates =
    same.length > 0 ? same : named.filter((one) => one.facts.councilId === null || councilId === null);
  if (candidates.length > 1) {
    row.reader.stop(
      "name",
      `There are ${candidates.length} people of this name in the workspace.`,
      "Give the e-mail address that is meant, or download the workbook as it stands and change that.",
    );
  }
  const [person] = candidates;
  if (candidates.length !== 1 || person === undefined) return;
  claim(row, person);
  if (email && person.facts.email !== null && person.facts.email !== email) {
    row.reader.note(
      "email",
      `${person.facts.name} is in the workspace with another address, and is taken to be the same person.`,
      "If these are two people, add one of them by hand.",
    );
  }
}

/** New rows that are the same person twice. */
function stopTwins(rows: readonly PersonRow[], matches: ReadonlyMap<PersonRow, StandingPerson | null>): void {
  const first = new Map<string, PersonRow>();
  for (const row of rows) {
    if (matches.get(row) !== null || row.name === "" || row.reader.isStopped) continue;
    const name = `${personKey(row.name)}|${row.said.councilId ?? ""}|${keyOf(row.said.organisation ?? "")}`;
    const twin = first.get(name);
    const { email } = row.said;
    if (twin === undefined) first.set(name, row);
    else if (!email || !twin.said.email || email === twin.said.email) {
      row.reader.stop(
        "name",
        `Row ${twin.reader.row.number} is the same person.`,
        "Keep one of the two rows.",
      );
    } else {
      row.reader.note(
        "name",
        `Row ${twin.reader.row.number} has the same name and another address. Both are imported.`,
        "Take one out if they are one person.",
      );
    }
  }
}
