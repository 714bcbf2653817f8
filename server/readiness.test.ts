import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { lookAtReadiness, nearlyFull, remembered } from "./readiness.ts";

const MB = 1024 * 1024;
const NOW = new Date("2026-11-26T09:30:00Z");

afterEach(async () => {
  await db.outgoingMail.deleteMany();
  await db.$executeRaw`DELETE FROM _prisma_migrations WHERE migration_name = '29990101000000_later'`;
});

describe("readiness", () => {
  it("is given when the service can write and the database fits", async () => {
    expect(await lookAtReadiness(env.dataDir)).toEqual({
      problems: [],
      notes: ["No message waits to be sent."],
    });
  });

  it("tells how old the oldest message is, and decides nothing by it", async () => {
    await db.outgoingMail.create({
      data: {
        ...{ id: "m1", kind: "invitation", toAddress: "a@example.org", subject: "Welcome", bodySealed: "" },
        ...{ status: "waiting", messageId: "m1@example.org", createdAt: new Date("2026-11-26T08:00:00Z") },
      },
      select: { id: true },
    });
    expect(await lookAtReadiness(env.dataDir, { now: NOW })).toEqual({
      problems: [],
      notes: ["The oldest message that waits to be sent has waited for 90 minutes."],
    });
  });

  it("is refused when the folder cannot be written", async () => {
    const { problems } = await lookAtReadiness(join(env.dataDir, "gone"));
    expect(problems).toEqual(["The data folder cannot be written, and the log says why."]);
  });

  it.each([
    [0, "The disk is nearly full: 0 MB are left for the data folder, and 64 MB are the least."],
    [64 * MB - 1, "The disk is nearly full: 63 MB are left for the data folder, and 64 MB are the least."],
    [64 * MB, null],
    [640 * MB, null],
  ])("says of a disk with %i bytes left what has to be said", (freeBytes, said) => {
    expect(nearlyFull(freeBytes, 64 * MB)).toBe(said);
  });

  it("is refused when the disk is nearly full, though all else is well", async () => {
    // No disk has as much room as is asked for here.
    const { problems } = await lookAtReadiness(env.dataDir, { leastFreeBytes: Number.MAX_SAFE_INTEGER });
    expect(problems).toEqual([expect.stringMatching(/^The disk is nearly full: \d+ MB are left/)]);
  });

  it("is refused when the database is another version's", async () => {
    await db.$executeRaw`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_later', 1)`;
    const { problems } = await lookAtReadiness(env.dataDir);
    expect(problems).toEqual([expect.stringMatching(/not the one that this version of the program needs/)]);
  });

  it("is refused while another process holds the database, and given when it is gone", async () => {
    const { default: Database } = await import("libsql");
    const other = new Database(join(env.dataDir, "workspace.db"));
    other.exec("BEGIN IMMEDIATE");
    const { problems } = await lookAtReadiness(env.dataDir);
    expect(problems).toEqual([
      expect.stringMatching(/another program, such as a back-up or a shell, holds the database/),
    ]);
    other.exec("ROLLBACK");
    other.close();
    expect((await lookAtReadiness(env.dataDir)).problems).toEqual([]);
  });
});

describe("a flood of probes", () => {
  it("looks once, and again only when the answer has grown old", async () => {
    let looks = 0;
    const look = remembered(async () => {
      looks += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return looks;
    }, 200);
    expect(new Set(await Promise.all(Array.from({ length: 500 }, look)))).toEqual(new Set([1]));
    expect(await look()).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(await look()).toBe(2);
  });
});
