import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { afterEach, beforeEach, expect, it } from "vitest";
import { bringUpToDate } from "./bring-up-to-date.ts";
import { migrationStatus, writeMigration } from "./migrate.ts";
import { type MigrationPlace, PROJECT_PLACE } from "./migration-place.ts";

const DATABASE =
  'generator client {\n  provider = "prisma-client"\n  output = "x"\n}\n\ndatasource db {\n  provider = "sqlite"\n}\n';
const ROOM = "\nmodel Room {\n  id   String @id\n  name String\n}\n";
const SEATS = ROOM.replace("name String\n", "name String\n  seats Int @default(0)\n");
const NOW = new Date("2026-11-22T09:08:07Z");

let folder: string;
let place: MigrationPlace;
let url: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cpc-migrate-"));
  place = { migrations: join(folder, "migrations"), schema: join(folder, "schema") };
  url = `file:${join(folder, "data", "a.db")}`;
  mkdirSync(place.schema);
  writeFileSync(join(place.schema, "database.prisma"), DATABASE);
  writeTables(ROOM);
});

/** Writes the tables into a file beside that of the database. */
function writeTables(tables: string): void {
  writeFileSync(join(place.schema, "building.prisma"), tables);
}

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("writes a migration named by the UTC time, and nothing when nothing changed", async () => {
  expect(await writeMigration("rooms", NOW, place)).toBe("20261122090807_rooms");
  const sql = readFileSync(join(place.migrations, "20261122090807_rooms", "migration.sql"), "utf8");
  expect(sql).toContain('CREATE TABLE "Room"');
  expect(await writeMigration("again", NOW, place)).toBeNull();
});

it("asks the next migration only for what is new", async () => {
  const DESK = "\nmodel Desk {\n  id String @id\n}\n";
  writeTables(ROOM + DESK);
  await writeMigration("rooms", NOW, place);
  writeTables(SEATS + DESK);
  const folder = await writeMigration("seats", new Date("2026-11-23T09:08:07Z"), place);
  const sql = readFileSync(join(place.migrations, folder ?? "", "migration.sql"), "utf8");
  expect(sql).toContain("seats");
  expect(sql).not.toContain("Desk");
});

it("applies what is pending once, in order, and makes the folder of the file", async () => {
  await writeMigration("rooms", NOW, place);
  expect(await bringUpToDate(url, { place })).toEqual(["20261122090807_rooms"]);
  expect(await bringUpToDate(url, { place })).toEqual([]);
  writeTables(SEATS);
  await writeMigration("seats", new Date("2026-11-23T09:08:07Z"), place);
  expect((await migrationStatus(url, place)).history).toMatchObject({
    unappliedMigrationNames: ["20261123090807_seats"],
  });
  expect(await bringUpToDate(url, { place })).toEqual(["20261123090807_seats"]);
});

it("makes a database that nobody else on the machine can read", async () => {
  await writeMigration("rooms", NOW, place);
  await bringUpToDate(url, { place });
  expect(statSync(url.slice("file:".length)).mode & 0o777).toBe(0o600);
});

it("keeps Prisma's own table of migrations, and the rows that were there", async () => {
  await writeMigration("rooms", NOW, place);
  await bringUpToDate(url, { place });
  const database = await new PrismaLibSql({ url }).connect();
  const ask = async (sql: string) => (await database.queryRaw({ sql, args: [], argTypes: [] })).rows;
  await database.executeScript(`INSERT INTO "Room" ("id", "name") VALUES ('1', 'Committee room 2')`);
  writeTables(SEATS);
  await writeMigration("seats", new Date("2026-11-23T09:08:07Z"), place);
  await bringUpToDate(url, { place });
  expect(await ask(`SELECT "name", "seats" FROM "Room"`)).toEqual([["Committee room 2", 0]]);
  expect(await ask(`SELECT "migration_name" FROM "_prisma_migrations" ORDER BY 1`)).toEqual([
    ["20261122090807_rooms"],
    ["20261123090807_seats"],
  ]);
  await database.dispose();
});

it("says which migration failed, in a sentence", async () => {
  mkdirSync(join(place.migrations, "20261122000000_broken"), { recursive: true });
  writeFileSync(join(place.migrations, "20261122000000_broken", "migration.sql"), "CREATE TABLE (;");
  await expect(bringUpToDate(url, { place })).rejects.toThrow(
    /^The database could not be brought up to date: /,
  );
  await expect(bringUpToDate(url, { place })).rejects.toThrow(/20261122000000_broken/);
});

it.each(["", "Add Rooms", "../up", "a".repeat(80)])("refuses the name %j", async (name) => {
  await expect(writeMigration(name, NOW, place)).rejects.toThrow(/cannot name a migration/);
});

it("refuses a PostgreSQL address with a sentence", async () => {
  await expect(bringUpToDate("postgres://host/x", { place })).rejects.toThrow(/leave DATABASE_URL unset/);
});

it("has nothing left to write for the schema as it is", async () => {
  expect(await writeMigration("nothing", NOW, PROJECT_PLACE)).toBeNull();
});

/** Tables whose rows move into one of another name, whole; released-databases.test.ts looks for each value there. */
const MOVED: Readonly<Record<string, string>> = { PersonLink: "PurposeLink" };

/** Tables that ended, what they held standing elsewhere in another form, each with the test that looks for it. */
const ENDED: Readonly<Record<string, string>> = { ReviewPeer: "review-team-migration.test.ts" };

// SQLite has no ALTER of a column, so a change is made by a new table that takes the rows over, and the old one is dropped.
it("drops a table only once its rows stand in the one that takes its name", () => {
  const lost = readdirSync(PROJECT_PLACE.migrations, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const sql = readFileSync(join(PROJECT_PLACE.migrations, name, "migration.sql"), "utf8");
      return [...sql.matchAll(/DROP TABLE "(\w+)"/gi)]
        .filter(({ index, 1: table }) => {
          const takenOver = new RegExp(`INSERT INTO "new_${table}"[^;]*\\bFROM "${table}"[^;]*;\\s*$`);
          const renamed = new RegExp(
            `^DROP TABLE "${table}";\\s*ALTER TABLE "new_${table}" RENAME TO "${table}"`,
          );
          // One that the same migration made for itself held nothing before.
          const isItsOwn = new RegExp(`CREATE TABLE "${table}"`).test(sql.slice(0, index));
          if (isItsOwn || ENDED[table ?? ""] !== undefined) return false;
          const into = MOVED[table ?? ""];
          const moved = new RegExp(`INSERT INTO "${into}"[^;]*\\bFROM "${table}";\\s*(--[^\\n]*\\s*)*$`);
          if (into !== undefined) return !moved.test(sql.slice(0, index));
          return !takenOver.test(sql.slice(0, index)) || !renamed.test(sql.slice(index));
        })
        .map(([statement]) => `${name}: ${statement}`);
    });
  expect(lost).toEqual([]);
});
