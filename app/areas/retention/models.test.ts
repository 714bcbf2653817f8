import { expect, it } from "vitest";
import { schemaColumns } from "#tests/support/schema-columns.ts";
import { MODELS } from "./models.ts";

it("has a line for every table of the schema, and for no other", () => {
  const tables = [...new Set(schemaColumns().map(({ table }) => table))];
  expect(Object.keys(MODELS).sort()).toEqual(tables.sort());
});
