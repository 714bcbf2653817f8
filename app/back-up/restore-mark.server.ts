import { readFile, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { AppError } from "#app/platform/errors.ts";
import { flush } from "#app/platform/files/durable-file.server.ts";
import { isAlive } from "./folder.server.ts";

/** The file that stands in a data folder as long as a restore into it has not ended. */
export const RESTORE_MARK = "restore-under-way";

/** Refuses to work on a data folder that holds half of a restore. */
export async function refuseUnfinishedRestore(dataDir: string): Promise<void> {
  const mark = await readFile(join(dataDir, RESTORE_MARK), "utf8").catch(() => null);
  if (mark === null) return;
  throw new AppError(
    "conflict",
    `A restore into “${dataDir}” was begun and has not ended: wait for it, or if it was stopped, run cpc restore again.`,
  );
}

/** Refuses to take away the half of a restore that another process of this machine is still at. */
export async function refuseRestoreUnderWay(dataDir: string): Promise<void> {
  const path = join(dataDir, RESTORE_MARK);
  const [pid = "", host] = (await readFile(path, "utf8").catch(() => "")).trim().split(" ");
  if (host !== hostname() || Number(pid) === process.pid || !isAlive(Number(pid))) return;
  throw new AppError(
    "conflict",
    `A restore into “${dataDir}” is under way (process ${pid}): wait until it has ended. If that process is something else, delete “${path}”, empty the folder and run cpc restore again.`,
  );
}

export async function markRestore(dataDir: string): Promise<void> {
  await writeFile(join(dataDir, RESTORE_MARK), `${process.pid} ${hostname()}\n`, {
    mode: 0o600,
    flush: true,
  });
  await flush(dataDir);
}

export async function unmarkRestore(dataDir: string): Promise<void> {
  await rm(join(dataDir, RESTORE_MARK), { force: true });
  await flush(dataDir);
}
