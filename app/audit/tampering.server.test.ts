import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { run as audit } from "#app/cli/audit.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { sha256 } from "#app/platform/sha256.server.ts";
import { type BreakKind, CHAIN_START, chainText } from "./chain.ts";
import { keepHead } from "./keep-heads.server.ts";
import { HEADS_FILE, restoredLine } from "./kept-heads.ts";
import { lookAtTrail } from "./look-at-trail.server.ts";
import { openTrail } from "./open-trail.server.ts";
import { readHead, recordAlone, recordOutsideChallenge } from "./record.server.ts";
import { recordRestore } from "./record-restore.server.ts";

const NOBODY = { actor: null, challengeId: null, requestId: null };
const EVENT = { type: "sign-in-failed", data: {} } as const;
const DAY_MS = 86_400_000;

const apart = mkdtempSync(join(tmpdir(), "cpc-heads-"));
const heads = { beside: join(env.dataDir, HEADS_FILE), apart: join(apart, HEADS_FILE) };
type AuditEvent = Awaited<ReturnType<typeof db.auditEvent.findMany>>[number];
let lastWeek: AuditEvent[];

/** In one transaction: hundreds of them would take their time. */
async function write(count: number, at = new Date()): Promise<void> {
  await transaction(async (tx) => {
    for (let written = 0; written < count; written += 1) await recordOutsideChallenge(tx, NOBODY, EVENT, at);
  });
}

/** What the server does when it starts, with nothing to migrate, and what it does in its first minute. */
async function restart(): Promise<void> {
  await openTrail([], new Date());
  await lookAtTrail(new Date());
  await keepHead();
}

/** `cpc audit verify`. */
async function verify() {
  const report = await audit(["verify"]);
  process.exitCode = 0;
  return report;
}

/** Numbers and hashes all events anew in order of time, as somebody who knows how the chain is made would. */
async function hashAnew(): Promise<void> {
  const rows = (await db.auditEvent.findMany({ orderBy: [{ at: "asc" }, { sequence: "asc" }] })).map(
    (row, index) => ({ ...row, sequence: index + 1, previousHash: CHAIN_START, hash: "" }),
  );
  let previousHash = CHAIN_START;
  for (const row of rows) {
    row.previousHash = previousHash;
    row.hash = sha256(chainText({ ...row, at: row.at.toISOString() }));
    previousHash = row.hash;
  }
  await putBack(rows);
}

/** Puts these events in the place of all others, as a database put back by hand does. */
async function putBack(events: readonly AuditEvent[]): Promise<void> {
  await db.$transaction([db.auditEvent.deleteMany(), db.auditEvent.createMany({ data: [...events] })]);
}

function cutHeadsAfter(file: string, sequence: number): void {
  const kept = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => Number(line.split(":")[0]) <= sequence || line.startsWith("#"));
  writeFileSync(file, `${kept.join("\n")}\n`);
}

const change = (data: object) => db.auditEvent.update({ where: { sequence: 4 }, data, select: { id: true } });

const setByHand = (column: string, text: string) =>
  db.$executeRawUnsafe(`UPDATE "AuditEvent" SET "${column}" = '${text}' WHERE "sequence" = 4`);

beforeEach(async () => {
  env.auditHeadsDir = apart;
  await db.auditEvent.deleteMany();
  for (const file of [heads.beside, heads.apart]) rmSync(file, { force: true });
  // Two beginnings, then a few events; a week later some more.
  await openTrail([], new Date());
  await write(4);
  await keepHead();
  lastWeek = await db.auditEvent.findMany();
  await write(4);
  await keepHead();
});

afterAll(() => {
  env.auditHeadsDir = null;
  rmSync(apart, { recursive: true, force: true });
});

it("finds nothing wrong with a trail that was left alone, nor after a restart, nor after a minute of more events", async () => {
  expect(await verify()).toMatchObject({ isWhole: true, events: 10, problem: null, warnings: [] });
  await restart();
  await write(3);
  await restart();
  expect(await verify()).toMatchObject({ isWhole: true, events: 13, problems: [] });
});

describe("ten tamperings, each found at once and after a restart", () => {
  it.each<[string, BreakKind, () => unknown]>([
    ["changed", "changed", () => change({ data: '{"what":"x"}' })],
    [
      "changed, and all after it hashed anew",
      "replaced",
      async () => {
        await change({ data: '{"what":"x"}' });
        await hashAnew();
      },
    ],
    ["deleted", "missing", () => db.auditEvent.delete({ where: { sequence: 4 }, select: { id: true } })],
    ["renamed", "changed", () => change({ actorName: "Somebody else" })],
    ["cut", "cut-off", () => db.auditEvent.deleteMany({ where: { sequence: { gt: 7 } } })],
    [
      "unnumbered, changed and restarted",
      "unnumbered",
      async () => {
        await db.auditEvent.updateMany({
          where: { sequence: { gt: 3 } },
          data: { sequence: null, previousHash: null, hash: null, actorName: "Somebody else" },
        });
        await restart();
      },
    ],
    [
      "unnumbered from the first, heads deleted, and restarted",
      "unnumbered",
      async () => {
        await db.auditEvent.updateMany({ data: { sequence: null, previousHash: null, hash: null } });
        for (const file of [heads.beside, heads.apart]) rmSync(file);
        await restart();
      },
    ],
    [
      "inserted in the past",
      "replaced",
      async () => {
        const at = new Date(Date.now() - 7 * DAY_MS);
        await db.auditEvent.create({
          data: { id: newId(), at, actorName: "x", type: "signed-in", data: "{}" },
          select: { id: true },
        });
        await hashAnew();
      },
    ],
    [
      "inserted before the first",
      "unnumbered",
      () =>
        db.auditEvent.create({
          data: { id: newId(), at: new Date(), actorName: "x", type: "signed-in", data: "{}", sequence: 0 },
          select: { id: true },
        }),
    ],
    ["heads deleted", "heads-missing", () => rmSync(heads.beside)],
    ["heads emptied", "heads-missing", () => writeFileSync(heads.beside, "")],
    [
      "heads and their events deleted",
      "cut-off",
      async () => {
        await db.auditEvent.deleteMany({ where: { sequence: { gt: 6 } } });
        cutHeadsAfter(heads.beside, 6);
      },
    ],
    [
      "all events and heads deleted",
      "cut-off",
      async () => {
        await db.auditEvent.deleteMany();
        rmSync(heads.beside);
      },
    ],
    ["database of last week put back", "cut-off", () => putBack(lastWeek)],
    [
      "database of last week put back, said to be restored",
      "cut-off",
      async () => {
        await putBack(lastWeek);
        await write(1);
        writeFileSync(heads.beside, `${restoredLine(await readHead(db))}\n`, { flag: "a" });
      },
    ],
    ["clock turned back", "clock", () => write(1, new Date(Date.now() - 7 * DAY_MS))],
    ["clock turned on", "clock", () => write(1, new Date(Date.now() + DAY_MS))],
    ["given a text for a time", "changed", () => setByHand("at", "soon")],
    ["given a text for a number", "unreadable", () => setByHand("sequence", "four")],
  ])("%s", async (_, what, tamper) => {
    await tamper();
    const found = await verify();
    expect(found).toMatchObject({ isWhole: false, problem: expect.any(String) });
    expect(found.problems.map((problem) => problem.what)).toContain(what);
    await restart();
    await write(8);
    await restart();
    const after = await verify();
    expect(after.isWhole).toBe(false);
    // A database put back, or cut, has grown past its old end meanwhile: then its events are others.
    const same: BreakKind[] = what === "cut-off" ? ["cut-off", "replaced"] : [what];
    expect(same.some((kind) => after.problems.some((problem) => problem.what === kind))).toBe(true);
    expect(await db.auditEvent.count({ where: { type: "trail-found-broken" } })).toBeGreaterThan(0);
  });
});

it("tells a restore from a database put back by hand, and finds what is done to the trail after it", async () => {
  const takenAt = new Date(Date.now() - 7 * DAY_MS);
  await putBack(lastWeek);
  const head = await recordRestore({ takenAt }, new Date());
  expect(head.sequence).toBe(7);
  const report = await verify();
  expect(report).toMatchObject({ isWhole: true, events: 7 });
  expect(report.restores).toEqual([{ event: 7, at: expect.any(String), takenAt: takenAt.toISOString() }]);
  await restart();
  await write(6);
  await restart();
  expect(await verify()).toMatchObject({ isWhole: true, events: 13 });
  await db.auditEvent.deleteMany({ where: { sequence: { gt: 6 } } });
  expect((await verify()).problems.map(({ what }) => what)).toContain("cut-off");
});

it("takes a restore into an empty folder for whole, where the file of heads begins with it", async () => {
  for (const file of [heads.beside, heads.apart]) rmSync(file);
  await recordRestore({ takenAt: new Date() }, new Date());
  await restart();
  expect(await verify()).toMatchObject({ isWhole: true, events: 11 });
});

it("says what was found once in the trail, however often the server starts", async () => {
  await change({ actorName: "Somebody else" });
  for (let starts = 0; starts < 3; starts += 1) await restart();
  expect(
    await db.auditEvent.findMany({
      where: { type: "trail-found-broken" },
      select: { data: true, actorName: true },
    }),
  ).toEqual([{ data: '{"what":"changed","event":4,"problems":1}', actorName: "The workspace" }]);
});

it("warns of a folder that is not looked at any more, and begins another by an event", async () => {
  env.auditHeadsDir = null;
  await restart();
  expect(await verify()).toMatchObject({ isWhole: true, warnings: [expect.stringContaining(apart)] });
  const other = mkdtempSync(join(tmpdir(), "cpc-heads-"));
  env.auditHeadsDir = other;
  await restart();
  expect(await verify()).toMatchObject({ isWhole: true });
  rmSync(join(other, HEADS_FILE));
  expect((await verify()).problems.map(({ what }) => what)).toEqual(["heads-missing"]);
  rmSync(other, { recursive: true });
});

it("refuses to begin where it cannot write, in a sentence", async () => {
  env.auditHeadsDir = join(apart, "not-there");
  await expect(openTrail([], new Date())).rejects.toThrow(/AUDIT_HEADS_DIR/);
});

it("leaves the dates of a demonstration alone, and looks at them again after it", async () => {
  const { sequence } = await readHead(db);
  await write(2, new Date("2025-03-03"));
  await write(1, new Date("2099-03-03"));
  expect((await verify()).isWhole).toBe(false);
  await recordAlone(NOBODY, { type: "demonstration-made", data: { firstEvent: sequence + 1 } }, new Date());
  expect(await verify()).toMatchObject({ isWhole: true });
  await write(1, new Date("2025-03-03"));
  expect((await verify()).problems.map(({ what }) => what)).toEqual(["clock"]);
});

it("finds a trigger that keeps events from being written", async () => {
  await db.$executeRawUnsafe(
    `CREATE TRIGGER "swallow" BEFORE INSERT ON "AuditEvent" BEGIN SELECT RAISE(IGNORE); END`,
  );
  try {
    expect((await verify()).problems.map(({ what }) => what)).toEqual(["schema"]);
  } finally {
    await db.$executeRawUnsafe(`DROP TRIGGER "swallow"`);
  }
});

it("warns when the end may have been cut off and no head is kept that could tell", async () => {
  await db.auditEvent.deleteMany({ where: { type: { not: "sign-in-failed" } } });
  await hashAnew();
  for (const file of [heads.beside, heads.apart]) rmSync(file);
  const report = await verify();
  expect(report).toMatchObject({ isWhole: true });
  expect(report.warnings.join()).toContain("No head of this trail is kept anywhere");
});
