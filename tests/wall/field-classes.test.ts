import { expect, it } from "vitest";
import { classOf, FIELD_CLASS_NAMES, FIELD_CLASSES } from "#app/access/field-classes.ts";
import { schemaColumns } from "#tests/support/schema-columns.ts";

const nameOf = ({ table, column }: { table: string; column: string }) => `${table}.${column}`;

it("says of every column of the schema whose it is", () => {
  const columns = schemaColumns();
  expect(columns.length).toBeGreaterThan(500);
  expect(columns.filter(({ table, column }) => classOf(table, column) === undefined).map(nameOf)).toEqual([]);
});

it("says so once, and of no column that is not there", () => {
  const known = new Set(schemaColumns().map(nameOf));
  const listed = Object.entries(FIELD_CLASSES).flatMap(([table, classes]) =>
    FIELD_CLASS_NAMES.flatMap((name) => classes[name]?.split(" ") ?? []).map((column) =>
      nameOf({ table, column }),
    ),
  );
  expect(listed.filter((name) => !known.has(name))).toEqual([]);
  expect(listed.length).toBe(new Set(listed).size);
});
