import { newKey, noteOlder, PERSON_FIELDS, type Planned, plannedRow, seenIds } from "./compare-row.ts";
import { matchPeople } from "./match-people.ts";
import { personCells } from "./reading/fact-cells.ts";
import type { NameIndex } from "./reading/name-index.ts";
import { guessedKind, type PersonRow } from "./reading/read-people-rows.ts";
import { peopleNames, type RecordNames } from "./record-names.ts";
import type { PersonFacts, StandingPerson, StandingRecord } from "./standing-record.ts";

const NEW_PERSON = {
  jobTitle: "",
  councilId: null,
  organisation: "",
  email: null,
  lineManagerKey: null,
  accessNeeds: "",
  availability: "not-asked",
  times: [],
} as const satisfies Partial<PersonFacts>;

/** Says what each row of people would add or change. */
export function planPeople(
  rows: readonly { row: PersonRow; sheet: string }[],
  standing: StandingRecord,
  names: RecordNames,
): Planned<PersonFacts> {
  const matches = matchPeople(
    rows.map(({ row }) => row),
    standing.people,
  );
  const drafts = rows.flatMap(({ row, sheet }) => {
    const match = matches.get(row) ?? null;
    checkAsked(row, match);
    const facts = match === null ? newPerson(row) : { ...match.facts, ...row.said };
    if (facts === null || row.reader.isStopped) return [];
    return [{ row, sheet, match, key: match?.id ?? newKey(sheet, row), facts }];
  });
  const changed = new Map(drafts.map((draft) => [draft.key, draft]));
  const index = peopleNames(
    [
      ...standing.people.map(({ id, facts }) => ({
        key: id,
        facts: changed.get(id)?.facts ?? facts,
        earlier: facts.name,
      })),
      ...drafts.filter(({ match }) => match === null),
    ],
    standing,
  );
  readLineManagers(drafts, standing, index);
  const inWords = { ...names, people: index };
  const planned = drafts.map((draft) =>
    plannedRow("people", draft, PERSON_FIELDS, (facts: PersonFacts) => personCells(facts, inWords)),
  );
  return {
    names: index,
    olderRows: noteOlder(drafts, planned),
    seen: seenIds(matches.values()),
    stopped: rows
      .filter(({ row }) => row.reader.isStopped)
      .map(({ row, sheet }) => ({ name: row.name, sheet, row: row.reader.row.number })),
    planned,
  };
}

/** Only the workspace can say that it has asked somebody. */
function checkAsked(row: PersonRow, match: StandingPerson | null): void {
  if (row.said.availability !== "asked" || match?.facts.availability === "asked") return;
  row.reader.note(
    "availability",
    "Whether somebody was asked is known to the workspace alone, so this changes nothing.",
    "Ask them from the list of people.",
  );
  delete row.said.availability;
  delete row.said.times;
}

function newPerson(row: PersonRow): PersonFacts | null {
  if (row.name === "") return null;
  const kind = row.said.kind ?? guessedKind(row);
  if (kind === null) {
    if (!row.reader.isStopped) {
      row.reader.stop(
        "kind",
        "It does not say what kind of person this is.",
        "Write councillor, officer, partner, or resident or community.",
      );
    }
    return null;
  }
  if (row.said.kind === undefined) {
    row.reader.note(
      "kind",
      "Taken to be a councillor, by the form of address.",
      "Fill in the kind if that is wrong.",
    );
  }
  return { ...NEW_PERSON, times: [], name: row.name, ...row.said, kind };
}

interface PersonDraft {
  row: PersonRow;
  key: string;
  facts: PersonFacts;
}

function readLineManagers(drafts: readonly PersonDraft[], standing: StandingRecord, index: NameIndex): void {
  const managers = new Map<string, string | null>(
    standing.people.map(({ id, facts }) => [id, facts.lineManagerKey]),
  );
  for (const draft of drafts) {
    const { row, facts, key } = draft;
    if (row.lineManager === undefined) continue;
    if (row.lineManager === "" || /^(?:none|-|n\/a)$/i.test(row.lineManager)) {
      facts.lineManagerKey = null;
    } else {
      const found = index.find(row.lineManager);
      if (found.key === null) {
        row.reader.note(
          "lineManager",
          found.wrong,
          `${found.todo} The person is imported without this line manager.`,
        );
      } else if (endsAt(key, found.key, managers)) {
        row.reader.note(
          "lineManager",
          found.key === key
            ? "Nobody manages themselves."
            : "These people would manage each other in a circle.",
          "Correct it. The person is imported without this line manager.",
        );
      } else facts.lineManagerKey = found.key;
    }
    managers.set(key, facts.lineManagerKey);
  }
}

/** Whether the line of managers from `from` leads to `key`. */
function endsAt(key: string, from: string, managers: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let at: string | null = from; at !== null && !seen.has(at); at = managers.get(at) ?? null) {
    if (at === key) return true;
    seen.add(at);
  }
  return false;
}
