import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { runCommandLine } from "#tests/support/command-line.ts";
import { makeTestChallenge, type TestChallenge } from "#tests/support/factories.ts";
import { run } from "./export-challenge.server.ts";

let folder: string;
let challenge: TestChallenge;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cpc-export-"));
  challenge = await makeTestChallenge({ partnership: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each<[string, (challenge: TestChallenge) => string[], object]>([
  ["the whole", () => [], { kind: "whole" }],
  ["the team's", () => ["--for", "team"], { kind: "team" }],
  [
    "a council's by its short name",
    () => ["--for", "wexcombe"],
    { kind: "council", council: "Wexcombe Borough Council" },
  ],
  [
    "a council's by its name",
    () => ["--for", "Harrowmere District Council"],
    { kind: "council", council: "Harrowmere District Council" },
  ],
  [
    "a council's by its id",
    ({ council }) => ["--for", council.id],
    { kind: "council", council: "Wexcombe Borough Council" },
  ],
])("writes %s copy, and reads it back with --check", async (name, options, copy) => {
  const file = join(folder, `${name}.zip`);
  const taken = await run([challenge.id, file, ...options(challenge)]);
  expect(taken).toMatchObject({ file, copy, version: 4, missing: [] });
  const event = await db.auditEvent.findFirstOrThrow({ orderBy: { sequence: "desc" } });
  expect(event).toMatchObject({ type: "copy-taken", actorName: "Administrator of the machine" });
  const { tables, rows } = await run(["--check", file]);
  expect({ tables, rows }).toEqual({ tables: taken.tables, rows: taken.rows });
});

it.each<[string, (challenge: TestChallenge) => string[], RegExp]>([
  ["no challenge", () => [], /Say which challenge and where/],
  ["no file", ({ id }) => [id], /Say which challenge and where/],
  ["too much", ({ id }) => [id, "a.zip", "b.zip"], /Say which challenge and where/],
  ["another challenge", () => ["01ABCDEF", join(folder, "a.zip")], /There is no challenge “01ABCDEF”/],
  [
    "another council",
    ({ id }) => [id, join(folder, "a.zip"), "--for", "Northport"],
    /There is no council “Northport” in this challenge. Its councils are: Wexcombe Borough Council, Harrowmere/,
  ],
  ["a folder that is not there", ({ id }) => [id, join(folder, "no", "a.zip")], /There is no folder/],
  ["a file that is there", ({ id }) => [id, join(folder, "the whole.zip")], /There is a file .* already/],
  ["a check of two things", () => ["--check", "a.zip", "b.zip"], /Say which challenge and where/],
  ["a check of nothing", () => ["--check", join(folder, "none.zip")], /none\.zip”: There is no such file/],
])("refuses %s, and writes nothing", async (_, args, sentence) => {
  const before = [readdirSync(folder), await db.auditEvent.count()];
  await expect(run(args(challenge))).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringMatching(sentence),
  });
  expect([readdirSync(folder), await db.auditEvent.count()]).toEqual(before);
});

it("is a command: JSON on the one stream, a sentence on the other, and a check needs no workspace", async () => {
  const settings = { DATA_DIR: join(folder, "data"), LOG_LEVEL: "error" };
  const good = await runCommandLine(["export-challenge", "--check", join(folder, "the whole.zip")], {
    settings,
  });
  expect(good).toMatchObject({ code: 0, stderr: "" });
  expect(JSON.parse(good.stdout)).toMatchObject({ version: 4, copy: { kind: "whole" } });
  expect(existsSync(settings.DATA_DIR)).toBe(false);
});
