import { PROJECT_PLACE, readSchemaOf } from "#prisma/migration-place.ts";

/** One column of one table of prisma/schema. */
export interface SchemaColumn {
  table: string;
  column: string;
  isText: boolean;
  /** String, Int, Boolean, DateTime or Bytes. */
  type: string;
  isOptional: boolean;
}

const SCALARS = ["String", "Int", "Boolean", "DateTime", "Bytes"];

/** Every column of the schema; relations are not columns. */
export function schemaColumns(): SchemaColumn[] {
  const schema = readSchemaOf(PROJECT_PLACE)
    .map(({ content }) => content)
    .join("\n");
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
