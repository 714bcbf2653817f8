import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type DatabaseFile, withDatabaseFile } from "#app/platform/database-file.server.ts";
import { bringUpToDate } from "./bring-up-to-date.ts";
import { PROJECT_PLACE, readMigrationsOf } from "./migration-place.ts";

let folder: string;
let path: string;
const rows = <Row>(sql: string) => withDatabaseFile(path, (file: DatabaseFile) => file.rows<Row>(sql));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cpc-teams-"));
  path = join(folder, "workspace.db");
  const names = readMigrationsOf(PROJECT_PLACE).map(({ name }) => name);
  const before = names[names.findIndex((name) => name.endsWith("_team_of_each_visit")) - 1] ?? "";
  await bringUpToDate(`file:${path}`, { upTo: before });
  const challenge = (id: string) => `
INSERT INTO "Challenge" ("id", "title", "stage", "questionSet", "reportFormat", "createdAt")
VALUES ('${id}', 'C', 'reviewing', '2024', '2025', '2026-01-01T00:00:00.000+00:00');
INSERT INTO "Visit" ("id", "challengeId", "kind", "position") VALUES ('${id}-first', '${id}', 'on-site', 1), ('${id}-review', '${id}', 'progress-review', 2);
INSERT INTO "Peer" ("id", "challengeId", "name", "role", "status", "position") VALUES
  ('${id}-came', '${id}', 'A', 'leader-peer', 'confirmed', 1), ('${id}-stayed', '${id}', 'B', 'member-peer', 'confirmed', 2),
  ('${id}-staff', '${id}', 'C', 'challenge-manager', 'confirmed', 3);
INSERT INTO "ConflictOfInterest" ("id", "peerId", "description", "declaredAt") VALUES ('${id}-i', '${id}-came', 'A cousin', '2026-01-01T00:00:00.000+00:00');
INSERT INTO "ProgressReview" ("challengeId", "updatedAt") VALUES ('${id}', '2026-01-01T00:00:00.000+00:00');`;
  await withDatabaseFile(path, (file) =>
    file.script(`${challenge("named")}${challenge("unnamed")}
INSERT INTO "ReviewPeer" ("challengeId", "peerId") VALUES ('named', 'named-came');`),
  );
  await bringUpToDate(`file:${path}`);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("writes the team of a review from who took part, leaves staff and other visits as the team says", async () => {
  expect(await rows(`SELECT "visitId", "peerId", "isHere" FROM "VisitPeer" ORDER BY "peerId"`)).toMatchObject(
    [
      { visitId: "named-review", peerId: "named-came", isHere: 1 },
      { visitId: "named-review", peerId: "named-stayed", isHere: 0 },
    ],
  );
});

it("keeps every declaration, for the first phase on site", async () => {
  expect(await rows(`SELECT "visitId", "description" FROM "ConflictOfInterest" ORDER BY "visitId"`)).toEqual([
    { visitId: "named-first", description: "A cousin" },
    { visitId: "unnamed-first", description: "A cousin" },
  ]);
});
