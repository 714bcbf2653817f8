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

/** An instant as the workspace keeps it. */
const at = (day: string) => `${day}T10:00:00.000+00:00`;
const BEFORE = at("2026-02-01");
const AFTER = at("2026-11-01");

/** Who said what before an answer was of a visit: `availability`, when they answered, and the days for which they named times. */
const PEOPLE: [name: string, availability: string, answered: string | null, days: string[]][] = [
  ["any", "any-time", BEFORE, []],
  ["never", "cannot-come", BEFORE, []],
  ["some", "some-times", BEFORE, ["2026-03-02"]],
  ["both", "some-times", AFTER, ["2026-03-02", "2027-01-20"]],
  ["moved", "some-times", BEFORE, ["2026-02-23"]],
  ["unnamed", "some-times", BEFORE, []],
  ["typed", "any-time", AFTER, []],
  ["linked", "cannot-come", AFTER, []],
  ["asked", "asked", null, []],
  ["again", "any-time", BEFORE, []],
  ["nobody", "not-asked", null, []],
];

/** Links that ask about a visit: of whom, about which, when made and when last used. */
const LINKS: [name: string, visit: string | null, made: string, used: string | null][] = [
  ["any", null, at("2026-01-20"), BEFORE],
  ["linked", "second", at("2026-10-01"), AFTER],
  ["asked", "review", at("2026-12-01"), null],
  ["again", "review", at("2026-12-02"), null],
];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cpc-answers-"));
  path = join(folder, "workspace.db");
  const names = readMigrationsOf(PROJECT_PLACE).map(({ name }) => name);
  const before = names[names.findIndex((name) => name.endsWith("_answers_of_each_visit")) - 1] ?? "";
  await bringUpToDate(`file:${path}`, { upTo: before });
  const text = (value: string | null) => (value === null ? "NULL" : `'${value}'`);
  const people = PEOPLE.map(([name, availability, answered, days]) => {
    const askedAt = availability === "not-asked" ? null : at("2026-01-15");
    const times = days.map(
      (day) => `
INSERT INTO "PersonTime" ("id", "challengeId", "personId", "date", "start", "end") VALUES ('${name}-${day}', 'c', '${name}', '${day}', '09:00', '12:00');`,
    );
    return `
INSERT INTO "Person" ("id", "challengeId", "name", "kind", "availability", "availabilityNote", "askedAt", "answeredAt")
VALUES ('${name}', 'c', '${name}', 'officer', '${availability}', '${answered === null ? "" : `Note of ${name}`}', ${text(askedAt)}, ${text(answered)});${times.join("")}`;
  });
  const links = LINKS.map(
    ([name, visit, made, used]) => `
INSERT INTO "PurposeLink" ("id", "challengeId", "kind", "recordId", "visitId", "createdAt", "expiresAt", "lastUsedAt")
VALUES ('link-${name}', 'c', 'availability', '${name}', ${text(visit)}, '${made}', '${at("2027-02-01")}', ${text(used)});`,
  );
  await withDatabaseFile(path, (file) =>
    file.script(`
INSERT INTO "Challenge" ("id", "title", "stage", "questionSet", "reportFormat", "createdAt") VALUES ('c', 'C', 'reviewing', '2024', '2025', '${BEFORE}');
INSERT INTO "Visit" ("id", "challengeId", "kind", "position") VALUES
  ('second', 'c', 'on-site', 1), ('first', 'c', 'on-site', 2), ('review', 'c', 'progress-review', 3);
INSERT INTO "VisitDay" ("visitId", "date") VALUES ('first', '2026-03-02'), ('first', '2026-03-03'), ('second', '2026-03-30'), ('review', '2027-01-20');
${people.join("")}${links.join("")}
INSERT INTO "Postponement" ("id", "challengeId", "decidedBy", "reason", "recordedAt", "recordedByName") VALUES
  ('one', 'c', 'Leader', 'Snow', '${BEFORE}', 'Cora Field'), ('both', 'c', 'Leader', 'Snow', '${BEFORE}', 'Cora Field');
INSERT INTO "PostponedVisit" ("id", "challengeId", "postponementId", "visitId", "earlierDays", "newDays", "places") VALUES
  ('o1', 'c', 'one', 'second', '[]', '[]', '[]'), ('o2', 'c', 'one', 'review', '[]', '[]', '[]'),
  ('b1', 'c', 'both', 'first', '[]', '[]', '[]'), ('b2', 'c', 'both', 'second', '[]', '[]', '[]');
INSERT INTO "PostponementMark" ("id", "challengeId", "postponementId", "about", "visitId") VALUES
  ('m1', 'c', 'one', 'availability', NULL), ('m2', 'c', 'one', 'availability', 'review'), ('m3', 'c', 'both', 'availability', NULL),
  ('m4', 'c', 'one', 'scope', NULL);`),
  );
  await bringUpToDate(`file:${path}`);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("keeps each answer for the visit it was given for, with its note and its instants", async () => {
  const said = await rows<Record<"personId" | "visitId" | "availability" | "note", string>>(
    `SELECT "personId", "visitId", "availability", "note" FROM "PersonAnswer"`,
  );
  expect(
    said
      .map(({ personId, visitId, availability, note }) => [personId, visitId, availability, note].join(": "))
      .sort(),
  ).toEqual([
    "again: first: any-time: Note of again",
    "again: review: asked: ",
    "any: first: any-time: Note of any",
    "asked: review: asked: ",
    "both: first: some-times: Note of both",
    "both: review: some-times: Note of both",
    "linked: second: cannot-come: Note of linked",
    "moved: first: some-times: Note of moved",
    "never: first: cannot-come: Note of never",
    "some: first: some-times: Note of some",
    "typed: review: any-time: Note of typed",
    "unnamed: first: some-times: Note of unnamed",
  ]);
  expect(await rows(`SELECT "askedAt", "answeredAt" FROM "PersonAnswer" WHERE "personId" = 'any'`)).toEqual([
    { askedAt: at("2026-01-15"), answeredAt: BEFORE },
  ]);
  expect(
    await rows(`SELECT "askedAt" FROM "PersonAnswer" WHERE "personId" = 'again' AND "visitId" = 'review'`),
  ).toEqual([{ askedAt: at("2026-12-02") }]);
});

it("keeps every time, and every person with all else", async () => {
  expect(
    (await rows<Record<"id" | "visitId", string>>(`SELECT "id", "visitId" FROM "PersonTime"`))
      .map(({ id, visitId }) => `${id}: ${visitId}`)
      .sort(),
  ).toEqual([
    "both-2026-03-02: first",
    "both-2027-01-20: review",
    "moved-2026-02-23: first",
    "some-2026-03-02: first",
  ]);
  expect(await rows(`SELECT "id" FROM "Person"`)).toHaveLength(PEOPLE.length);
});

it("says of which visit people are to be asked again, where one phase alone was put off", async () => {
  expect(await rows(`SELECT "id", "visitId" FROM "PostponementMark" ORDER BY "id"`)).toEqual([
    { id: "m1", visitId: "second" },
    { id: "m2", visitId: "review" },
    { id: "m3", visitId: null },
    { id: "m4", visitId: null },
  ]);
});
