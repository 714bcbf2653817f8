import type { Db } from "./db.server.ts";
import { Prisma } from "./generated/prisma/client.ts";

/** Counts that are not asked yet, by name: each a statement of its own that answers one number. */
export type Counts<Name extends string> = Record<Name, Prisma.Sql>;

/** Counts the rows of a challenge in a table. In `condition`, which begins with AND, the row is `t`. */
export function rowsIn(
  table: Prisma.ModelName,
  challengeId: string,
  condition: Prisma.Sql = Prisma.empty,
): Prisma.Sql {
  return Prisma.sql`(SELECT COUNT(*) FROM ${Prisma.raw(`"${table}"`)} t WHERE t."challengeId" = ${challengeId} ${condition})`;
}

/** The same counts, each 0, for somebody who is not told them. */
export function notCounted<Name extends string>(counts: Counts<Name>): Counts<Name> {
  const names = Object.keys(counts) as Name[];
  return Object.fromEntries(names.map((name) => [name, Prisma.sql`0`])) as Counts<Name>;
}

/** Asks all counts at once, in one statement. Names are of the program, never of a form. */
export async function readCounts(counts: Counts<string>, client: Db): Promise<Record<string, number>> {
  const columns = Object.entries(counts).map(
    ([name, sql]) => Prisma.sql`${sql} AS ${Prisma.raw(`"${name}"`)}`,
  );
  if (columns.length === 0) return {};
  const [row] = await client.$queryRaw<
    Record<string, number | bigint>[]
  >`SELECT ${Prisma.join(columns, ", ")}`;
  return Object.fromEntries(Object.keys(counts).map((name) => [name, Number(row?.[name] ?? 0)]));
}
