import { expect, it } from "vitest";
import { PROJECT_PLACE, readSchemaOf } from "./migration-place.ts";
import { SEALED_COLUMNS } from "./sealed-columns.ts";

/** The columns that the schema calls sealed: by their comment, or by their name. */
function sealedBySchema(): string[] {
  const found: string[] = [];
  let model = "";
  let isSealed = false;
  const lines = readSchemaOf(PROJECT_PLACE).flatMap(({ content }) => content.split("\n"));
  for (const line of lines.map((each) => each.trim())) {
    model = /^model (\w+)/.exec(line)?.[1] ?? model;
    if (line.startsWith("///")) {
      isSealed ||= /\bsealed\b/.test(line);
      continue;
    }
    const column = /^(\w+)\s+String/.exec(line)?.[1];
    if (column !== undefined && (isSealed || /sealed/i.test(column))) found.push(`${model}.${column}`);
    isSealed = false;
  }
  return found;
}

it("names every column that the schema calls sealed, so that each start tries the key on it", () => {
  expect(SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(
    sealedBySchema().sort(),
  );
});
