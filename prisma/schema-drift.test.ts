import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { withDatabaseFile } from "#app/platform/database-file.server.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { bringUpToDate } from "./bring-up-to-date.ts";
import { PROJECT_PLACE, readMigrationsOf } from "./migration-place.ts";
import { SCHEMA_QUERY, type SchemaPart, schemaDrift } from "./schema-drift.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cpc-drift-"));
  path = join(folder, "workspace.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const driftAt = (upTo?: string) =>
  withDatabaseFile(path, async (file) => schemaDrift(await file.rows<SchemaPart>(SCHEMA_QUERY), upTo));

const run = (sql: string) => withDatabaseFile(path, (file) => file.script(sql));

const RELEASED = readdirSync(join(projectRoot, "tests", "fixtures", "databases")).filter((name) =>
  name.endsWith(".sql"),
);

it.each(RELEASED)("finds nothing in the database of %s, brought up to date", async (name) => {
  await run(readFileSync(join(projectRoot, "tests", "fixtures", "databases", name), "utf8"));
  await bringUpToDate(`file:${path}`);
  expect(await driftAt()).toEqual([]);
});

it("finds nothing in a new database, nor in one of an earlier version by its last migration", async () => {
  const names = readMigrationsOf(PROJECT_PLACE).map(({ name }) => name);
  const earlier = names.at(-2) ?? "";
  await bringUpToDate(`file:${path}`, { upTo: earlier });
  expect(await driftAt(earlier)).toEqual([]);
  await bringUpToDate(`file:${path}`);
  expect(await driftAt()).toEqual([]);
});

it.each([
  [
    "a trigger that swallows events",
    `CREATE TRIGGER tt BEFORE INSERT ON "AuditEvent" BEGIN SELECT RAISE(IGNORE); END`,
    ["A trigger tt on AuditEvent is not the product's."],
  ],
  ["a table that is gone", `DROP TABLE "MailHalt"`, ["The table MailHalt is missing."]],
  [
    "a view in the place of a table",
    `ALTER TABLE "MailHalt" RENAME TO "Old"; CREATE VIEW "MailHalt" AS SELECT * FROM "Old"`,
    ["The table MailHalt is not as the product made it."],
  ],
  [
    "a view beside",
    `CREATE VIEW "Names" AS SELECT "name" FROM "Account"`,
    ["A view Names is not the product's."],
  ],
  [
    "a table that was made anew",
    `DROP TABLE "MailHalt"; CREATE TABLE "MailHalt" ("id" TEXT PRIMARY KEY ON CONFLICT IGNORE)`,
    ["The table MailHalt is not as the product made it."],
  ],
  [
    "a column more",
    `ALTER TABLE "MailHalt" ADD COLUMN "more" TEXT`,
    ["The table MailHalt is not as the product made it."],
  ],
  [
    "another program's table and index",
    `CREATE TABLE "_replica" ("n" INTEGER); CREATE INDEX "byName" ON "Account" ("name")`,
    [],
  ],
])("says what it thinks of %s", async (_what, sql, sentences) => {
  await bringUpToDate(`file:${path}`);
  await run(sql);
  expect(await driftAt()).toEqual(sentences);
});
