import type { KeyObject } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runningServer } from "#app/platform/data-folder/server-lock.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { flush, sayDiskFailure } from "#app/platform/files/durable-file.server.ts";
import { bringUpToDate } from "#prisma/bring-up-to-date.ts";
import { checkBackUp, requireWhole } from "./check-back-up.server.ts";
import { fingerprintOfSecretKey } from "./keys.server.ts";
import type { Workspace } from "./make-back-up.server.ts";
import { DATABASE_NAME } from "./manifest.ts";
import { type FoundBackUp, takeFile } from "./open-back-up.server.ts";
import { markRestore, RESTORE_MARK, refuseRestoreUnderWay, unmarkRestore } from "./restore-mark.server.ts";
import { flushFolders } from "./store-files.server.ts";

const SECRET_KEY_FILE = "secret.key";

/** What may lie in a data folder that a back-up is restored into: the key, and what an empty disk holds by itself. */
const MAY_BE_THERE = [SECRET_KEY_FILE, "lost+found"];

/** What a start leaves that was refused, or a server that was killed: nothing of anybody's. */
const LEFT_BY_A_START = ["server.json", "server.lock", "server.lock-journal"];

/** What a restore did, and `cpc restore` prints. */
export interface RestoreReport {
  backUp: string;
  madeAt: string;
  dataDir: string;
  files: number;
  /** Migrations applied, for a back-up of an earlier version. */
  migrations: string[];
  /** What the restored workspace did next, inside the database. */
  settled: Settled;
  says: string[];
}

/** What has to be put right in the records once they are back. */
export interface Settled {
  auditHead: { sequence: number; hash: string };
  /** Records that later certificates say were destroyed, by category, and names that were removed. */
  destroyedAgain: { category: string; challengeId: string | null; count: number }[];
  emptiedAgain: { person: number; account: number };
  /** Messages that waited to be sent and are not sent by themselves. */
  messagesHeld: number;
  sessionsEnded: number;
}

/**
 * Puts a back-up in place in a data folder that holds nothing yet but the key. It is checked first; then files, then the database, brought up to
 * date; then `settle` puts the records right. Whatever fails, the folder is as it was; a restore that was killed is begun anew by the next.
 */
export async function restore(
  workspace: Workspace,
  backUp: FoundBackUp,
  key: KeyObject | null,
  now: Date,
  settle: (backUp: FoundBackUp, migrations: string[], now: Date) => Promise<Settled>,
): Promise<RestoreReport> {
  if (backUp.manifest.sealedTo !== null && key === null) {
    throw new AppError(
      "invalid",
      `This back-up is sealed to the key ${backUp.manifest.sealedTo}: give the file of the private key with --key FILE.`,
    );
  }
  await requireEmpty(workspace);
  await requireSecretKey(workspace, backUp);
  requireWhole(await checkBackUp(backUp, key));
  try {
    await mkdir(workspace.dataDir, { recursive: true, mode: 0o700 });
    await markRestore(workspace.dataDir);
    await putInPlace(workspace, backUp, key);
    const migrations = await bringUpToDate(`file:${workspace.databaseFile}`, { now, keepsCopy: false });
    const settled = await settle(backUp, migrations, now);
    await flush(workspace.databaseFile);
    await unmarkRestore(workspace.dataDir);
    const { madeAt, files } = backUp.manifest;
    return {
      backUp: backUp.path,
      madeAt,
      dataDir: workspace.dataDir,
      files: files.length,
      migrations,
      settled,
      says: sayWhatToDo(madeAt, settled),
    };
  } catch (error) {
    await takeAllBack(workspace);
    throw sayDiskFailure(error, workspace.dataDir);
  }
}

/** Nothing may be there that could be written over, and no server may be at work. What a killed restore left is taken away. */
async function requireEmpty(workspace: Workspace): Promise<void> {
  const names = await readdir(workspace.dataDir).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === "ENOENT") return [];
    throw sayDiskFailure(error, workspace.dataDir);
  });
  if (names.includes(RESTORE_MARK)) {
    await refuseRestoreUnderWay(workspace.dataDir);
    await takeAllBack(workspace);
    return;
  }
  const isServing = runningServer(workspace.dataDir) !== null;
  const others = names.filter(
    (name) => !MAY_BE_THERE.includes(name) && (isServing || !LEFT_BY_A_START.includes(name)),
  );
  if (others.length > 0) {
    throw new AppError(
      "conflict",
      `“${workspace.dataDir}” is not empty (${others.slice(0, 3).join(", ")}), and nothing is ever written over. Stop the server, move that folder away, and restore into an empty one.`,
    );
  }
  if ((await stat(workspace.databaseFile).catch(() => null)) !== null) {
    throw new AppError(
      "conflict",
      `There is a database in “${workspace.databaseFile}”, and nothing is ever written over. Stop the server and move it away.`,
    );
  }
}

/** The key must be the one that the database's secrets are sealed with, in the setting, in the folder, or in the back-up. */
async function requireSecretKey(workspace: Workspace, backUp: FoundBackUp): Promise<void> {
  const { fingerprint, isIncluded } = backUp.manifest.secretKey;
  if (fingerprint === null) return;
  const inFolder = await readFile(join(workspace.dataDir, SECRET_KEY_FILE), "utf8").catch(() => null);
  const given = workspace.secretKey ?? inFolder;
  if (given === null) {
    if (isIncluded) return;
    throw new AppError(
      "invalid",
      `The key that secrets in this back-up are sealed with is not in it: put secret.key into “${workspace.dataDir}”, or set SECRET_KEY, and restore again.`,
    );
  }
  if (fingerprintOfSecretKey(given) !== fingerprint) {
    throw new AppError(
      "invalid",
      `${workspace.secretKey === null ? `secret.key in “${workspace.dataDir}”` : "SECRET_KEY"} is not the key that secrets in this back-up are sealed with: second steps and waiting messages could not be opened. Give the key from when it was made.`,
    );
  }
}

async function putInPlace(workspace: Workspace, backUp: FoundBackUp, key: KeyObject | null): Promise<void> {
  const isKeyThere =
    workspace.secretKey !== null ||
    (await stat(join(workspace.dataDir, SECRET_KEY_FILE)).catch(() => null)) !== null;
  for (const file of backUp.manifest.files) {
    if (file.path === SECRET_KEY_FILE && isKeyThere) continue;
    const to = file.path === DATABASE_NAME ? workspace.databaseFile : join(workspace.dataDir, file.path);
    const wrong = await takeFile(backUp, file, key, to);
    if (wrong !== null) throw new AppError("conflict", `${wrong} Nothing was restored.`);
  }
  await flushFolders(workspace.dataDir);
  await flush(dirname(workspace.databaseFile));
}

/** Leaves of the data folder what was there before: the key. One that the restore itself brought stays too; it does no harm. */
async function takeAllBack(workspace: Workspace): Promise<void> {
  for (const name of await readdir(workspace.dataDir).catch(() => [])) {
    if (MAY_BE_THERE.includes(name) || name === RESTORE_MARK) continue;
    await rm(join(workspace.dataDir, name), { recursive: true, force: true });
  }
  for (const end of ["", "-wal", "-shm", "-journal"]) {
    await rm(workspace.databaseFile + end, { force: true });
  }
  await rm(join(workspace.dataDir, RESTORE_MARK), { force: true });
}

function sayWhatToDo(madeAt: string, settled: Settled): string[] {
  const says = [
    `The workspace is as it was on ${madeAt}. What was written, released or withdrawn after that is not in it: tell those who worked, and look at what is public.`,
    "Everybody has to sign in again.",
  ];
  if (settled.messagesHeld > 0) {
    says.push(
      `${settled.messagesHeld} messages that waited then may have been sent since: they are not sent by themselves. An administrator finds them in the outbox.`,
    );
  }
  const count = settled.destroyedAgain.reduce((sum, step) => sum + step.count, 0);
  if (settled.destroyedAgain.length > 0) {
    says.push(`${count} records that were destroyed after that by rule have been destroyed again.`);
  }
  return says;
}
