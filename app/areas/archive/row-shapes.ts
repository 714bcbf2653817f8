import { z } from "zod";

/** What may stand in a column: as JSON a string, a number, true or false, or an instant as ISO 8601 in UTC; with "?" also null. */
const COLUMN_KINDS = {
  text: z.string(),
  "text?": z.string().nullable(),
  number: z.number().int(),
  "number?": z.number().int().nullable(),
  yesNo: z.boolean(),
  "yesNo?": z.boolean().nullable(),
  instant: z.iso.datetime(),
  "instant?": z.iso.datetime().nullable(),
} as const;

type ColumnKind = keyof typeof COLUMN_KINDS;

/** The columns of tables by what stands in them; names apart by a space. */
export type TableShapes = Readonly<Record<string, Readonly<Partial<Record<ColumnKind, string>>>>>;

/** One row of a table as it stands in an archive. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** The columns of a table and what stands in each, in the order of the shape; undefined when there is no such table. */
export function shapeColumns(shapes: TableShapes, table: string): Map<string, ColumnKind> | undefined {
  if (!Object.hasOwn(shapes, table)) return undefined;
  return new Map(
    (Object.entries(shapes[table] ?? {}) as [ColumnKind, string][]).flatMap(([kind, names]) =>
      names.split(" ").map((name) => [name, kind] as const),
    ),
  );
}

/** What a row with some of a table's columns looks like: these, and no other; null when a column is not known. */
export function rowShape(
  shapes: TableShapes,
  table: string,
  columns: readonly string[],
): z.ZodType<Row> | null {
  const known = shapeColumns(shapes, table);
  const fields: Record<string, z.ZodType<Row[string]>> = {};
  for (const column of columns) {
    const kind = known?.get(column);
    if (kind === undefined) return null;
    fields[column] = COLUMN_KINDS[kind];
  }
  return z.strictObject(fields) as z.ZodType<Row>;
}
