import type { KeyObject } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { AppError } from "#app/platform/errors.ts";
import { counting, readInPieces, writeNewFile } from "#app/platform/files/durable-file.server.ts";
import { readMarker } from "./folder.server.ts";
import { fingerprintOf } from "./keys.server.ts";
import { BACK_UP_MANIFEST_NAME, type BackedUpFile } from "./manifest.ts";
import { type BackUp, readBackUps, readManifest } from "./read-back-ups.server.ts";
import { unsealFile } from "./sealed-file.server.ts";
import { storedPath } from "./store-files.server.ts";

/** A back-up and the folder of back-ups it lies in, which may hold more than it: the list of what was destroyed. */
export interface FoundBackUp extends BackUp {
  folder: string;
}

/**
 * Finds the back-up that a path means: itself, or the newest in a folder of back-ups. Throws invalid when there is none, or when the newest
 * is not the one that anybody would expect: a later one cannot be read, or a wrong clock dated it.
 */
export async function findBackUp(path: string, now: Date = new Date()): Promise<FoundBackUp> {
  const whole = resolve(path);
  if ((await readMarker(whole)) !== null) {
    const { backUps, unreadable } = await readBackUps(whole);
    const newest = backUps.at(-1);
    if (newest === undefined) {
      throw new AppError("invalid", `There is no back-up in “${path}” that can be read.`);
    }
    refuseIfAnotherIsMeant(backUps, newest, unreadable, now);
    return { ...newest, folder: whole };
  }
  const manifest = await readManifest(whole);
  return { name: whole.split("/").at(-1) ?? whole, path: whole, manifest, folder: dirname(whole) };
}

/** Work of days would be lost without a word if the one before were taken for the newest. */
function refuseIfAnotherIsMeant(
  backUps: readonly BackUp[],
  newest: BackUp,
  unreadable: readonly string[],
  now: Date,
): void {
  const later = unreadable.filter((name) => name > newest.name).sort();
  if (later.length > 0) {
    throw new AppError(
      "conflict",
      `The newest back-up, ${later.at(-1)}, has no ${BACK_UP_MANIFEST_NAME} that can be read. The newest that can be is ${newest.name}: to take that one, name its folder, “${newest.path}”.`,
    );
  }
  const isAhead = ({ manifest }: BackUp) => Date.parse(manifest.madeAt) > now.getTime();
  if (isAhead(newest) && !backUps.every(isAhead)) {
    throw new AppError(
      "conflict",
      `The newest back-up is dated ${newest.manifest.madeAt}, which is still to come: the clock was wrong then or is now. Name the folder of the one that you want, such as “${newest.path}”.`,
    );
  }
}

/** Refuses the key of another back-up before anything is opened with it. */
export function requireKeyOf(backUp: BackUp, key: KeyObject | null): void {
  const { sealedTo } = backUp.manifest;
  if (sealedTo === null || key === null || fingerprintOf(key) === sealedTo) return;
  throw new AppError(
    "invalid",
    `This back-up is sealed to the key ${sealedTo}, and the one given is ${fingerprintOf(key)}: give the private key that belongs to it.`,
  );
}

/**
 * Takes a file out of a back-up, opened, and compares it with the manifest on the way. With `to` null it is only read. Returns what is
 * wrong in a sentence; null when nothing is.
 */
export async function takeFile(
  backUp: BackUp,
  file: BackedUpFile,
  key: KeyObject | null,
  to: string | null,
): Promise<string | null> {
  const isSealed = backUp.manifest.sealedTo !== null;
  const stored = counting(readInPieces(join(backUp.path, storedPath(file.path, isSealed))));
  const isOpened = !isSealed || key !== null;
  const opened = counting(isSealed && key !== null ? unsealFile(stored.passing, key) : stored.passing);
  try {
    if (to === null) for await (const _ of opened.passing);
    else {
      await mkdir(dirname(to), { recursive: true, mode: 0o700 });
      await writeNewFile(to, opened.passing);
    }
  } catch (error) {
    if (error instanceof AppError) return `${file.path}: ${error.message}`;
    if ((error as NodeJS.ErrnoException).code === "ENOENT")
      return `${file.path} is missing from the back-up.`;
    throw error;
  }
  const isSame =
    stored.tally().sha256 === file.storedSha256 && (!isOpened || opened.tally().sha256 === file.sha256);
  return isSame ? null : `${file.path} is not what it was when the back-up was made.`;
}
