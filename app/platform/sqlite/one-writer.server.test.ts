import { type ChildProcess, fork } from "node:child_process";
import { copyFileSync, mkdirSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import Database from "libsql";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { countedTransactions, MOST_GROWTH_BYTES, MOST_HANDLES } from "#tests/support/counted-transactions.ts";
import { PrismaClient } from "../generated/prisma/client.ts";
import { projectRoot } from "../project-root.server.ts";
import { OneWriterSqlite } from "./one-writer-adapter.server.ts";

/** Long enough for a commit on a slow disk, short enough to be waited for in a test. */
const WAIT_MS = 400;

vi.hoisted(() => {
  process.env.DATABASE_WAIT_MS = "400";
});

const { db, refusalOf, transaction, writeIfFree, withPatience } = await import("../db.server.ts");

const FILE = join(process.env.DATA_DIR ?? "", "workspace.db");

const at = new Date("2026-01-12T10:00:00Z");

function challenge(id: string) {
  return {
    id,
    title: "Counted",
    stage: "scoping",
    questionSet: "2024",
    reportFormat: "2025",
    createdAt: at,
    version: 0,
  };
}

/** Another connection to the same file, as another process has: SQLite tells the two apart. */
let other: Database.Database;

beforeEach(async () => {
  other = new Database(FILE, {});
  await db.challenge.deleteMany();
});

afterEach(() => {
  if (other.inTransaction) other.exec("ROLLBACK");
  other.close();
});

/** What the guard makes of a refusal. */
async function refusing(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    throw refusalOf(error);
  }
}

async function expectNobodyHoldsTheLock(): Promise<void> {
  other.exec("BEGIN IMMEDIATE");
  other.exec("COMMIT");
  await db.challenge.create({ data: challenge(`after ${performance.now()}`), select: { id: true } });
}

describe("a read", () => {
  it("never sees what is not committed, and does not wait for it", async () => {
    let written: (() => void) | undefined;
    const isWritten = new Promise<void>((resolve) => {
      written = resolve;
    });
    let goOn: (() => void) | undefined;
    const wait = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const writing = transaction(async (tx) => {
      await tx.challenge.create({ data: challenge("one"), select: { id: true } });
      await tx.challenge.create({ data: challenge("two"), select: { id: true } });
      expect(await tx.challenge.count()).toBe(2);
      written?.();
      await wait;
    });
    await isWritten;
    expect(await db.challenge.count()).toBe(0);
    expect(await db.challenge.findMany({ select: { id: true, findings: { select: { id: true } } } })).toEqual(
      [],
    );
    goOn?.();
    await writing;
    expect(await db.challenge.count()).toBe(2);
  });

  it("goes on while another process holds the lock and writers wait", async () => {
    await db.challenge.create({ data: challenge("there"), select: { id: true } });
    other.exec("BEGIN IMMEDIATE");
    const refused = Promise.allSettled(
      Array.from({ length: 5 }, (_, number) =>
        transaction((tx) => tx.challenge.create({ data: challenge(`new ${number}`), select: { id: true } })),
      ),
    );
    for (let turn = 0; turn < 20; turn += 1) expect(await db.challenge.count()).toBe(1);
    other.exec("COMMIT");
    await refused;
  });
});

describe("a write", () => {
  const WRITES: [string, () => Promise<unknown>][] = [
    ["a transaction", () => transaction((tx) => tx.challenge.create({ data: challenge("new") }))],
    ["a statement by itself", () => db.challenge.create({ data: challenge("new"), select: { id: true } })],
    ["a conditional change", () => db.challenge.updateMany({ data: { title: "Other" } })],
    ["a row and what hangs on it", () => db.challenge.create({ data: challenge("new") })],
    ["raw SQL", () => db.$executeRaw`DELETE FROM "Challenge"`],
    ["raw SQL that answers", () => db.$queryRaw`DELETE FROM "Challenge" RETURNING "id"`],
    ["a vacuum", () => db.$executeRawUnsafe("VACUUM")],
  ];

  it.each(WRITES)(
    "of the kind of %s is refused as busy, in words, and nothing stays behind",
    async (_kind, write) => {
      other.exec("BEGIN IMMEDIATE");
      const since = performance.now();
      await expect(refusing(write())).rejects.toMatchObject({
        name: "AppError",
        code: "busy",
        status: 503,
        headers: { "Retry-After": "5" },
      });
      expect(performance.now() - since).toBeGreaterThanOrEqual(WAIT_MS - 5);
      other.exec("COMMIT");
      await write();
      await expectNobodyHoldsTheLock();
    },
  );

  it("waits for its turn without holding the process up", async () => {
    other.exec("BEGIN IMMEDIATE");
    let work = 0;
    const writing = transaction(async (tx) => {
      work += 1;
      await tx.challenge.create({ data: challenge("patient"), select: { id: true } });
    });
    const delays: number[] = [];
    for (let turn = 0; turn < 20; turn += 1) {
      const since = performance.now();
      await new Promise(setImmediate);
      delays.push(performance.now() - since);
      await pause(5);
    }
    other.exec("COMMIT");
    await writing;
    expect(work).toBe(1);
    // SQLite's own waiting would take a quarter of a second at a time.
    expect(delays.sort((a, b) => a - b)[15]).toBeLessThan(100);
  });

  it("waits behind others of this process for as long as they get on", async () => {
    const write = (id: number) =>
      transaction(async (tx) => {
        await tx.challenge.create({ data: challenge(`in a row ${id}`), select: { id: true } });
        await pause(WAIT_MS / 8);
      });
    // Twice as long in all as anybody waits with nothing being saved.
    await Promise.all(Array.from({ length: 16 }, (_, id) => write(id)));
    expect(await db.challenge.count()).toBe(16);
  });

  it("is refused at once behind a thousand others, but for one that has to be made", async () => {
    const waitMs = 10_000;
    const client = new PrismaClient({ adapter: new OneWriterSqlite(`file:${FILE}`, { waitMs }) });
    const clear = () => client.$executeRaw`DELETE FROM "Challenge"`;
    await clear();
    other.exec("BEGIN IMMEDIATE");
    // One has the turn and waits for the lock, a thousand wait for the turn.
    const waiting = Promise.all(Array.from({ length: 1_001 }, clear));
    const since = performance.now();
    await expect(refusing(clear())).rejects.toMatchObject({ code: "busy" });
    expect(performance.now() - since).toBeLessThan(waitMs / 2);
    const hasToBe = withPatience(60_000, clear);
    other.exec("COMMIT");
    expect(await waiting).toHaveLength(1_001);
    expect(await hasToBe).toBe(0);
    await client.$disconnect();
  });

  it("is left alone where nobody has to wait for it", async () => {
    await db.challenge.create({ data: challenge("there"), select: { id: true } });
    const touch = () =>
      writeIfFree(() => db.challenge.updateMany({ where: { id: "there" }, data: { title: "Seen" } }));
    other.exec("BEGIN IMMEDIATE");
    expect(await touch()).toBe(false);
    other.exec("COMMIT");
    expect(await touch()).toBe(true);
    expect((await db.challenge.findFirst({ select: { title: true } }))?.title).toBe("Seen");
  });

  it("waits longer than usual where it is asked to", async () => {
    const holder = await holdLock(FILE, 3 * WAIT_MS);
    await withPatience(60_000, () => db.challenge.create({ data: challenge("late"), select: { id: true } }));
    expect(await db.challenge.count()).toBe(1);
    await holder.gone;
  });

  it("that is refused for its value leaves the transaction as it was", async () => {
    await transaction(async (tx) => {
      await tx.challenge.create({ data: challenge("one"), select: { id: true } });
      await expect(
        tx.challenge.create({ data: challenge("one"), select: { id: true } }),
      ).rejects.toMatchObject({
        code: "P2002",
      });
      await tx.challenge.create({ data: challenge("two"), select: { id: true } });
    });
    expect(await db.challenge.count()).toBe(2);
    await expect(db.challenge.create({ data: challenge("one"), select: { id: true } })).rejects.toMatchObject(
      {
        code: "P2002",
      },
    );
    await expectNobodyHoldsTheLock();
  });

  it("whose commit fails is taken back, and the next is none the worse", async () => {
    await expect(
      transaction(async (tx) => {
        await tx.$executeRawUnsafe("PRAGMA defer_foreign_keys = ON");
        await tx.$executeRaw`INSERT INTO "Membership" ("id", "challengeId", "accountId", "role", "createdAt")
          VALUES ('m', 'no challenge', 'no account', 'peer', ${at})`;
      }),
    ).rejects.toThrow();
    expect(await db.membership.count()).toBe(0);
    await expectNobodyHoldsTheLock();
  });

  it("that throws is taken back", async () => {
    await expect(
      transaction(async (tx) => {
        await tx.challenge.create({ data: challenge("one"), select: { id: true } });
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await db.challenge.count()).toBe(0);
    await expectNobodyHoldsTheLock();
  });

  it("keeps foreign keys on the connection that writes", async () => {
    const [row] = await transaction(
      (tx) => tx.$queryRaw<{ foreign_keys: number | bigint }[]>`PRAGMA foreign_keys`,
    );
    expect(Number(row?.foreign_keys)).toBe(1);
    const [durable] = await transaction(
      (tx) => tx.$queryRaw<{ synchronous: number | bigint }[]>`PRAGMA synchronous`,
    );
    expect(Number(durable?.synchronous)).toBe(2);
  });
});

describe("statements kept prepared", () => {
  it("survive a change of the schema and a vacuum, by this process or another", async () => {
    await db.challenge.create({ data: challenge("there"), select: { id: true } });
    const all = () => db.$queryRaw<Record<string, unknown>[]>`SELECT * FROM "Challenge"`;
    expect(Object.keys((await all())[0] ?? {})).not.toContain("planted");
    other.exec(`ALTER TABLE "Challenge" ADD COLUMN "planted" TEXT DEFAULT 'here'`);
    expect((await all())[0]).toMatchObject({ planted: "here" });
    other.exec("VACUUM");
    expect((await all())[0]).toMatchObject({ planted: "here" });
    await db.$executeRawUnsafe("VACUUM");
    expect(await db.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)")).toMatchObject([
      { log: expect.anything() },
    ]);
    await db.$executeRawUnsafe(`ALTER TABLE "Challenge" DROP COLUMN "planted"`);
    expect(Object.keys((await all())[0] ?? {})).not.toContain("planted");
    expect(await db.challenge.findFirst()).toMatchObject({ id: "there", createdAt: at });
  });

  it("answer with the values that were kept", async () => {
    const values = { text: "a “b” 🎉", whole: 2 ** 40, real: 1.5, none: null, yes: true };
    const [row] = await db.$queryRaw<Record<string, unknown>[]>`
      SELECT ${values.text} AS "text", ${values.whole} AS "whole", ${values.real} AS "real", NULL AS "none",
             ${values.yes} AS "yes", x'00ff' AS "bytes"`;
    expect({ ...row, whole: Number(row?.whole), yes: Boolean(row?.yes) }).toMatchObject(values);
    expect(row?.bytes).toEqual(new Uint8Array([0, 255]));
    await expect(db.$queryRawUnsafe("SELECT 9007199254740993 AS n")).rejects.toThrow("too large");
  });
});

describe("a file without a write-ahead log", () => {
  it("has a commit wait for a reader of another process, and takes it back when that reads on", async () => {
    const file = join(process.env.DATA_DIR ?? "", "without-log.db");
    copyFileSync(process.env.TEST_BASE_DATABASE ?? "", file);
    const reader = new Database(file, {});
    reader.exec("PRAGMA journal_mode = DELETE");
    const client = new PrismaClient({ adapter: new OneWriterSqlite(`file:${file}`, { waitMs: WAIT_MS }) });
    const write = () => client.challenge.create({ data: challenge("new"), select: { id: true } });
    reader.exec("BEGIN");
    reader.prepare('SELECT COUNT(*) FROM "Challenge"').all();
    await expect(refusing(write())).rejects.toMatchObject({ code: "busy" });
    reader.exec("COMMIT");
    expect(await client.challenge.count()).toBe(0);
    reader.exec("BEGIN EXCLUSIVE");
    await expect(refusing(client.challenge.count())).rejects.toMatchObject({ code: "busy" });
    reader.exec("COMMIT");
    await write();
    expect(await client.challenge.count()).toBe(1);
    reader.exec("BEGIN IMMEDIATE");
    reader.exec("COMMIT");
    await client.$disconnect();
  });
});

describe("a file that cannot be opened", () => {
  it("is named, and written to as soon as it can be", async () => {
    const file = join(process.env.DATA_DIR ?? "", "unopened.db");
    // A folder in its place is opened by nobody, whatever their rights.
    mkdirSync(file);
    const client = new PrismaClient({ adapter: new OneWriterSqlite(`file:${file}`, { waitMs: WAIT_MS }) });
    const write = () =>
      refusing(
        client.$transaction((tx) => tx.challenge.create({ data: challenge("opened"), select: { id: true } })),
      );
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await expect(write()).rejects.toMatchObject({
        code: "not-writable",
        message: expect.stringContaining("it cannot open its own files. Nothing was saved."),
      });
    }
    rmdirSync(file);
    copyFileSync(process.env.TEST_BASE_DATABASE ?? "", file);
    await write();
    expect(await client.challenge.count()).toBe(1);
    await client.$disconnect();
  });
});

describe("a thousand transactions", () => {
  it("open no file more and leave the memory as it was", async () => {
    const [rested, ...measured] = await countedTransactions({ count: 1_200, every: 200 });
    expect(measured.at(-1)).toMatchObject({ transactions: 1_200 });
    for (const { handles, rssBytes } of measured) {
      expect(handles).toBeLessThanOrEqual(MOST_HANDLES);
      // A connection a transaction, as it was, kept about a quarter of a megabyte each: 250 MB at the end.
      expect(rssBytes - (rested?.rssBytes ?? 0)).toBeLessThan(MOST_GROWTH_BYTES);
    }
  });
});

interface Holder {
  gone: Promise<unknown>;
}

/** Resolves once another process holds the lock; it gives it back after so many milliseconds. */
async function holdLock(file: string, holdMs: number): Promise<Holder> {
  const child: ChildProcess = fork(
    join(projectRoot, "tests", "support", "hold-lock.mjs"),
    [file, String(holdMs), "1", "0"],
    { cwd: projectRoot, execArgv: [], env: { ...process.env, NODE_OPTIONS: "" } },
  );
  const gone = new Promise((resolve) => child.once("exit", resolve));
  await new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", (code) =>
      reject(new Error(`the other process ended with ${code} before it had the lock`)),
    );
  });
  return { gone };
}
