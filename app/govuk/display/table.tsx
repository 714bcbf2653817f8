import { type ReactNode, useId } from "react";
import { classNames } from "../class-names.ts";

export interface TableColumn {
  header: ReactNode;
  numeric?: boolean;
  /** For example `govuk-!-width-one-third`. */
  className?: string;
}

export interface TableCell {
  content: ReactNode;
  numeric?: boolean;
  className?: string;
  colSpan?: number;
  rowSpan?: number;
}

export interface TableProps {
  /** Says what the table holds; read first by a screen reader. `captionHidden` when a heading above says the same. */
  caption: ReactNode;
  captionSize?: "s" | "m" | "l" | "xl";
  captionHidden?: boolean;
  columns?: readonly TableColumn[];
  /** A cell is a node, or an object when it needs more. Cells take `numeric` from their column. */
  rows: ReadonlyArray<ReadonlyArray<ReactNode | TableCell>>;
  rowKeys?: readonly string[];
  /** The first cell names the row. */
  firstCellIsHeader?: boolean;
  className?: string;
  /** Wider than a phone: scrolls sideways in a region that the keyboard can reach. */
  scrollable?: boolean;
  /** Tighter rows and smaller type, for tables with many columns. */
  dense?: boolean;
}

/** A table with a caption and header cells. `<Table caption="Peers" columns={[…]} rows={[…]} scrollable />` */
export function Table({
  caption,
  captionSize,
  captionHidden,
  columns,
  rows,
  rowKeys,
  firstCellIsHeader,
  className,
  scrollable,
  dense,
}: TableProps) {
  const captionId = useId();
  const table = (
    <table className={classNames("govuk-table", dense && "cpc-table--dense", className)}>
      {caption ? (
        <caption
          id={scrollable ? captionId : undefined}
          className={classNames(
            "govuk-table__caption",
            captionSize && `govuk-table__caption--${captionSize}`,
            captionHidden && "govuk-visually-hidden",
          )}
        >
          {caption}
        </caption>
      ) : null}
      {columns === undefined ? null : (
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {columns.map((column, index) => (
              <th
                key={index}
                scope="col"
                className={classNames(
                  "govuk-table__header",
                  column.numeric && "govuk-table__header--numeric",
                  column.className,
                )}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody className="govuk-table__body">
        {rows.map((row, rowIndex) => (
          <tr key={rowKeys?.[rowIndex] ?? rowIndex} className="govuk-table__row">
            {row.map((given, index) => {
              const cell = isTableCell(given) ? given : { content: given };
              const spans = { colSpan: cell.colSpan, rowSpan: cell.rowSpan };
              if (index === 0 && firstCellIsHeader) {
                return (
                  <th
                    key={index}
                    scope="row"
                    className={classNames("govuk-table__header", cell.className)}
                    {...spans}
                  >
                    {cell.content}
                  </th>
                );
              }
              const numeric = cell.numeric ?? columns?.[index]?.numeric;
              return (
                <td
                  key={index}
                  className={classNames(
                    "govuk-table__cell",
                    numeric && "govuk-table__cell--numeric",
                    cell.className,
                  )}
                  {...spans}
                >
                  {cell.content}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (!scrollable) return table;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="cpc-table-scroll" aria-labelledby={captionId} tabIndex={0}>
      {table}
    </section>
  );
}

function isTableCell(value: ReactNode | TableCell): value is TableCell {
  return typeof value === "object" && value !== null && "content" in value;
}
