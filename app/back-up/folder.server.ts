import { mkdir, readdir, readFile, realpath, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";
import { z } from "zod";
import { AppError } from "#app/platform/errors.ts";
import { sayDiskFailure } from "#app/platform/files/durable-file.server.ts";

/** The file that makes a folder one of back-ups, and remembers whose. */
const MARKER = "cpc-back-ups.json";

const LOCK = ".under-way.lock";

/** A lock that its holder has not touched for so long is nobody's. */
const LOCK_LASTS_MS = 10 * 60_000;
const TOUCH_EVERY_MS = 5_000;

/** What an empty disk holds by itself. */
const OF_THE_DISK = ["lost+found", ".DS_Store"];

const MARKER_SHAPE = z.object({
  format: z.literal("cpc-back-ups"),
  version: z.literal(1),
  /** Id of the first event of the workspace whose back-ups these are; null as long as it had none. */
  workspace: z.string().nullable(),
});

export type Marker = z.infer<typeof MARKER_SHAPE>;

/**
 * Makes sure that a folder can hold back-ups: makes it when only it is missing, and refuses with a sentence one that lies in
 * the data folder, cannot be written, or holds something else. Returns its whole path.
 */
export async function openBackUpFolder(folder: string, dataDir: string): Promise<string> {
  const path = resolve(folder);
  try {
    const whole = join(await realpath(dirname(path)), basename(path));
    await refuseInside(whole, dataDir);
    await mkdir(whole, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    const real = await realpath(whole);
    await refuseInside(real, dataDir);
    if (!(await stat(real)).isDirectory()) {
      throw new AppError("invalid", `“${folder}” is a file: give a folder for the back-ups.`);
    }
    const there = (await readdir(real)).filter((name) => !OF_THE_DISK.includes(name));
    if (!there.includes(MARKER)) {
      if (there.length > 0) {
        throw new AppError(
          "invalid",
          `“${folder}” holds something else than back-ups of a workspace: give an empty folder, or one that back-ups were made into.`,
        );
      }
      await writeMarker(real, { format: "cpc-back-ups", version: 1, workspace: null });
    }
    return real;
  } catch (error) {
    throw sayDiskFailure(error, folder);
  }
}

async function refuseInside(path: string, dataDir: string): Promise<void> {
  const data = await realpath(dataDir).catch(() => resolve(dataDir));
  if (isWithin(path, data)) {
    throw new AppError(
      "invalid",
      `“${path}” lies in the data folder: whatever takes that would take the back-ups too. Give a folder elsewhere, on another disk if there is one.`,
    );
  }
  if (isWithin(data, path)) {
    throw new AppError(
      "invalid",
      `The data folder lies in “${path}”: give a folder for the back-ups alone, on another disk if there is one.`,
    );
  }
}

/** Whether a path is a folder or lies in it. */
function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || !(way === ".." || way.startsWith("../"));
}

/** What the folder says of itself; null when it is none of back-ups. Throws invalid when it is one that cannot be read. */
export async function readMarker(folder: string): Promise<Marker | null> {
  let text: string;
  try {
    text = await readFile(join(folder, MARKER), "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return null;
    throw sayDiskFailure(error, folder);
  }
  try {
    return MARKER_SHAPE.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError(
      "invalid",
      `“${join(folder, MARKER)}” is damaged: delete that file if only back-ups of this workspace lie beside it, and write {"format":"cpc-back-ups","version":1,"workspace":null} in its place.`,
      { cause },
    );
  }
}

export async function writeMarker(folder: string, marker: Marker): Promise<void> {
  await writeFile(join(folder, MARKER), `${JSON.stringify(marker, null, 2)}\n`, { mode: 0o600, flush: true });
}

/** Does something in the folder while nobody else does; a holder that died holds nothing. */
export async function aloneIn<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const lock = join(folder, LOCK);
  await takeLock(lock, folder);
  const touch = setInterval(() => {
    const now = new Date();
    utimes(lock, now, now).catch(() => undefined);
  }, TOUCH_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(touch);
    await rm(lock, { force: true });
  }
}

async function takeLock(lock: string, folder: string): Promise<void> {
  for (const isLastTry of [false, true]) {
    try {
      await writeFile(lock, `${process.pid} ${hostname()}\n`, { flag: "wx", mode: 0o600 });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw sayDiskFailure(error, folder);
      if (isLastTry || !(await isAbandoned(lock))) {
        throw new AppError(
          "conflict",
          `Another back-up into “${folder}” is under way: wait until it has ended.`,
        );
      }
      await rm(lock, { force: true });
    }
  }
}

async function isAbandoned(lock: string): Promise<boolean> {
  try {
    const [pid, host] = (await readFile(lock, "utf8")).trim().split(" ");
    if (host === hostname() && Number(pid) !== process.pid && !isAlive(Number(pid))) return true;
    return Date.now() - (await stat(lock)).mtimeMs > LOCK_LASTS_MS;
  } catch {
    // Gone meanwhile.
    return true;
  }
}

/** Whether a process of this machine still runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
