import { classOf, type FieldClass } from "#app/access/field-classes.ts";
import { db } from "#app/platform/db.server.ts";
import { type SchemaColumn, schemaColumns } from "#tests/support/schema-columns.ts";

/** Columns whose text is an id, a code, a date or a record's own shape: nobody writes words into them. */
const STRUCTURED =
  /^(id|ref|uid|key|slug|data|type|way|kind|role|space|stage|status|number|before|after|told|content|progress|result|method|awaits|outcome|part|rating|position|judgement|decision|leaning|relation|frequency|category|availability|colour|secondColour|logoType|date|start|end|retainUntil|actualStart|questionSet|reportFormat|sourceKind|placedOn|codeHash|passwordHash|totpSecret|bodySealed|wordsSealed|sha256|messageId|about|places|how|reference|whyEnded|requiredRoles|allowedSiteIds|previousHash|hash|email|.*(Id|Key|On|ByKind))$/;

/** The columns of some classes in which people write words. */
export function wordColumns(classes: readonly FieldClass[]): SchemaColumn[] {
  return schemaColumns().filter(({ table, column, isText }) => {
    const itsClass = classOf(table, column);
    return isText && !STRUCTURED.test(column) && itsClass !== undefined && classes.includes(itsClass);
  });
}

// How to find the council, or its record, of a row in tables that do not name it themselves.
const COUNCIL_OF: Record<string, string> = {
  Council: `"id"`,
  BodyCouncil: `"councilId"`,
  Body: `(SELECT "councilId" FROM "BodyCouncil" WHERE "BodyCouncil"."bodyId" = "Body"."id")`,
  ScopeChangesAnswer: `(SELECT "councilId" FROM "Decision" WHERE "Decision"."id" = "ScopeChangesAnswer"."decisionId")`,
  ActionUpdate: `(SELECT "councilId" FROM "Action" WHERE "Action"."id" = "ActionUpdate"."actionId")`,
};

/** Adds a word to a column in every row, or in those of one council. */
export async function plantColumn(
  { table, column }: SchemaColumn,
  word: string,
  councilId?: string,
): Promise<void> {
  const where =
    councilId === undefined ? "" : ` WHERE ${COUNCIL_OF[table] ?? `"councilId"`} = '${councilId}'`;
  await db.$executeRawUnsafe(
    `UPDATE "${table}" SET "${column}" = COALESCE("${column}", '') || ' ${word} ${column}'${where}`,
  );
}

/** How many rows hold a word in a column. */
export async function countPlanted({ table, column }: SchemaColumn, word: string): Promise<number> {
  const rows = await db.$queryRawUnsafe<{ count: number | bigint }[]>(
    `SELECT COUNT(*) AS "count" FROM "${table}" WHERE "${column}" LIKE '%${word}%'`,
  );
  return Number(rows[0]?.count ?? 0);
}
