import { headingOf } from "./columns.ts";
import type { FoundTable } from "./find-table.ts";
import type { Reading } from "./read-when.ts";
import { cellText, type ImportProblem, type SheetRow } from "./sheet.ts";

/** What Excel shows in a cell whose formula failed. */
const CELL_ERROR = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|CALC!|SPILL!)$/i;

/** Between the id and the version in the cell of the workspace. */
export const VERSION_MARK = " v";

/** Between that and the id of the visit whose workbook it is. */
export const VISIT_MARK = " of ";

/** What the reader of workbooks writes for a formula without a result. */
const NOT_WORKED_OUT = "#CALC!";

/** One row of a table while it is read: its cells by column, and what was found wrong in it. */
export class RowReader {
  readonly problems: ImportProblem[] = [];
  /** The id the workspace gave the row, when it is one of ours. */
  readonly id: string | null;
  /** The version that stood here when the workbook was made; null where the row does not say. */
  readonly version: number | null;
  /** The visit whose workbook the row is of; null where the row does not say. */
  readonly visitId: string | null;

  constructor(
    private readonly sheet: string,
    private readonly table: FoundTable,
    readonly row: SheetRow,
  ) {
    const [own = "", visitId = ""] = cellText(this.cell("id") ?? "").split(VISIT_MARK);
    const [id = "", version = ""] = own.split(VERSION_MARK);
    this.visitId = visitId || null;
    this.id = id || null;
    this.version = /^\d+$/.test(version) ? Number(version) : null;
    for (const key of table.at.keys()) {
      const shown = cellText(this.cell(key) ?? "");
      if (!CELL_ERROR.test(shown)) continue;
      if (shown === NOT_WORKED_OUT) {
        this.stop(
          key,
          "The formula in this cell was never worked out.",
          "Open the file in Excel and save it, or type the value.",
        );
      } else
        this.stop(key, "The formula in this cell gives an error.", "Mend the formula, or type the value.");
    }
  }

  /** Whether the row has nothing in any column that is read. */
  get isBlank(): boolean {
    return [...this.table.at.keys()].every((key) => key === "id" || cellText(this.cell(key) ?? "") === "");
  }

  /** What stands in the row, when that is one cell; else nothing. */
  get onlyWords(): string {
    const filled = this.row.cells.map(cellText).filter((text) => text !== "");
    return filled.length === 1 ? (filled[0] ?? "") : "";
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
      ...(this.row.cell === undefined ? {} : { cell: this.row.cell }),
      column: headingOf(this.table.kind, key),
      read: cellText(this.cell(key) ?? "").slice(0, 120),
      wrong,
      todo,
      stops,
    });
  }
}
