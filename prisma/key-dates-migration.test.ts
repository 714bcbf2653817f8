import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { basesOf } from "#app/areas/challenge/plan-key-dates.ts";
import { conditionsOfRule, daysByConditions, keptConditions } from "#app/areas/dates/kept-conditions.ts";
import { keptRule, LGA_FROM_APRIL_2024, RULE_SETS } from "#app/areas/dates/rule-sets.ts";
import { type DatabaseFile, withDatabaseFile } from "#app/platform/database-file.server.ts";
import { plusMonths } from "#app/platform/days.ts";
import { bringUpToDate } from "./bring-up-to-date.ts";

/** The last migration before key dates were kept with what they are worked out from. */
const BEFORE = "20261127082000_decisions";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cpc-key-dates-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Row {
  id: string;
  rule: string;
  dueOn: string | null;
  latestOn: string | null;
  notBefore: string | null;
  doneOn: string | null;
  conditions: string | null;
  setByName: string | null;
  isHouseRule: number;
}

/** The text as it stands in SQL. */
const quoted = (text: string | null) => (text === null ? "NULL" : `'${text.replaceAll("'", "''")}'`);

async function carriedOver(fill: (file: DatabaseFile) => Promise<void>): Promise<Map<string, Row>> {
  const path = join(folder, "workspace.db");
  await bringUpToDate(`file:${path}`, { upTo: BEFORE });
  await withDatabaseFile(path, fill);
  await bringUpToDate(`file:${path}`);
  return withDatabaseFile(path, async (file) => {
    const rows = await file.rows<Row>('SELECT * FROM "Milestone"');
    return new Map(rows.map((row) => [row.id, row]));
  });
}

async function addChallenge(file: DatabaseFile, id: string, ...days: readonly string[]): Promise<void> {
  await file.script(
    `INSERT INTO "Challenge" ("id", "title", "stage", "questionSet", "reportFormat", "createdAt")
     VALUES ('${id}', 'A challenge', 'reporting', '2024', '2025', '2026-01-08T09:00:00.000+00:00')`,
  );
  await file.script(
    `INSERT INTO "Visit" ("id", "challengeId", "kind", "position") VALUES ('first ${id}', '${id}', 'on-site', 1), ('review ${id}', '${id}', 'progress-review', 2)`,
  );
  for (const day of days)
    await file.script(`INSERT INTO "VisitDay" ("visitId", "date") VALUES ('first ${id}', '${day}')`);
  // A day of a review is no day on site.
  await file.script(`INSERT INTO "VisitDay" ("visitId", "date") VALUES ('review ${id}', '2027-11-30')`);
}

async function addDate(
  file: DatabaseFile,
  challengeId: string,
  {
    id,
    key,
    rule,
    dueOn = null,
    notBefore = null,
  }: { id: string; key: string; rule: string; dueOn?: string | null; notBefore?: string | null },
): Promise<void> {
  await file.script(
    `INSERT INTO "Milestone" ("id", "challengeId", "key", "label", "rule", "isHouseRule", "dueOn", "notBefore", "position")
     VALUES ('${id}', '${challengeId}', '${key}', 'A date', ${quoted(rule)}, ${key.startsWith("own-")}, ${quoted(dueOn)}, ${quoted(notBefore)}, 1)`,
  );
}

const bases = basesOf({ start: "2026-01-12", end: "2026-01-15" });

it("gives every date of the rule sets the conditions of its rule", async () => {
  const rows = await carriedOver(async (file) => {
    for (const { key, rules } of RULE_SETS) {
      await addChallenge(file, key, "2026-01-12", "2026-01-15");
      for (const rule of rules)
        await addDate(file, key, { id: `${key} ${rule.key}`, key: rule.key, rule: keptRule(rule) });
    }
  });
  expect(rows.size).toBe(14);
  for (const { key, rules } of RULE_SETS) {
    for (const rule of rules) {
      const row = rows.get(`${key} ${rule.key}`);
      expect(keptConditions.read(row?.conditions ?? "")).toEqual(conditionsOfRule(rule));
    }
  }
});

it.each([
  ["2026-01-15"],
  ["2024-09-30"],
  ["2023-09-29"],
  ["2025-09-30"],
  ["2025-08-31"],
  ["2025-12-31"],
  ["2026-07-31"],
  ["2026-11-30"],
  ["2026-06-30"],
])("works out the very latest day of the plan for a visit that ended on %s", async (end) => {
  const plan = LGA_FROM_APRIL_2024.rules.find(({ key }) => key === "action-plan-published");
  const rows = await carriedOver(async (file) => {
    await addChallenge(file, "C", "2023-01-02", end);
    await addDate(file, "C", {
      id: "plan",
      key: "action-plan-published",
      rule: keptRule(plan!),
      dueOn: "2026-06-09",
    });
    await addChallenge(file, "D");
    await addDate(file, "D", { id: "no days", key: "action-plan-published", rule: keptRule(plan!) });
  });
  // The day that somebody set stays.
  expect(rows.get("plan")).toMatchObject({ latestOn: plusMonths(end, 5), dueOn: "2026-06-09" });
  expect(rows.get("no days")?.latestOn).toBeNull();
});

it.each<[string, string, string | null, string | null, string]>([
  ["a length", "T + 3 weeks (scope letter, Process: “within three weeks”)", "2026-02-05", null, "due"],
  ["a length that is about", "about T + 10 months (scope letter: “some ten”)", "2026-11-15", null, "due"],
  [
    "the earliest alone",
    "at least T + 12 months (scope letter: “no sooner”)",
    null,
    "2027-01-15",
    "notBefore",
  ],
  [
    "the contradictory letter",
    "at least T + 12 months (scope letter: “one”) and no later than December 2026 (scope letter: “two”)",
    "2026-12-31",
    "2027-01-15",
    "notBefore",
  ],
  [
    "the contradictory letter the other way round",
    "no later than December 2026 (scope letter: “two”) and at least T + 12 months (scope letter: “one”)",
    "2026-12-31",
    "2027-01-15",
    "notBefore",
  ],
  ["a day", "by 30 June 2026 (scope letter, Publication: “by 30 June”)", "2026-06-30", null, ""],
])("reads what a letter states: %s", async (_name, rule, dueOn, notBefore, counted) => {
  const rows = await carriedOver(async (file) => {
    await addChallenge(file, "C", "2026-01-12", "2026-01-15");
    await addDate(file, "C", { id: "date", key: "report-published", rule, dueOn, notBefore });
  });
  const row = rows.get("date");
  expect(row).toMatchObject({ rule, dueOn, notBefore });
  const conditions = keptConditions.read(row?.conditions ?? "");
  expect(daysByConditions(conditions, bases)).toEqual({ due: dueOn, latest: null, notBefore });
  // What is counted moves with the visit, what is named does not.
  const later = daysByConditions(conditions, basesOf({ start: "2026-02-12", end: "2026-02-15" }));
  const moved = [later.due === dueOn ? "" : "due", later.notBefore === notBefore ? "" : "notBefore"];
  expect(moved.join("")).toBe(counted);
});

it("keeps who set a date of the challenge's own, and calls it no house rule", async () => {
  const rows = await carriedOver(async (file) => {
    await addChallenge(file, "C", "2026-01-12", "2026-01-15");
    await addDate(file, "C", { id: "own", key: "own-1", rule: "set by Mara O'Neill", dueOn: "2026-02-04" });
  });
  expect(rows.get("own")).toMatchObject({
    setByName: "Mara O'Neill",
    conditions: null,
    isHouseRule: 0,
    dueOn: "2026-02-04",
  });
});

it("ticks what has happened", async () => {
  const rows = await carriedOver(async (file) => {
    await addChallenge(file, "C", "2026-01-12", "2026-01-15");
    await addDate(file, "C", {
      id: "draft",
      key: "draft-report",
      rule: "T + 3 weeks (LGA from April 2024)",
      dueOn: "2026-02-05",
    });
    await addDate(file, "C", {
      id: "review",
      key: "progress-review",
      rule: "about T + 10 months (LGA from April 2024)",
    });
    await addChallenge(file, "D", "2026-01-12", "2026-01-15");
    await addDate(file, "D", {
      id: "not yet",
      key: "draft-report",
      rule: "T + 3 weeks (LGA from April 2024)",
    });
    for (const [id, kind, status, number, day] of [
      ["V1", "report", "draft", 1, "2026-02-04"],
      ["V2", "report", "draft", 2, "2026-02-11"],
      ["V3", "progress-review", "final", 1, "2026-12-01"],
    ]) {
      await file.script(
        `INSERT INTO "IssuedVersion" ("id", "challengeId", "kind", "number", "status", "title", "content", "sha256", "byteLength", "fileKey", "issuedAt", "issuedById", "issuedByName")
         VALUES ('${id}', 'C', '${kind}', ${number}, '${status}', 'A document', '{}', '${id}', 1, '${id}', '${day}T10:00:00.000+00:00', 'A', 'Mara Maker')`,
      );
    }
    await file.script(
      `INSERT INTO "ProgressReview" ("challengeId", "heldOn", "updatedAt") VALUES ('C', '2026-11-04', '2026-12-01T10:00:00.000+00:00')`,
    );
  });
  expect(rows.get("draft")?.doneOn).toBe("2026-02-04");
  expect(rows.get("review")?.doneOn).toBe("2026-11-04");
  expect(rows.get("not yet")?.doneOn).toBeNull();
});
