import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { db } from "./db.server.ts";
import { projectRoot } from "./project-root.server.ts";

const TRANSACTIONS_EACH = 60;

/** Reads, thinks for a moment as a use-case does, and writes what it read plus one. */
const COUNT_UP = `
  const { db, transaction } = await import("#app/platform/db.server.ts");
  for (let turn = 0; turn < ${TRANSACTIONS_EACH}; turn += 1) {
    await transaction(async (tx) => {
      const { version } = await tx.challenge.findUniqueOrThrow({ where: { id: "counted" }, select: { version: true } });
      await new Promise((resolve) => setImmediate(resolve));
      await tx.challenge.update({ where: { id: "counted" }, data: { version: version + 1 }, select: { id: true } });
    });
    await db.challenge.count();
  }
`;

function inAnotherProcess(code: string): Promise<unknown> {
  return promisify(execFile)(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", code], {
    cwd: projectRoot,
    env: { ...process.env, NODE_OPTIONS: "" },
  });
}

async function pragma(name: string): Promise<unknown> {
  const [row] = await db.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
  return Object.values(row ?? {})[0];
}

describe("the database", () => {
  it("keeps its promises: a log beside it, foreign keys, durable writes", async () => {
    expect(await pragma("journal_mode")).toBe("wal");
    expect(Number(await pragma("foreign_keys"))).toBe(1);
    // 2: FULL, a commit is on the disk before it is answered.
    expect(Number(await pragma("synchronous"))).toBe(2);
  });

  it("lets two processes read and write at once, and loses nothing", async () => {
    await db.challenge.create({
      data: {
        id: "counted",
        title: "Counted",
        stage: "scoping",
        questionSet: "2024",
        reportFormat: "2025",
        createdAt: new Date("2026-01-12T10:00:00Z"),
        version: 0,
      },
      select: { id: true },
    });
    await Promise.all([inAnotherProcess(COUNT_UP), inAnotherProcess(COUNT_UP)]);
    const { version } = await db.challenge.findUniqueOrThrow({
      where: { id: "counted" },
      select: { version: true },
    });
    expect(version).toBe(2 * TRANSACTIONS_EACH);
  }, 60_000);
});
