import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type DatabaseFile,
  damageOf,
  orphansOf,
  sqlName,
  tableNames,
  withDatabaseFile,
} from "#app/platform/database-file.server.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { bringUpToDate } from "./bring-up-to-date.ts";
import { PROJECT_PLACE, readMigrationsOf } from "./migration-place.ts";

const FOLDER = join(projectRoot, "tests", "fixtures", "databases");
const RELEASED = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".sql"))
  .sort();

/**
 * Columns that a later migration fills anew or takes elsewhere on purpose, "Table.column", each with the test that looks for what
 * they held.
 */
const FILLED_ANEW: readonly string[] = [
  // visits-migration.test.ts
  "Challenge.onSiteStart",
  "Challenge.onSiteEnd",
  "Challenge.timetableRevision",
  // answers-migration.test.ts
  "Person.availability",
  "Person.availabilityNote",
  "Person.askedAt",
  "Person.answeredAt",
];

/** Tables that ended, what they held standing elsewhere in another form, each with the test that looks for it. */
const ENDED: readonly string[] = [
  // review-team-migration.test.ts
  "ReviewPeer",
];

/** Tables that a later migration gave another name. */
const RENAMED: Readonly<Record<string, string>> = {
  Council: "ParticipatingCouncil",
  PersonLink: "PurposeLink",
};

/** Columns that a later migration gave another name, "Table.column" as it was. */
const RENAMED_COLUMNS: Readonly<Record<string, string>> = { "PersonLink.personId": "recordId" };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cpc-released-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Every row of every table, as sets of "column: value" by table. */
async function contentOf(file: DatabaseFile): Promise<Map<string, Record<string, unknown>[]>> {
  const content = new Map<string, Record<string, unknown>[]>();
  for (const table of await tableNames(file)) {
    content.set(table, await file.rows(`SELECT * FROM ${sqlName(table)} ORDER BY rowid`));
  }
  return content;
}

/** Names and types of all columns. */
async function shapeOf(file: DatabaseFile): Promise<Record<string, string[]>> {
  const shape: Record<string, string[]> = {};
  for (const table of await tableNames(file)) {
    const columns = await file.rows<{ name: string; type: string; notnull: number }>(
      `PRAGMA table_info(${sqlName(table)})`,
    );
    shape[table] = columns.map(({ name, type, notnull }) => `${name} ${type} ${notnull}`).sort();
  }
  return shape;
}

it("there is a database of the first version and of one before the newest migrations", () => {
  const names = readMigrationsOf(PROJECT_PLACE).map(({ name }) => `${name}.sql`);
  expect(RELEASED.length).toBeGreaterThan(1);
  expect(names).toEqual(expect.arrayContaining(RELEASED));
  expect(RELEASED[0]).toBe(names[0]);
});

describe.each(RELEASED)("the database of %s", (name) => {
  it("is taken to the newest version with every value it held", async () => {
    const path = join(folder, "workspace.db");
    const before = await withDatabaseFile(path, async (file) => {
      await file.script(readFileSync(join(FOLDER, name), "utf8"));
      return contentOf(file);
    });
    expect([...before.values()].flat().length).toBeGreaterThan(80);
    const applied = await bringUpToDate(`file:${path}`);
    const names = readMigrationsOf(PROJECT_PLACE).map((migration) => migration.name);
    expect(applied).toEqual(names.filter((migration) => migration > name.replace(/\.sql$/, "")));

    await withDatabaseFile(path, async (file) => {
      const after = await contentOf(file);
      for (const [table, rows] of before) {
        if (ENDED.includes(table)) continue;
        const kept = after.get(RENAMED[table] ?? table)?.map((row, index) => {
          const columns = Object.keys(rows[index] ?? {}).filter(
            (column) => !FILLED_ANEW.includes(`${table}.${column}`),
          );
          return Object.fromEntries(
            columns.map((column) => [column, row[RENAMED_COLUMNS[`${table}.${column}`] ?? column]]),
          );
        });
        expect(kept, table).toEqual(
          rows.map((row) =>
            Object.fromEntries(
              Object.entries(row).filter(([column]) => !FILLED_ANEW.includes(`${table}.${column}`)),
            ),
          ),
        );
      }
      expect(await damageOf(file)).toEqual([]);
      expect(await orphansOf(file)).toEqual([]);
    });
  });

  it("has the same tables and columns then as one made anew", async () => {
    const [path, fresh] = [join(folder, "workspace.db"), join(folder, "fresh.db")];
    await withDatabaseFile(path, (file) => file.script(readFileSync(join(FOLDER, name), "utf8")));
    await bringUpToDate(`file:${path}`);
    await bringUpToDate(`file:${fresh}`);
    expect(await withDatabaseFile(path, shapeOf)).toEqual(await withDatabaseFile(fresh, shapeOf));
  });
});
