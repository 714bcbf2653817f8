/** What two records of one council say of it, of which one record is made. */
export interface MergedFacts {
  kind: string | null;
  colour: string | null;
  secondColour: string | null;
  logoFileKey: string | null;
  logoType: string | null;
  logoWidth: number | null;
  logoHeight: number | null;
  lastDay: string | null;
  successorName: string;
}

/** The groups of facts that are taken together, and how each is called. */
const GROUPS = [
  { label: "its kind", columns: ["kind"] },
  { label: "its colours", columns: ["colour", "secondColour"] },
  { label: "its logo", columns: ["logoFileKey", "logoType", "logoWidth", "logoHeight"] },
  { label: "its last day and successor", columns: ["lastDay", "successorName"] },
] as const satisfies readonly { label: string; columns: readonly (keyof MergedFacts)[] }[];

const isEmpty = (value: unknown) => value === null || value === "";

/**
 * What the record that stays takes over from the one that goes: only what it says nothing of itself. `taken` and `lost` are groups of facts in words:
 * those that move, and those of the record that goes that the other says for itself.
 */
export function mergeFacts(
  from: MergedFacts,
  into: MergedFacts,
): { change: Partial<MergedFacts>; taken: string[]; lost: string[] } {
  const change: Partial<MergedFacts> = {};
  const taken: string[] = [];
  const lost: string[] = [];
  for (const { label, columns } of GROUPS) {
    if (columns.every((column) => isEmpty(from[column]))) continue;
    if (columns.every((column) => isEmpty(into[column]))) {
      for (const column of columns) Object.assign(change, { [column]: from[column] });
      taken.push(label);
    } else if (columns.some((column) => from[column] !== into[column])) lost.push(label);
  }
  return { change, taken, lost };
}

/** One thing said of an election, as far as merging two histories goes. */
interface DatedStatement {
  id: string;
  year: number;
  number: number;
  saidAt: Date;
}

/**
 * The statements of two records as one history: within each year in the order in which they were said, numbered anew, so that the newest of
 * both counts. The given order is `from` before `into`, which decides between statements of one instant.
 */
export function numberAnew<S extends DatedStatement>(from: readonly S[], into: readonly S[]): S[] {
  const numbers = new Map<number, number>();
  return [...from, ...into]
    .sort((a, b) => a.year - b.year || a.saidAt.getTime() - b.saidAt.getTime())
    .map((statement) => {
      const number = (numbers.get(statement.year) ?? 0) + 1;
      numbers.set(statement.year, number);
      return { ...statement, number };
    });
}
