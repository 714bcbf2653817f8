import { readdirSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { db, transaction } from "#app/platform/db.server.ts";
import { env } from "#app/platform/settings/env.server.ts";

/** Files that a process may have open of the database: two connections, each with the file, its log and the log's index. */
export const MOST_HANDLES = 12;

/** What the memory of a process may differ from one look to the next with nothing kept: its heap is cleared in its own time. */
export const MOST_GROWTH_BYTES = 100 * 1024 * 1024;

export interface Measured {
  transactions: number;
  /** Files that the process has open of the database; -1 where the system does not tell. */
  handles: number;
  rssBytes: number;
}

/**
 * So many transactions, one after the other, each of which reads and changes a row; measured after every so many. The first
 * measurement is the process at rest after its first transactions. Throws when a transaction was lost.
 */
export async function countedTransactions({
  count,
  every,
}: {
  count: number;
  every: number;
}): Promise<Measured[]> {
  const id = "counted transactions";
  await db.challenge.create({
    data: {
      id,
      title: "Counted",
      stage: "scoping",
      questionSet: "2024",
      reportFormat: "2025",
      createdAt: new Date(0),
      version: 0,
    },
    select: { id: true },
  });
  const measured: Measured[] = [];
  for (let done = 1; done <= count; done += 1) {
    await transaction(async (tx) => {
      const { version } = await tx.challenge.findUniqueOrThrow({ where: { id }, select: { version: true } });
      await tx.challenge.update({ where: { id }, data: { version: version + 1 }, select: { id: true } });
    });
    if (done % every === 0) {
      measured.push({ transactions: done, handles: openHandles(), rssBytes: process.memoryUsage().rss });
    }
  }
  const { version } = await db.challenge.findUniqueOrThrow({ where: { id }, select: { version: true } });
  if (version !== count) throw new Error(`Of ${count} transactions ${version} are there.`);
  await db.challenge.delete({ where: { id }, select: { id: true } });
  return measured;
}

function openHandles(): number {
  const file = join(env.dataDir, "workspace.db");
  const folder = "/proc/self/fd";
  if (process.platform !== "linux") return -1;
  return readdirSync(folder).filter((name) => {
    try {
      return readlinkSync(join(folder, name)).startsWith(file);
    } catch {
      // The one that lists the folder is gone by now.
      return false;
    }
  }).length;
}
