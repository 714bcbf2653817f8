import { randomUUID } from "node:crypto";
import { link, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { flush, sayDiskFailure } from "#app/platform/files/durable-file.server.ts";
import type { Copy } from "./copy.ts";
import { makeCopy, recordTaken, type TakenCopy } from "./make-copy.server.ts";

/**
 * Writes a copy of a challenge into a new file. It is made beside it, read back whole, and gets its name in the transaction that writes
 * the event: neither stands without the other. Throws invalid when there is a file already, or no folder for it.
 */
export async function takeCopyToFile(copy: Copy, file: string, now: Date): Promise<TakenCopy> {
  const path = resolve(file);
  await refusePlace(path, file);
  const making = join(dirname(path), `.${basename(path)}.making-${randomUUID()}`);
  let isPlaced = false;
  try {
    const taken = await makeCopy(copy, making, now);
    await transaction(async (tx) => {
      await recordTaken(tx, copy, taken, now);
      await place(making, path, file);
      isPlaced = true;
    });
    await flush(dirname(path));
    return taken;
  } catch (error) {
    if (isPlaced) await rm(path, { force: true });
    throw sayDiskFailure(error, file);
  } finally {
    await rm(making, { force: true });
  }
}

async function refusePlace(path: string, file: string): Promise<void> {
  const folder = await stat(dirname(path)).catch(() => null);
  if (folder === null || !folder.isDirectory()) {
    throw new AppError("invalid", `There is no folder “${dirname(path)}” for “${file}”: make it first.`);
  }
  if ((await stat(path).catch(() => null)) !== null) throw taken(file);
}

function taken(file: string): AppError {
  return new AppError("invalid", `There is a file “${file}” already: give another name.`);
}

/** Gives the finished file its name, unless somebody else took that meanwhile. */
async function place(making: string, path: string, file: string): Promise<void> {
  try {
    await link(making, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") throw taken(file);
    // A disk without hard links.
    if (!["EPERM", "ENOTSUP", "ENOSYS", "EMLINK"].includes(code ?? "")) throw error;
    await refusePlace(path, file);
    await rename(making, path);
  }
}
