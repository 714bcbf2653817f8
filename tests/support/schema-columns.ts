import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "#app/platform/project-root.server.ts";

/** One column of one table of prisma/schema.prisma. */
export interface SchemaColumn {
  table: string;
  column: string;
  isText: boolean;
  /** String, Int, Boolean or DateTime. */
  type: string;
  isOptional: boolean;
}

const SCALARS = ["String", "Int", "Boolean", "DateTime"];

/** Every column of the schema; relations are not columns. */
export function schemaColumns(): SchemaColumn[] {
  const schema = readFileSync(join(projectRoot, "prisma", "schema.prisma"), "utf8");
  return [...schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)].flatMap(([, table = "", body = ""]) =>
    body
      .split("\n")
      .map((line) => line.trim().split(/\s+/))
      .filter(([name = "", type = ""]) => /^\w/.test(name) && SCALARS.includes(type.replace(/[?[\]]+$/, "")))
      .map(([column = "", written = ""]) => {
        const type = written.replace(/[?[\]]+$/, "");
        return { table, column, isText: type === "String", type, isOptional: written.endsWith("?") };
      }),
  );
}
