import { type FoundTable, headingOf } from "./columns.ts";
import type { Reading } from "./read-when.ts";
import { cellText, type ImportProblem, type SheetRow } from "./sheet.ts";

/** What Excel shows in a cell whose formula failed. */
const CELL_ERROR = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|CALC!|SPILL!)$/i;

/** One row of a table while it is read: its cells by column, and what was found wrong in it. */
export class RowReader {
  readonly problems: ImportProblem[] = [];
  /** The id the workspace gave the row, when it is one of ours. */
  readonly id: string | null;

  constructor(
    private readonly sheet: string,
    private readonly table: FoundTable,
    readonly row: SheetRow,
  ) {
    this.id = cellText(this.cell("id") ?? "") || null;
    for (const key of table.at.keys()) {
      if (!CELL_ERROR.test(cellText(this.cell(key) ?? ""))) continue;
      this.stop(key, "The formula in this cell gives an error.", "Mend the formula, or type the value.");
    }
  }

  /** Whether the row has nothing in any column that is read. */
  get isBlank(): boolean {
    return [...this.table.at.keys()].every((key) => key === "id" || cellText(this.cell(key) ?? "") === "");
  }

  get isStopped(): boolean {
    return this.problems.some((problem) => problem.stops);
  }

  /** The cell as it stands; undefined when the sheet has no such column. */
  cell(key: string): string | undefined {
    const at = this.table.at.get(key);
    return at === undefined ? undefined : (this.row.cells[at] ?? "");
  }

  /**
   * What the row says in a column, as one line. An empty cell says nothing (undefined), but in a row of ours it says that
   * there is nothing: "".
   */
  said(key: string, normal: (text: string) => string = cellText): string | undefined {
    const cell = this.cell(key);
    if (cell === undefined) return undefined;
    const text = normal(cell);
    return text === "" && this.id === null ? undefined : text;
  }

  /** The same, refused when it is longer than the field. */
  text(key: string, most: number, normal: (text: string) => string = cellText): string | undefined {
    const text = this.said(key, normal);
    if (text === undefined || text.length <= most) return text;
    this.stop(
      key,
      `This has ${text.length.toLocaleString("en-GB")} characters; at most ${most.toLocaleString("en-GB")} fit.`,
      "Make it shorter.",
    );
    return undefined;
  }

  /** The same through a reader; what it cannot read stops the row. Empty in a row of ours is `empty`. */
  read<T>(key: string, empty: T, todo: string, reader: (text: string) => Reading<T>): T | undefined {
    const text = this.said(key);
    if (text === undefined) return undefined;
    if (text === "") return empty;
    const reading = reader(text);
    if ("wrong" in reading) {
      this.stop(key, reading.wrong, todo);
      return undefined;
    }
    if (reading.note !== undefined)
      this.note(key, reading.note, "Change the cell if that is not what was meant.");
    return reading.value;
  }

  /** Yes or no in a word, a tick or a cross. */
  yesOrNo(key: string): boolean | undefined {
    return this.read(key, false, "Write yes or no.", (text) => {
      if (/^(y|yes|true|x|1|✓|✔|fixed|confidential)$/i.test(text)) return { value: true };
      if (/^(n|no|false|0|-|✗)$/i.test(text)) return { value: false };
      return { wrong: "This is neither yes nor no." };
    });
  }

  stop(key: string, wrong: string, todo: string): void {
    this.problem(key, wrong, todo, true);
  }

  note(key: string, wrong: string, todo: string): void {
    this.problem(key, wrong, todo, false);
  }

  private problem(key: string, wrong: string, todo: string, stops: boolean): void {
    this.problems.push({
      sheet: this.sheet,
      row: this.row.number,
      column: headingOf(this.table.kind, key),
      read: cellText(this.cell(key) ?? "").slice(0, 120),
      wrong,
      todo,
      stops,
    });
  }
}
