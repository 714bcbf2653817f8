import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type DatabaseFile, withDatabaseFile } from "#app/platform/database-file.server.ts";
import { bringUpToDate } from "./bring-up-to-date.ts";
import { PROJECT_PLACE, readMigrationsOf } from "./migration-place.ts";

const C = "01KJ0000000000000000000001";

/** Notes as they stood before they named a visit: their session, when they were recorded, and the visit they then belong to. */
const NOTES: [name: string, session: string | null, recordedAt: string, visit: string][] = [
  ["from a session of the review", "at-review", "2026-03-03T09:00:00.000+00:00", "review"],
  [
    "from a session of the second phase, written up later",
    "at-second",
    "2027-06-01T09:00:00.000+00:00",
    "second",
  ],
  ["without a session, on a day of the calls", null, "2026-02-10T09:00:00.000+00:00", "calls"],
  ["without a session, on a day of the review", null, "2027-01-20T09:00:00.000+00:00", "review"],
  ["without a session, on no day of a visit", null, "2026-02-20T09:00:00.000+00:00", "first"],
];

let folder: string;
let path: string;
const rows = <Row>(sql: string) => withDatabaseFile(path, (file: DatabaseFile) => file.rows<Row>(sql));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cpc-notes-"));
  path = join(folder, "workspace.db");
  const names = readMigrationsOf(PROJECT_PLACE).map(({ name }) => name);
  const before = names[names.findIndex((name) => name.endsWith("_periods_by_visit")) - 1] ?? "";
  await bringUpToDate(`file:${path}`, { upTo: before });
  const visit = (id: string, kind: string, position: number, days: string[]) =>
    `INSERT INTO "Visit" ("id", "challengeId", "kind", "position") VALUES ('${id}', '${C}', '${kind}', ${position});
${days.map((day) => `INSERT INTO "VisitDay" ("visitId", "date") VALUES ('${id}', '${day}');`).join("\n")}`;
  const session = (id: string, visitId: string) =>
    `INSERT INTO "Session" ("id", "challengeId", "visitId", "kind", "title", "minutes", "status") VALUES ('${id}', '${C}', '${visitId}', 'interview', 'T', 45, 'planned');`;
  await withDatabaseFile(path, (file) =>
    file.script(`
INSERT INTO "Account" ("id", "email", "name", "createdAt") VALUES ('a', 'a@example.org', 'A', '2026-01-01T00:00:00.000+00:00');
INSERT INTO "Challenge" ("id", "title", "stage", "questionSet", "reportFormat", "createdAt")
VALUES ('${C}', 'C', 'reviewing', '2024', '2025', '2026-01-01T00:00:00.000+00:00');
${visit("dayless", "on-site", 1, [])}
${visit("second", "on-site", 2, ["2026-03-30"])}
${visit("first", "on-site", 3, ["2026-03-02"])}
${visit("calls", "conversations", 4, ["2026-02-10"])}
${visit("review", "progress-review", 5, ["2027-01-20"])}
${session("at-review", "review")}
${session("at-second", "second")}
${NOTES.map(
  ([, of, at], index) => `
INSERT INTO "Note" ("id", "challengeId", "authorId", "sessionId", "sourceKind", "leaning", "text", "recordedAt", "updatedAt", "retainUntil")
VALUES ('n${index}', '${C}', 'a', ${of === null ? "NULL" : `'${of}'`}, 'officer', 'neutral', 'Words ${index}', '${at}', '${at}', '2027-03-30');`,
).join("\n")}
INSERT INTO "RetentionReminder" ("challengeId", "category", "dueOn", "remindedAt") VALUES
  ('${C}', 'notes', '2027-03-31', '2027-03-01T00:00:00.000+00:00'), ('${C}', 'messages', '2027-03-31', '2027-03-01T00:00:00.000+00:00');`),
  );
  await bringUpToDate(`file:${path}`);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(NOTES.map(([name, , , visit], index) => [name, index, visit] as const))(
  "a note %s",
  async (_, index, visit) => {
    expect(
      await rows(`SELECT "visitId", "text", "retainUntil" FROM "Note" WHERE "id" = 'n${index}'`),
    ).toEqual([{ visitId: visit, text: `Words ${index}`, retainUntil: "2027-03-30" }]);
  },
);

it("a reminder is of the days on site where a category is told apart by visits", async () => {
  expect(await rows(`SELECT "category", "part" FROM "RetentionReminder" ORDER BY "category"`)).toEqual([
    { category: "messages", part: "" },
    { category: "notes", part: "on-site" },
  ]);
});
