import type { KeyObject } from "node:crypto";
import { chmod, mkdir, readdir, readFile, rename, rm, stat, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { HEADS_FILE } from "#app/audit/kept-heads.ts";
import { copyDatabase, withDatabaseFile } from "#app/platform/database-file.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { flush, sayDiskFailure, tallyOf } from "#app/platform/files/durable-file.server.ts";
import { type DatabaseFacts, readDatabaseFacts } from "./database-facts.server.ts";
import { addToDestroyedList } from "./destroyed-list.server.ts";
import { aloneIn, type Marker, openBackUpFolder, readMarker, writeMarker } from "./folder.server.ts";
import { fingerprintOf, fingerprintOfSecretKey } from "./keys.server.ts";
import {
  BACK_UP_MANIFEST_NAME,
  type BackedUpFile,
  type BackUpManifest,
  DATABASE_NAME,
  folderNameOf,
  KEEP_RULE,
  keepUntil,
  sayWhereKeyIs,
} from "./manifest.ts";
import { type BackUp, readBackUps } from "./read-back-ups.server.ts";
import { removeOldBackUps } from "./remove-old.server.ts";
import { flushFolders, keptPath, listKeptFiles, storeFile, storeKeptFiles } from "./store-files.server.ts";

/** What a back-up is made of. */
export interface Workspace {
  dataDir: string;
  /** Path of the SQLite file. */
  databaseFile: string;
  /** The key when it is a setting; null: it lies in the data folder. */
  secretKey: string | null;
  product: { name: string; version: string };
}

/** What a run says, and `cpc backup` prints. */
export interface BackUpReport {
  /** Whole path of the new back-up. */
  backUp: string;
  madeAt: string;
  keepUntil: string;
  sealedTo: string | null;
  files: number;
  bytes: number;
  /** Kept files that were copied, and those that the back-up before already held. */
  copied: number;
  linked: number;
  auditHead: BackUpManifest["auditHead"];
  /** What must be kept apart from the back-up. */
  secretKey: string;
  /** Names of back-ups that were too old and are gone. */
  removed: string[];
  /** Sentences about what a person should look at; the back-up stands all the same. */
  problems: string[];
}

/** What a data folder holds besides the database, the kept files and the key. */
const BESIDE_THE_DATABASE = [HEADS_FILE];

const MAKING = ".making-";

/**
 * Makes one whole back-up of a workspace in a folder of back-ups while people work, and removes those that are too old. A back-up is
 * written under another name and gets its own when every byte is on the disk; a run that fails or is killed leaves none.
 */
export async function makeBackUp(
  workspace: Workspace,
  folder: string,
  sealTo: KeyObject | null,
  now: Date,
): Promise<BackUpReport> {
  if ((await stat(workspace.databaseFile).catch(() => null)) === null) {
    throw new AppError(
      "invalid",
      `There is no database in “${workspace.databaseFile}”: set DATA_DIR to the workspace's folder.`,
    );
  }
  const path = await openBackUpFolder(folder, workspace.dataDir);
  return aloneIn(path, async () => {
    const marker = await readMarker(path);
    if (marker === null) throw new AppError("conflict", `“${folder}” was emptied meanwhile. Try again.`);
    await removeLeftovers(path, workspace.databaseFile);
    let made: { report: BackUpReport; marker: Marker } | undefined;
    try {
      made = await make(workspace, path, sealTo, marker, now);
      return made.report;
    } catch (error) {
      throw sayDiskFailure(error, folder);
    } finally {
      // Also when nothing could be made: what was destroyed must go from the old ones all the same.
      const removal = await removeOldBackUps(path, now);
      made?.report.removed.push(...removal.removed);
      made?.report.problems.push(...removal.problems);
      if (made !== undefined) await writeMarker(path, made.marker);
    }
  });
}

async function make(
  workspace: Workspace,
  folder: string,
  sealTo: KeyObject | null,
  marker: Marker,
  madeAt: Date,
): Promise<{ report: BackUpReport; marker: Marker }> {
  const { backUps } = await readBackUps(folder);
  const sealedTo = sealTo === null ? null : fingerprintOf(sealTo);
  const before = backUps.filter(({ manifest }) => manifest.sealedTo === sealedTo).at(-1) ?? null;
  const making = join(folder, `${MAKING}${folderNameOf(madeAt)}`);
  await requireRoom(workspace, folder, before);
  await mkdir(making, { mode: 0o700 });
  // Beside the original when the back-up is to be sealed: nothing readable must ever have been on its disk.
  const copy = sealTo === null ? join(making, DATABASE_NAME) : copyNameOf(workspace.databaseFile);
  try {
    // Before the database: every head in it is of an event that the copy holds.
    const beside = await storeBeside(workspace, making, sealTo);
    await copyDatabase(workspace.databaseFile, copy);
    await chmod(copy, 0o600);
    const facts = await withDatabaseFile(copy, readDatabaseFacts);
    refuseBadCopy(facts, marker, folder);
    const database =
      sealTo === null ? await flushCopy(copy) : await storeFile(copy, making, DATABASE_NAME, sealTo);
    // After the database: a file is kept before the row that names it.
    const wanted = new Set(facts.fileKeys);
    const keys = [...new Set([...(await listKeptFiles(workspace.dataDir)), ...wanted])].sort();
    const kept = await storeKeptFiles(workspace.dataDir, keys, wanted, making, sealTo, before);
    const manifest: BackUpManifest = {
      format: "cpc-back-up",
      version: 1,
      madeAt: madeAt.toISOString(),
      keepUntil: keepUntil(madeAt).toISOString(),
      keepRule: KEEP_RULE,
      product: workspace.product,
      migrations: facts.migrations,
      auditHead: facts.auditHead,
      tables: facts.tables,
      sealedTo,
      secretKey: await describeKey(workspace, sealTo !== null),
      files: [database, ...beside, ...kept.files],
      problems: [...facts.orphans, ...facts.drift, ...kept.problems],
    };
    await withDatabaseFile(copy, (file) => addToDestroyedList(folder, file));
    const backUp = await finish(making, folder, manifest, madeAt);
    return {
      report: reportOn(backUp, manifest, kept),
      marker: { ...marker, workspace: facts.workspace ?? marker.workspace },
    };
  } finally {
    await rm(making, { recursive: true, force: true });
    if (sealTo !== null) await removeCopy(copy);
  }
}

function copyNameOf(databaseFile: string): string {
  return `${databaseFile}.copy-for-back-up`;
}

/** SQLite may have put a journal beside it. */
async function removeCopy(copy: string): Promise<void> {
  for (const end of ["", "-journal", "-wal", "-shm"]) await rm(copy + end, { force: true });
}

/** What a run that was killed left behind. */
async function removeLeftovers(folder: string, databaseFile: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(MAKING) || name.startsWith(".removing-")) {
      await rm(join(folder, name), { recursive: true, force: true });
    }
  }
  await removeCopy(copyNameOf(databaseFile));
}

/** Refuses before anything is written when there cannot be enough room: a disk that is full stops others too. */
async function requireRoom(workspace: Workspace, folder: string, before: BackUp | null): Promise<void> {
  const known = new Set(before?.manifest.files.map(({ path }) => path));
  let bytes = 0;
  for (const end of ["", "-wal"]) {
    bytes += (await stat(workspace.databaseFile + end).catch(() => null))?.size ?? 0;
  }
  for (const key of await listKeptFiles(workspace.dataDir)) {
    if (known.has(keptPath(key))) continue;
    bytes += (await stat(join(workspace.dataDir, keptPath(key))).catch(() => null))?.size ?? 0;
  }
  const { bavail, bsize } = await statfs(folder);
  const freeBytes = bavail * bsize;
  if (freeBytes >= bytes) return;
  throw new AppError(
    "conflict",
    `“${folder}” has room for ${inMegabytes(freeBytes)} MB, but a back-up needs about ${inMegabytes(bytes)} MB: make room, or give a folder on another disk.`,
  );
}

function inMegabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000);
}

function refuseBadCopy(facts: DatabaseFacts, marker: Marker, folder: string): void {
  if (facts.damage.length > 0) {
    throw new AppError(
      "conflict",
      `No back-up was made, since the database is damaged: ${facts.damage[0]}. Keep the back-ups that are there and restore the newest one that is whole.`,
    );
  }
  if (facts.migrations.length === 0) {
    throw new AppError("invalid", "The database is empty: start the workspace once before it is backed up.");
  }
  if (marker.workspace !== null && facts.workspace !== null && marker.workspace !== facts.workspace) {
    throw new AppError(
      "conflict",
      `“${folder}” holds back-ups of another workspace: give each workspace a folder of its own.`,
    );
  }
}

async function flushCopy(copy: string): Promise<BackedUpFile> {
  await flush(copy);
  const { bytes, sha256 } = await tallyOf(copy);
  return { path: DATABASE_NAME, bytes, sha256, storedBytes: bytes, storedSha256: sha256 };
}

/** The key goes into sealed back-ups only: beside readable ones it would open what the database keeps sealed. */
async function storeBeside(
  workspace: Workspace,
  making: string,
  sealTo: KeyObject | null,
): Promise<BackedUpFile[]> {
  const isKeyWanted = sealTo !== null && workspace.secretKey === null;
  const names = [...BESIDE_THE_DATABASE, ...(isKeyWanted ? ["secret.key"] : [])];
  const files: BackedUpFile[] = [];
  for (const name of names) {
    const from = join(workspace.dataDir, name);
    if ((await stat(from).catch(() => null)) === null) continue;
    files.push(await storeFile(from, making, name, sealTo));
  }
  return files;
}

async function describeKey(workspace: Workspace, isSealed: boolean): Promise<BackUpManifest["secretKey"]> {
  if (workspace.secretKey !== null) {
    return {
      isIncluded: false,
      fingerprint: fingerprintOfSecretKey(workspace.secretKey),
      says: sayWhereKeyIs("setting", isSealed),
    };
  }
  const text = await readFile(join(workspace.dataDir, "secret.key"), "utf8").catch(() => null);
  if (text === null) {
    return { isIncluded: false, fingerprint: null, says: sayWhereKeyIs("none", isSealed) };
  }
  return {
    isIncluded: isSealed,
    fingerprint: fingerprintOfSecretKey(text),
    says: sayWhereKeyIs("file", isSealed),
  };
}

/** Writes the manifest, has the disk keep everything, and gives the back-up its name. Returns its path. */
async function finish(
  making: string,
  folder: string,
  manifest: BackUpManifest,
  madeAt: Date,
): Promise<string> {
  await writeFile(join(making, BACK_UP_MANIFEST_NAME), `${JSON.stringify(manifest, null, 2)}\n`, {
    mode: 0o600,
    flag: "wx",
    flush: true,
  });
  await flushFolders(making);
  const taken = new Set(await readdir(folder));
  let again = 0;
  while (taken.has(folderNameOf(madeAt, again))) again += 1;
  const path = join(folder, folderNameOf(madeAt, again));
  await rename(making, path);
  await flush(folder);
  return path;
}

function reportOn(
  backUp: string,
  manifest: BackUpManifest,
  { copied, linked }: { copied: number; linked: number },
): BackUpReport {
  return {
    backUp,
    madeAt: manifest.madeAt,
    keepUntil: manifest.keepUntil,
    sealedTo: manifest.sealedTo,
    files: manifest.files.length,
    bytes: manifest.files.reduce((sum, file) => sum + file.storedBytes, 0),
    copied,
    linked,
    auditHead: manifest.auditHead,
    secretKey: manifest.secretKey.says,
    removed: [],
    problems: [...manifest.problems],
  };
}
