import { personKey } from "./match-people.ts";
import { headingOf } from "./reading/columns.ts";
import type { FoundTable } from "./reading/find-table.ts";
import { readPauses, type SessionRow } from "./reading/read-session-rows.ts";
import { type ImportProblem, keyOf, placeInSheet } from "./reading/sheet.ts";

/** Somebody whom sessions name and no list holds, with where. */
export interface UnknownPerson {
  name: string;
  where: string[];
}

/** Whom sessions name and nobody is called like, each once, with where; without those whose row is left out. */
export function unknownPeople(rows: readonly { row: SessionRow; sheet: string }[]): UnknownPerson[] {
  const byKey = new Map<string, { name: string; where: string[] }>();
  for (const { row, sheet } of rows) {
    const { number, cell } = row.reader.row;
    for (const name of row.unknownPeople) {
      const known = byKey.get(personKey(name)) ?? { name, where: [] };
      byKey.set(personKey(name), {
        ...known,
        where: [...known.where, `${sheet}, ${placeInSheet({ row: number, cell })}`],
      });
    }
  }
  return [...byKey.values()];
}

/** Lunch and the like, which stand between the sessions of a programme. */
export function pauseProblems(sheet: string, found: FoundTable): ImportProblem[] {
  return readPauses(sheet, found).map(({ row, words }) => ({
    sheet,
    row: row.number,
    cell: row.cell,
    column: "",
    read: words,
    wrong: `“${words}” is a pause and no session.`,
    todo: "Nothing: the house rules keep time for lunch and pauses.",
    stops: false,
  }));
}

/** Something that is wrong with a whole sheet. */
export function sheetProblem(sheet: string, wrong: string, todo: string): ImportProblem {
  return { sheet, row: null, column: "", read: "", wrong, todo, stops: true };
}

/** A session that names somebody whose row is left out says so, rather than that there is no such person. */
export function explainStopped(
  rows: readonly { row: SessionRow }[],
  stopped: readonly { name: string; sheet: string; row: number }[],
): void {
  const byName = new Map(stopped.map((one) => [personKey(one.name), one]));
  const heading = headingOf("sessions", "people");
  for (const { row } of rows) {
    for (const problem of row.reader.problems) {
      const name = problem.column === heading ? /called “(.*)”/.exec(problem.wrong)?.[1] : undefined;
      const left = name === undefined ? undefined : byName.get(personKey(name));
      if (left === undefined || keyOf(left.name) === "") continue;
      problem.wrong = `${left.name} is in row ${left.row} of ${left.sheet}, which cannot be imported as it stands.`;
      problem.todo = "Mend that row first.";
      problem.stops = true;
      row.unknownPeople = row.unknownPeople.filter((one) => personKey(one) !== personKey(left.name));
    }
  }
}
