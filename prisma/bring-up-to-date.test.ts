import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withDatabaseFile } from "#app/platform/database-file.server.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { bringUpToDate, sayUpdate, tryUpdate, type Update } from "./bring-up-to-date.ts";
import type { MigrationPlace } from "./migration-place.ts";
import { planMigrations } from "./migration-plan.ts";

const FIRST = "20270101000000_rooms";
const SECOND = "20270102000000_seats";
const THIRD = "20270103000000_desks";
const ROOMS = `CREATE TABLE "Room" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL);`;
const SEATS = `-- Seats\nALTER TABLE "Room" ADD COLUMN "seats" INTEGER NOT NULL DEFAULT 4;\nCREATE INDEX "Room_name" ON "Room"("name");`;
const HALF_BROKEN = `CREATE TABLE "Desk" ("id" TEXT NOT NULL PRIMARY KEY);\nUPDATE "Room" SET "name" = 'spoilt';\nALTER TABLE "Nowhere" ADD COLUMN "x" TEXT;\nCREATE TABLE "Lamp" ("id" TEXT);`;

const CHAIRS = `CREATE TABLE "Chair" ("id" TEXT NOT NULL PRIMARY KEY, "roomId" TEXT NOT NULL REFERENCES "Room" ("id") ON DELETE CASCADE);`;
const ROOMS_ANEW = `PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Room" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "floor" INTEGER NOT NULL);
INSERT INTO "new_Room" ("id", "name", "floor") SELECT "id", "name", 2 FROM "Room";
DROP TABLE "Room";
ALTER TABLE "new_Room" RENAME TO "Room";
PRAGMA foreign_keys=ON;`;

let folder: string;
let database: string;
let url: string;
let place: MigrationPlace;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "cpc-update-"));
  place = { migrations: join(folder, "migrations"), schema: "" };
  database = join(folder, "data", "workspace.db");
  url = `file:${database}`;
  give(FIRST, ROOMS);
  await bringUpToDate(url, { place });
  await withDatabaseFile(database, (file) =>
    file.script(`INSERT INTO "Room" VALUES ('1', 'Committee room')`),
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function give(name: string, sql: string): void {
  mkdirSync(join(place.migrations, name), { recursive: true });
  writeFileSync(join(place.migrations, name, "migration.sql"), sql);
}

const rows = (sql: string, path = database) => withDatabaseFile(path, (file) => file.rows(sql));
const copies = () =>
  existsSync(join(folder, "data", "before-update")) ? readdirSync(join(folder, "data", "before-update")) : [];

describe("an update", () => {
  it("says what it will do before it does it, and keeps the database as it was", async () => {
    give(SECOND, SEATS);
    const told: Update[] = [];
    const applied = await bringUpToDate(url, {
      place,
      announce: (update) => {
        expect(existsSync(update.copy)).toBe(false);
        told.push(update);
      },
    });
    expect(applied).toEqual([SECOND]);
    expect(told).toHaveLength(1);
    expect(sayUpdate(told[0] as Update)).toContain(SECOND);
    expect(told[0]?.plan.pending).toEqual([
      { name: SECOND, does: ["adds the column seats to Room", "adds the index Room_name"] },
    ]);
    expect(await rows(`SELECT * FROM "Room"`)).toEqual([{ id: "1", name: "Committee room", seats: 4 }]);
    const copy = told[0]?.copy ?? "";
    expect(await rows(`SELECT * FROM "Room"`, copy)).toEqual([{ id: "1", name: "Committee room" }]);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
  });

  it("that fails half-way changes nothing at all, names what failed, and works once that is mended", async () => {
    give(SECOND, SEATS);
    give(THIRD, HALF_BROKEN);
    for (let time = 0; time < 2; time += 1) {
      await expect(bringUpToDate(url, { place })).rejects.toThrow(
        /^The database could not be brought up to date: 20270103000000_desks failed \(.*Nowhere.*\)\. Nothing was changed/,
      );
      expect(await rows(`SELECT * FROM "Room"`)).toEqual([{ id: "1", name: "Committee room" }]);
      expect(await rows(`SELECT "migration_name" FROM "_prisma_migrations"`)).toEqual([
        { migration_name: FIRST },
      ]);
    }
    rmSync(join(place.migrations, THIRD), { recursive: true });
    expect(await bringUpToDate(url, { place })).toEqual([SECOND]);
  });

  it("makes a table anew without losing the rows that belong to its rows", async () => {
    give(SECOND, CHAIRS);
    await bringUpToDate(url, { place });
    await withDatabaseFile(database, (file) => file.script(`INSERT INTO "Chair" VALUES ('a', '1')`));
    give(THIRD, ROOMS_ANEW);
    await bringUpToDate(url, { place });
    expect(await rows(`SELECT * FROM "Chair"`)).toEqual([{ id: "a", roomId: "1" }]);
    expect(await rows(`SELECT * FROM "Room"`)).toEqual([{ id: "1", name: "Committee room", floor: 2 }]);
    await expect(rows(`INSERT INTO "Chair" VALUES ('b', 'nowhere')`)).rejects.toThrow();
  });

  it("that leaves rows without what they belong to changes nothing", async () => {
    give(SECOND, CHAIRS);
    await bringUpToDate(url, { place });
    await withDatabaseFile(database, (file) => file.script(`INSERT INTO "Chair" VALUES ('a', '1')`));
    give(THIRD, ROOMS_ANEW.replace('FROM "Room"', `FROM "Room" WHERE "id" <> '1'`));
    await expect(bringUpToDate(url, { place })).rejects.toThrow(/rows name rows that are not there/);
    expect(await rows(`SELECT * FROM "Room"`)).toEqual([{ id: "1", name: "Committee room" }]);
    expect(await rows(`SELECT * FROM "Chair"`)).toEqual([{ id: "a", roomId: "1" }]);
  });

  it("is done once when two processes start at once", async () => {
    give(SECOND, SEATS);
    const script = `
      const { bringUpToDate } = await import("#prisma/bring-up-to-date.ts");
      await bringUpToDate(${JSON.stringify(url)}, { place: ${JSON.stringify(place)} });`;
    const start = () =>
      promisify(execFile)(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", script], {
        cwd: projectRoot,
        // Tests started by another Node process inherit its loaders otherwise.
        env: { ...process.env, NODE_OPTIONS: "" },
      });
    await Promise.all([start(), start(), start()]);
    expect(await rows(`SELECT count(*) AS n FROM "_prisma_migrations"`)).toEqual([{ n: 2 }]);
  });

  it("keeps the newest three copies, and none for more than 35 days", async () => {
    for (let day = 2; day <= 7; day += 1) {
      give(`202701${String(day).padStart(2, "0")}000000_more`, `CREATE TABLE "T${day}" ("id" TEXT);`);
      await bringUpToDate(url, { place, now: new Date(Date.UTC(2027, 0, day)) });
    }
    expect(copies()).toEqual(["05", "06", "07"].map((day) => `2027-01-${day}T00-00-00-000Z.db`));
    await bringUpToDate(url, { place, now: new Date(Date.UTC(2027, 1, 10)) });
    expect(copies()).toEqual(["2027-01-06T00-00-00-000Z.db", "2027-01-07T00-00-00-000Z.db"]);
    await bringUpToDate(url, { place, now: new Date(Date.UTC(2027, 3, 1)) });
    expect(copies()).toEqual([]);
  });

  it("makes no copy of a database made anew, or where nothing is to be done", async () => {
    await bringUpToDate(url, { place });
    expect(copies()).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    [
      "made by a newer version",
      async () => {
        give(SECOND, SEATS);
        await bringUpToDate(url, { place });
        rmSync(join(place.migrations, SECOND), { recursive: true });
      },
      /newer version of the product \(it has 20270102000000_seats\)/,
    ],
    [
      "that an earlier version left in the middle",
      () =>
        withDatabaseFile(database, (file) =>
          file.script(
            `INSERT INTO "_prisma_migrations" ("id","checksum","migration_name") VALUES ('x','x','20270101000001_half')`,
          ),
        ),
      /stopped in the middle of 20270101000001_half/,
    ],
    [
      "whose migration was changed since",
      async () => give(FIRST, `${ROOMS} `),
      /is not the migration that it was made with/,
    ],
  ])("of a database %s is refused with a sentence", async (_, spoil, words) => {
    await spoil();
    await expect(bringUpToDate(url, { place })).rejects.toMatchObject({
      name: "AppError",
      message: expect.stringMatching(words),
    });
    expect((await planMigrations(url, place)).refusal).toMatch(words);
  });
});

describe("the trial of an update", () => {
  it("changes nothing, and says what would go wrong", async () => {
    give(SECOND, SEATS);
    expect((await tryUpdate(url, place)).problems).toEqual([]);
    give(THIRD, HALF_BROKEN);
    expect((await tryUpdate(url, place)).problems).toEqual([expect.stringMatching(/desks failed/)]);
    expect(await rows(`SELECT * FROM "Room"`)).toEqual([{ id: "1", name: "Committee room" }]);
    expect(readdirSync(join(folder, "data")).filter((name) => name.includes("trial"))).toEqual([]);
  });

  it("is planned where there is no database yet, and makes none", async () => {
    const nowhere = join(folder, "none", "a.db");
    expect(await planMigrations(`file:${nowhere}`, place)).toMatchObject({
      isNew: true,
      applied: [],
      refusal: null,
    });
    expect(existsSync(nowhere)).toBe(false);
  });
});
