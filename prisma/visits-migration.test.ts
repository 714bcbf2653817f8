import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DatabaseFile, withDatabaseFile } from "#app/platform/database-file.server.ts";
import { isId } from "#app/platform/ids.ts";
import { bringUpToDate } from "./bring-up-to-date.ts";
import { PROJECT_PLACE, readMigrationsOf } from "./migration-place.ts";

/** Challenges as they stood before visits: their days on site, and the days the visit then has. */
const CHALLENGES: [id: string, start: string | null, end: string | null, days: string[]][] = [
  ["01KJ0000000000000000000001", null, null, []],
  ["01KJ0000000000000000000002", "2026-03-02", "2026-03-02", ["2026-03-02"]],
  // Over a weekend: what was listed then is listed now.
  [
    "01KJ0000000000000000000003",
    "2026-03-06",
    "2026-03-09",
    ["2026-03-06", "2026-03-07", "2026-03-08", "2026-03-09"],
  ],
  ["01KJ0000000000000000000004", "2024-02-28", "2024-03-01", ["2024-02-28", "2024-02-29", "2024-03-01"]],
  ["01KJ0000000000000000000005", "2026-02-28", "2026-03-01", ["2026-02-28", "2026-03-01"]],
  ["01KJ0000000000000000000006", "2026-12-31", "2027-01-02", ["2026-12-31", "2027-01-01", "2027-01-02"]],
  // A slip in a date: the fourteen days that a timetable showed, and the last, from which dates are counted.
  [
    "01KJ0000000000000000000007",
    "2026-12-25",
    "2029-03-08",
    [
      ...["25", "26", "27", "28", "29", "30", "31"].map((day) => `2026-12-${day}`),
      ...["01", "02", "03", "04", "05", "06", "07"].map((day) => `2027-01-${day}`),
      "2029-03-08",
    ],
  ],
  // What no form would take: the last day stays the last.
  ["01KJ0000000000000000000008", "2026-03-09", "2026-03-02", ["2026-03-02"]],
  ["01KJ0000000000000000000009", null, "2026-03-02", ["2026-03-02"]],
];

/** What was typed and not saved on pages whose addresses name a visit now, and on others. */
const C = "/challenges/01KJ0000000000000000000002";
const TYPED_BEFORE = `
INSERT INTO "Account" ("id", "email", "name", "createdAt") VALUES ('a', 'a@example.org', 'A', '2026-01-01T00:00:00.000+00:00');
${[`${C}/timetable/sessions/s1`, `${C}/timetable`, `${C}/evidence/new`, "/account/timetable"]
  .map(
    (address, index) => `
INSERT INTO "Draft" ("id", "accountId", "address", "form", "texts", "savedAt", "keptUntil")
VALUES ('d${index}', 'a', '${address}', 'f', '{}', '2026-01-01T00:00:00.000+00:00', '2026-01-09T00:00:00.000+00:00');
INSERT INTO "KeptForm" ("id", "accountId", "place", "form", "wordsSealed", "hadFile", "keptAt")
VALUES ('k${index}', 'a', '${address}?day=1', 'f', 'w', false, '2026-01-01T00:00:00.000+00:00');`,
  )
  .join("\n")}`;

let folder: string;
let path: string;

const rows = <Row = Record<string, unknown>>(sql: string) =>
  withDatabaseFile(path, (file: DatabaseFile) => file.rows<Row>(sql));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cpc-visits-"));
  path = join(folder, "workspace.db");
  const names = readMigrationsOf(PROJECT_PLACE).map(({ name }) => name);
  const before = names[names.findIndex((name) => name.endsWith("_visits")) - 1] ?? "";
  await bringUpToDate(`file:${path}`, { upTo: before });
  const text = (value: string | null) => (value === null ? "NULL" : `'${value}'`);
  await withDatabaseFile(path, (file) =>
    file.script(
      CHALLENGES.map(
        ([id, start, end], index) => `
INSERT INTO "Challenge" ("id", "title", "stage", "questionSet", "reportFormat", "createdAt", "onSiteStart", "onSiteEnd", "timetableRevision")
VALUES ('${id}', 'C', 'preparing', '2024', '2025', '2026-01-01T00:00:00.000+00:00', ${text(start)}, ${text(end)}, ${index * 10});
INSERT INTO "Session" ("id", "challengeId", "kind", "title", "date", "minutes", "status") VALUES ('s${index}', '${id}', 'interview', 'Leader', ${text(start)}, 45, 'planned');
INSERT INTO "TimetableChange" ("id", "challengeId", "revision", "at", "accountId", "actorName", "label", "before", "after")
VALUES ('c${index}', '${id}', 1, '2026-01-01T00:00:00.000+00:00', 'a', 'A', 'Moved', '[]', '[]');
INSERT INTO "TimetableProposal" ("id", "challengeId", "kind", "label", "status", "baseRevision", "seconds", "seed", "startedAt", "startedById", "startedByName")
VALUES ('p${index}', '${id}', 'solve', 'L', 'ready', 1, 1, 1, '2026-01-01T00:00:00.000+00:00', 'a', 'A');
INSERT INTO "IssuedVersion" ("id", "challengeId", "kind", "number", "status", "title", "content", "sha256", "byteLength", "fileKey", "issuedAt", "issuedById", "issuedByName")
VALUES ('t${index}', '${id}', 'timetable', 1, 'final', 'T', '{}', 'h${index}', 1, 'k', '2026-01-01T00:00:00.000+00:00', 'a', 'A'),
       ('r${index}', '${id}', 'report', 1, 'final', 'R', '{}', 'g${index}', 1, 'k', '2026-01-01T00:00:00.000+00:00', 'a', 'A');`,
      ).join("\n") + TYPED_BEFORE,
    ),
  );
  await bringUpToDate(`file:${path}`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a database from before visits", () => {
  it.each(CHALLENGES)(
    "gives challenge %s (%s to %s) one visit with its days",
    async (id, _start, _end, days) => {
      const visits = await rows<{ id: string; kind: string; position: number; timetableRevision: number }>(
        `SELECT "id", "kind", "position", "timetableRevision" FROM "Visit" WHERE "challengeId" = '${id}'`,
      );
      const index = CHALLENGES.findIndex(([each]) => each === id);
      expect(visits).toEqual([
        { id: expect.any(String), kind: "on-site", position: 1, timetableRevision: index * 10 },
      ]);
      const visitId = visits[0]?.id ?? "";
      expect(isId(visitId)).toBe(true);
      expect(
        (
          await rows<{ date: string }>(
            `SELECT "date" FROM "VisitDay" WHERE "visitId" = '${visitId}' ORDER BY "date"`,
          )
        ).map(({ date }) => date),
      ).toEqual(days);
      for (const table of ["Session", "TimetableChange", "TimetableProposal"]) {
        expect(await rows(`SELECT "visitId" FROM "${table}" WHERE "challengeId" = '${id}'`), table).toEqual([
          { visitId },
        ]);
      }
      expect(
        await rows(
          `SELECT "kind", "visitId", "sha256" FROM "IssuedVersion" WHERE "challengeId" = '${id}' ORDER BY "kind"`,
        ),
      ).toEqual([
        { kind: "report", visitId: null, sha256: `g${index}` },
        { kind: "timetable", visitId, sha256: `h${index}` },
      ]);
    },
  );

  it("gives no two challenges one id", async () => {
    const ids = (await rows<{ id: string }>(`SELECT "id" FROM "Visit"`)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(CHALLENGES.length);
  });

  it("keeps what was typed with the page it was typed on, at the address of the first phase", async () => {
    const [visit] = await rows<{ id: string }>(
      `SELECT "id" FROM "Visit" WHERE "challengeId" = '01KJ0000000000000000000002'`,
    );
    const now = [
      `${C}/visits/${visit?.id}/timetable/sessions/s1`,
      `${C}/visits/${visit?.id}/timetable`,
      `${C}/evidence/new`,
      "/account/timetable",
    ];
    expect(await rows(`SELECT "address" FROM "Draft" ORDER BY "id"`)).toEqual(
      now.map((address) => ({ address })),
    );
    expect(await rows(`SELECT "place" FROM "KeptForm" ORDER BY "id"`)).toEqual(
      now.map((address) => ({ place: `${address}?day=1` })),
    );
  });
});
