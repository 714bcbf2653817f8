import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "#app/platform/errors.ts";
import { sayDiskFailure } from "#app/platform/files/durable-file.server.ts";
import { BACK_UP_MANIFEST_NAME, type BackUpManifest, isFolderName, MANIFEST_SHAPE } from "./manifest.ts";

/** A back-up that is whole, by its manifest. */
export interface BackUp {
  name: string;
  /** Whole path of its folder. */
  path: string;
  manifest: BackUpManifest;
}

/** What a folder of back-ups holds. */
export interface BackUps {
  /** Oldest first. */
  backUps: BackUp[];
  /** Folders that are named like one but have no manifest that can be read. */
  unreadable: string[];
  /** When the newest was made of those not dated after now; null: there is none. */
  lastGoodAt: Date | null;
}

/**
 * Lists the back-ups in a folder by their manifests; reads none of their files. None where the folder is not there. `lastGoodAt` is
 * never later than `now`: what a wrong clock dated ahead says nothing of today.
 */
export async function readBackUps(folder: string, now: Date = new Date()): Promise<BackUps> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw sayDiskFailure(error, folder);
  });
  const backUps: BackUp[] = [];
  const unreadable: string[] = [];
  for (const name of names.filter(isFolderName)) {
    try {
      const path = join(folder, name);
      backUps.push({ name, path, manifest: await readManifest(path) });
    } catch {
      unreadable.push(name);
    }
  }
  const madeAt = ({ manifest }: BackUp) => Date.parse(manifest.madeAt);
  backUps.sort((one, other) => madeAt(one) - madeAt(other) || (one.name < other.name ? -1 : 1));
  const newest = backUps.filter((backUp) => madeAt(backUp) <= now.getTime()).at(-1);
  return { backUps, unreadable, lastGoodAt: newest === undefined ? null : new Date(madeAt(newest)) };
}

/** The manifest of one back-up. Throws invalid with a sentence when there is none, or one of another format. */
export async function readManifest(path: string): Promise<BackUpManifest> {
  let text: string;
  try {
    text = await readFile(join(path, BACK_UP_MANIFEST_NAME), "utf8");
  } catch (cause) {
    throw new AppError("invalid", `There is no back-up in “${path}”: it has no ${BACK_UP_MANIFEST_NAME}.`, {
      cause,
    });
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid", `${BACK_UP_MANIFEST_NAME} of “${path}” is damaged: take another back-up.`, {
      cause,
    });
  }
  const parsed = MANIFEST_SHAPE.safeParse(content);
  if (parsed.success) return parsed.data;
  const { format, version } = (content ?? {}) as { format?: unknown; version?: unknown };
  throw new AppError(
    "invalid",
    format === "cpc-back-up" && version !== 1
      ? `The back-up in “${path}” is of format ${String(version)}, which this version of the product does not know: use a newer one.`
      : `${BACK_UP_MANIFEST_NAME} of “${path}” is not that of a back-up, or is damaged: take another back-up.`,
  );
}
