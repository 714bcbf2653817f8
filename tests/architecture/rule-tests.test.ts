import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { roomTests, ruleTests } from "#tests/support/rule-tests.ts";

/** A small project: each file and what stands in it. */
const PLANTED: Record<string, string> = {
  "app/platform/db.server.ts": "export const db = 1;",
  "app/areas/scope/store.server.ts":
    'import { db } from "#app/platform/db.server.ts";\nexport const rows = db;',
  "app/areas/scope/rule.ts": 'import type { rows } from "./store.server.ts";\nexport const rule = 1;',
  "app/areas/scope/far.ts": 'export { near } from "./near.ts";',
  "app/areas/scope/near.ts": 'import { rows } from "./store.server.ts";\nexport const near = rows;',
  "app/areas/scope/late.ts": 'export const late = () => import("./store.server.ts");',
  "app/areas/scope/circle.ts": 'import "./round.ts";\nimport "./near.ts";',
  "app/areas/scope/round.ts": 'import "./circle.ts";',
  "app/areas/scope/apart.ts":
    'import {\n  Worker,\n} from "node:worker_threads";\nexport const apart = Worker;',

  "app/areas/scope/rule.test.ts": 'import { rule } from "./rule.ts";',
  "app/areas/scope/types.test.ts":
    'import type { rows } from "./store.server.ts";\nimport { rule } from "./rule.ts";',
  "app/govuk/picture.test.tsx": 'import { rule } from "#app/areas/scope/rule.ts";',

  "app/areas/scope/store.server.test.ts": 'import { rows } from "./store.server.ts";',
  "app/areas/scope/far.test.ts": 'import { far } from "./far.ts";',
  "app/areas/scope/late.test.ts": 'import { late } from "./late.ts";',
  "app/areas/scope/circle.test.ts": 'import "./circle.ts";',
  "app/areas/scope/round.test.ts": 'import "./round.ts";',
  "app/areas/scope/apart.test.ts": 'import { apart } from "./apart.ts";',
  "app/areas/scope/driver.test.ts": 'import Database from "libsql";',
  "app/areas/scope/mocked.test.ts":
    'import { vi } from "vitest";\nimport { rule } from "./rule.ts";\nvi.mock("./rule.ts");',
  "app/areas/scope/settings.test.ts": 'import { rule } from "./rule.ts";\nprocess.env.TZ = "UTC";',
  "app/areas/scope/mail.server.test.ts":
    'import { env } from "#app/platform/settings/env.server.ts";\nenv.smtpUrl = null;',
  "app/areas/scope/heads.server.test.ts":
    'import { env } from "#app/platform/settings/env.server.ts";\nenv.auditHeadsDir = null;',
  "app/areas/scope/jobs.server.test.ts": 'import { startJobs } from "./store.server.ts";\nstartJobs([]);',
  "app/areas/scope/child.server.test.ts": 'import { execFile } from "node:child_process";',
  "app/platform/db.server.test.ts": 'import { db } from "./db.server.ts";',
  "app/back-up/back-up.server.test.ts": 'import { rows } from "#app/areas/scope/store.server.ts";',
  "server/admission/admission.test.ts": 'import { db } from "#app/platform/db.server.ts";',
  "server/start.test.ts": 'import { db } from "#app/platform/db.server.ts";',
  "tests/journeys/walk.test.ts": 'import { rule } from "#app/areas/scope/rule.ts";',
  "tests/service/killed.built.test.ts": 'import { rule } from "#app/areas/scope/rule.ts";',
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cpc-rule-tests-"));
  for (const [file, text] of Object.entries({
    ...PLANTED,
    "bin/a.mjs": "",
    "demo/a.ts": "",
    "prisma/a.ts": "",
    "server/a.ts": "",
  })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${text}\n`);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the tests of rules, which share their threads and have no database", () => {
  it("are those that reach no code of the server, and change nothing of their process", () => {
    expect(ruleTests(folder)).toEqual([
      "app/areas/scope/rule.test.ts",
      "app/areas/scope/types.test.ts",
      "app/govuk/picture.test.tsx",
    ]);
  });

  it("are most of the files beside a rule, and no test of a store", () => {
    const files = ruleTests(projectRoot);
    expect(files.length).toBeGreaterThan(100);
    expect(files).toContain("app/areas/dates/rule-sets.test.ts");
    expect(files.filter((file) => file.endsWith(".server.test.ts"))).toEqual([]);
  });
});

describe("the tests of rooms, which share a process one after another", () => {
  it("are those of a room with a database that change nothing that stays with their process", () => {
    expect(roomTests(folder)).toEqual([
      "app/areas/scope/apart.test.ts",
      "app/areas/scope/circle.test.ts",
      "app/areas/scope/driver.test.ts",
      "app/areas/scope/far.test.ts",
      "app/areas/scope/late.test.ts",
      "app/areas/scope/mail.server.test.ts",
      "app/areas/scope/round.test.ts",
      "app/areas/scope/store.server.test.ts",
      "app/platform/db.server.test.ts",
      "server/admission/admission.test.ts",
    ]);
  });

  it("are most of the stores, and none that is a rule", () => {
    const files = roomTests(projectRoot);
    expect(files.length).toBeGreaterThan(50);
    expect(files).toContain("app/areas/evidence/notes.server.test.ts");
    const rules = new Set(ruleTests(projectRoot));
    expect(files.filter((file) => rules.has(file))).toEqual([]);
  });
});
