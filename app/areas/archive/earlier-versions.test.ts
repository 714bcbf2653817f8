import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { shapeColumns, type TableShapes } from "./row-shapes.ts";
import { VERSION_1 } from "./version-1.ts";
import { VERSION_2 } from "./version-2.ts";
import { VERSION_3 } from "./version-3.ts";

/** Each column of a version with what stands in it, one a line, in the order of the alphabet. */
function linesOf(shapes: TableShapes): string[] {
  return Object.keys(shapes)
    .flatMap((table) =>
      [...(shapeColumns(shapes, table) ?? [])].map(([column, kind]) => `${table}.${column} ${kind}`),
    )
    .sort();
}

// A version that archives were written in describes those archives, and nothing that came later: what is new belongs to the newest.
it.each([
  [1, VERSION_1, "2c9a2fab2f4ff195dc3362c9cbc6d4a45a87703bf47c190ba7fcd127fcecc178"],
  [2, VERSION_2, "e06c1f994ea7a170c55d6bcd61d99a8d4974a5c4c17a9323802a8a53be242bb9"],
  [3, VERSION_3, "3e179ae828016d7a4d2aac23cfe646c0a089dba29da155ce0b1b28a32b403596"],
])("the tables of version %i stay what they were when the next began", (_, shapes, sha256) => {
  expect(createHash("sha256").update(linesOf(shapes).join("\n")).digest("hex")).toBe(sha256);
});
