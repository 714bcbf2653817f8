import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { orphansOf, withDatabaseFile } from "#app/platform/database-file.server.ts";
import { isId } from "#app/platform/ids.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { bringUpToDate } from "./bring-up-to-date.ts";

/** The last migration before councils were records across challenges. */
const BEFORE = "20261127070000_participating_council";
const RELEASED = "20261123023320_people_mail_timetable.sql";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cpc-council-records-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const CHALLENGES = [
  ["01J000000000000000000000C1", "2024-01-08T09:00:00.000+00:00"],
  ["01J000000000000000000000C2", "2026-01-08T09:00:00.000+00:00"],
  ["01J000000000000000000000C3", "2026-02-08T09:00:00.000+00:00"],
] as const;

const COUNCILS = [
  ["01J000000000000000000000P1", 0, "Wexcombe Borough Council", "Wexcombe"],
  ["01J000000000000000000000P2", 1, "Wexcombe Borough Council", "Wexcombe"],
  ["01J000000000000000000000P3", 1, "Harrowmere District Council", "Harrowmere"],
  ["01J000000000000000000000P4", 2, "Wexcombe borough council", "Wexcombe"],
] as const;

it("makes one record for each spelling of a name, and each participating council points to it", async () => {
  const path = join(folder, "workspace.db");
  await bringUpToDate(`file:${path}`, { upTo: BEFORE });
  await withDatabaseFile(path, async (file) => {
    for (const [id, createdAt] of CHALLENGES)
      await file.script(
        `INSERT INTO "Challenge" ("id", "title", "stage", "questionSet", "reportFormat", "createdAt") VALUES ('${id}', 'A challenge', 'scoping', '2024', '2025', '${createdAt}')`,
      );
    for (const [id, challenge, name, shortName] of COUNCILS)
      await file.script(
        `INSERT INTO "ParticipatingCouncil" ("id", "challengeId", "name", "shortName", "position") VALUES ('${id}', '${CHALLENGES[challenge][0]}', '${name}', '${shortName}', 1)`,
      );
  });
  await bringUpToDate(`file:${path}`);
  await withDatabaseFile(path, async (file) => {
    const records = await file.rows<{ id: string; name: string; createdAt: string }>(
      `SELECT "id", "name", "shortName", "createdAt", "kind", "version" FROM "Council" ORDER BY "name", "id"`,
    );
    expect(records).toEqual([
      expect.objectContaining({ name: "Harrowmere District Council", shortName: "Harrowmere", kind: null }),
      expect.objectContaining({
        name: "Wexcombe Borough Council",
        createdAt: CHALLENGES[0][1],
        version: 1,
      }),
      expect.objectContaining({ name: "Wexcombe borough council" }),
    ]);
    expect(records.filter(({ id }) => !isId(id))).toEqual([]);
    const points = await file.rows(
      `SELECT p."id", r."name" FROM "ParticipatingCouncil" p JOIN "Council" r ON r."id" = p."recordId" ORDER BY p."id"`,
    );
    expect(points).toEqual(COUNCILS.map(([id, , name]) => ({ id, name })));
    expect(await orphansOf(file)).toEqual([]);
  });
});

it("gives every participating council of a released version its record", async () => {
  const path = join(folder, "workspace.db");
  await withDatabaseFile(path, (file) =>
    file.script(readFileSync(join(projectRoot, "tests", "fixtures", "databases", RELEASED), "utf8")),
  );
  await bringUpToDate(`file:${path}`);
  await withDatabaseFile(path, async (file) => {
    const rows = await file.rows<{ name: string; recordName: string | null }>(
      `SELECT p."name", r."name" AS "recordName" FROM "ParticipatingCouncil" p LEFT JOIN "Council" r ON r."id" = p."recordId"`,
    );
    expect(rows).toHaveLength(2);
    expect(rows.filter(({ name, recordName }) => name !== recordName)).toEqual([]);
  });
});
