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
const teamAt = (visitId: string) =>
  rows(`SELECT "peerId", "isHere", "post" FROM "VisitPeer" WHERE "visitId" = '${visitId}' ORDER BY "peerId"`);

/** A challenge with a first phase, its team of four and a report of its review that names two of them. */
const challenge = (id: string, heldOn: string | null) => `
INSERT INTO "Challenge" ("id", "title", "stage", "questionSet", "reportFormat", "createdAt")
VALUES ('${id}', 'C', 'reviewing', '2024', '2025', '2026-01-01T00:00:00.000+00:00');
INSERT INTO "Visit" ("id", "challengeId", "kind", "position") VALUES ('${id}-first', '${id}', 'on-site', 1);
INSERT INTO "Peer" ("id", "challengeId", "name", "role", "status", "position") VALUES
  ('${id}-came', '${id}', 'A', 'leader-peer', 'confirmed', 1), ('${id}-stayed', '${id}', 'B', 'member-peer', 'confirmed', 2),
  ('${id}-met', '${id}', 'C', 'officer-peer', 'confirmed', 3), ('${id}-staff', '${id}', 'D', 'challenge-manager', 'confirmed', 4);
INSERT INTO "VisitPeer" ("visitId", "peerId", "isHere", "post") VALUES ('${id}-first', '${id}-came', TRUE, 'Leader');
INSERT INTO "ProgressReview" ("challengeId", "heldOn", "updatedAt") VALUES ('${id}', ${heldOn === null ? "NULL" : `'${heldOn}'`}, '2026-01-01T00:00:00.000+00:00');
INSERT INTO "ReviewPeer" ("challengeId", "peerId") VALUES ('${id}', '${id}-came'), ('${id}', '${id}-staff');`;

const WITHOUT_VISIT = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cpc-review-team-"));
  path = join(folder, "workspace.db");
  const names = readMigrationsOf(PROJECT_PLACE).map(({ name }) => name);
  const before = names[names.findIndex((name) => name.endsWith("_review_team_is_of_its_visit")) - 1] ?? "";
  await bringUpToDate(`file:${path}`, { upTo: before });
  await withDatabaseFile(path, (file) =>
    file.script(`${challenge("two", "2027-01-20")}${challenge(WITHOUT_VISIT, null)}
INSERT INTO "Visit" ("id", "challengeId", "kind", "position") VALUES ('two-early', 'two', 'progress-review', 2), ('two-held', 'two', 'progress-review', 3);
INSERT INTO "VisitDay" ("visitId", "date") VALUES ('two-early', '2026-06-01'), ('two-held', '2027-01-20');
INSERT INTO "VisitPeer" ("visitId", "peerId", "isHere", "post") VALUES ('two-held', 'two-came', FALSE, 'Leader, then');
INSERT INTO "Session" ("id", "challengeId", "visitId", "kind", "title", "minutes", "status") VALUES ('s', 'two', 'two-held', 'interview', 'S', 45, 'planned');
INSERT INTO "SessionPeer" ("sessionId", "peerId") VALUES ('s', 'two-met');`),
  );
  await bringUpToDate(`file:${path}`);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("brings whom a report names into the team of the visit it was held at, and no other visit", async () => {
  expect(await teamAt("two-held")).toEqual([
    { peerId: "two-came", isHere: 1, post: "Leader, then" },
    { peerId: "two-staff", isHere: 1, post: "" },
    { peerId: "two-stayed", isHere: 0, post: "" },
  ]);
  expect(await teamAt("two-early")).toEqual([]);
});

it("makes a visit without days for a report that names people and had none", async () => {
  const [visit] = await rows<{ id: string; position: number }>(
    `SELECT "id", "position" FROM "Visit" WHERE "challengeId" = '${WITHOUT_VISIT}' AND "kind" = 'progress-review'`,
  );
  expect(visit).toMatchObject({ position: 2 });
  expect(visit?.id).toMatch(/^[0-9A-Z]{26}$/);
  expect(await teamAt(visit?.id ?? "")).toMatchObject([
    { peerId: `${WITHOUT_VISIT}-came`, isHere: 1, post: "Leader" },
    { peerId: `${WITHOUT_VISIT}-met`, isHere: 0 },
    { peerId: `${WITHOUT_VISIT}-staff`, isHere: 1 },
    { peerId: `${WITHOUT_VISIT}-stayed`, isHere: 0 },
  ]);
});
