import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type DatabaseFile, withDatabaseFile } from "#app/platform/database-file.server.ts";
import { isId } from "#app/platform/ids.ts";
import { bringUpToDate } from "./bring-up-to-date.ts";
import { PROJECT_PLACE, readMigrationsOf } from "./migration-place.ts";

/** Challenges with the day of their review, their other visits, and the visits of reviews they then have. */
const CHALLENGES: [
  what: string,
  heldOn: string | null,
  others: [kind: string, day: string][],
  then: string[],
][] = [
  ["a day of its own becomes a visit", "2027-01-20", [], ["2027-01-20"]],
  ["without a day there is nothing to keep", null, [], []],
  ["a day on site is a visit already", "2026-03-02", [], []],
  [
    "a review that somebody arranged stays alone",
    "2027-01-20",
    [["progress-review", "2027-02-03"]],
    ["2027-02-03"],
  ],
  ["conversations do not stand in its way", "2027-01-20", [["conversations", "2026-02-10"]], ["2027-01-20"]],
];
const idOf = (index: number) => `01KJ000000AAAABBBBCCCCDD${String(index).padStart(2, "0")}`;

let folder: string;
let path: string;

const rows = <Row>(sql: string) => withDatabaseFile(path, (file: DatabaseFile) => file.rows<Row>(sql));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cpc-reviews-"));
  path = join(folder, "workspace.db");
  const names = readMigrationsOf(PROJECT_PLACE).map(({ name }) => name);
  const before = names[names.findIndex((name) => name.endsWith("_visits_of_reviews")) - 1] ?? "";
  await bringUpToDate(`file:${path}`, { upTo: before });
  const text = (value: string | null) => (value === null ? "NULL" : `'${value}'`);
  const visit = (id: string, challengeId: string, kind: string, position: number, day: string) => `
INSERT INTO "Visit" ("id", "challengeId", "kind", "position") VALUES ('${id}', '${challengeId}', '${kind}', ${position});
INSERT INTO "VisitDay" ("visitId", "date") VALUES ('${id}', '${day}');`;
  await withDatabaseFile(path, (file) =>
    file.script(
      CHALLENGES.map(
        ([, heldOn, others], index) => `
INSERT INTO "Challenge" ("id", "title", "stage", "questionSet", "reportFormat", "createdAt")
VALUES ('${idOf(index)}', 'C', 'reviewing', '2024', '2025', '2026-01-01T00:00:00.000+00:00');
INSERT INTO "ProgressReview" ("challengeId", "heldOn", "updatedAt")
VALUES ('${idOf(index)}', ${text(heldOn)}, '2026-01-01T00:00:00.000+00:00');
${visit(`v${index}`, idOf(index), "on-site", 1, "2026-03-02")}
${others.map(([kind, day], other) => visit(`v${index}.${other}`, idOf(index), kind, other + 2, day)).join("")}`,
      ).join("\n"),
    ),
  );
  await bringUpToDate(`file:${path}`);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(CHALLENGES.map(([what, , , then], index) => [what, index, then] as const))(
  "%s",
  async (_, index, then) => {
    const found = await rows<{ date: string }>(
      `SELECT d."date" FROM "Visit" v JOIN "VisitDay" d ON d."visitId" = v."id"
     WHERE v."challengeId" = '${idOf(index)}' AND v."kind" = 'progress-review'`,
    );
    expect(found.map(({ date }) => date)).toEqual(then);
  },
);

it("gives it an id like any other, after the visits there were", async () => {
  const [made] = await rows<{ id: string; position: number }>(
    `SELECT "id", "position" FROM "Visit" WHERE "challengeId" = '${idOf(4)}' AND "kind" = 'progress-review'`,
  );
  expect(isId(made?.id ?? "")).toBe(true);
  expect(made?.position).toBe(3);
});
