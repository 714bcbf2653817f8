import {
  BuilderElement,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
  type XmlComponent,
} from "docx";
import type { Drawing } from "./drawing.ts";
import { xmlText } from "./run-text.ts";
import { WORD_STYLE } from "./styles.ts";

/** A table that says what it is: docx has no word for `w:tblCaption`, which stands last in a table's properties. */
class DescribedTable extends Table {
  constructor(description: string, options: ConstructorParameters<typeof Table>[0]) {
    super(options);
    const properties = this.root[0] as XmlComponent;
    properties.addChildElement(
      new BuilderElement({
        name: "w:tblCaption",
        attributes: { value: { key: "w:val", value: description } },
      }),
    );
  }
}

export interface TableToDraw {
  /** Read out by screen readers before the table. */
  description: string;
  /** Relative widths of the columns. */
  weights: number[];
  heading: ParagraphChild[][];
  /** Rows of cells of paragraphs; each row has as many cells as there are headings, each cell at least a paragraph. */
  rows: Paragraph[][][];
}

/** Whole twips in proportion to the weights, adding up to the width. */
export function columnWidths(weights: readonly number[], width: number): number[] {
  const sum = weights.reduce((total, weight) => total + Math.max(weight, 0), 0) || 1;
  const widths = weights.map((weight) => Math.max(1, Math.floor((Math.max(weight, 0) / sum) * width)));
  const rest = width - widths.reduce((total, one) => total + one, 0);
  if (widths.length > 0) widths[widths.length - 1] = Math.max(1, widths[widths.length - 1]! + rest);
  return widths;
}

/**
 * Draws a plain data table as wide as the text: one header row repeated on each page, no merged cells, rows kept whole
 * on a page.
 */
export function drawTable(drawing: Drawing, { description, weights, heading, rows }: TableToDraw): void {
  const widths = columnWidths(weights, drawing.textWidth);
  const cell = (children: Paragraph[], column: number) =>
    new TableCell({ width: { size: widths[column]!, type: WidthType.DXA }, children });
  drawing.addTable(
    new DescribedTable(xmlText(description), {
      style: WORD_STYLE.table,
      width: { size: drawing.textWidth, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      columnWidths: widths,
      tableLook: {
        firstRow: true,
        lastRow: false,
        firstColumn: false,
        lastColumn: false,
        noHBand: true,
        noVBand: true,
      },
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: heading.map((children, column) =>
            cell([new Paragraph({ style: WORD_STYLE.tableHeading, children })], column),
          ),
        }),
        ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map(cell) })),
      ],
    }),
  );
}
