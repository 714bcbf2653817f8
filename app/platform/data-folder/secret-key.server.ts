import { randomBytes, randomUUID } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { AppError } from "../errors.ts";
import { orSayWhy } from "./own-folder.server.ts";

/** Characters that a key must have: as many as SECRET_KEY. */
const SHORTEST_KEY = 32;

/** The file that the key of an installation stands in, unless SECRET_KEY is set. */
export function keyFileOf(dataDir: string): string {
  return join(dataDir, "secret.key");
}

/** The key in DATA_DIR; null when there is no such file. Throws conflict when it is empty, too short or not to be read. */
export function readKeyFile(dataDir: string): string | null {
  const path = keyFileOf(dataDir);
  const text = orSayWhy(path, () => {
    try {
      return readFileSync(path, "utf8").trim();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
      throw error;
    }
  });
  if (text === null || text.length >= SHORTEST_KEY) return text;
  throw new AppError(
    "conflict",
    `${path} is ${text === "" ? "empty" : `too short for a key (${text.length} of ${SHORTEST_KEY} characters)`}: put back the one that is kept with the back-up; no new one was made, since what was sealed with the old one would be lost.`,
  );
}

/**
 * Makes the key of a new installation and returns it, or the one that another process made meanwhile. It is whole on the disk
 * before it has its name, so that a machine that stops half way leaves no empty key.
 */
export function makeKeyFile(dataDir: string): string {
  const path = keyFileOf(dataDir);
  orSayWhy(path, () => {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const beside = `${path}.${randomUUID()}`;
    try {
      const file = openSync(beside, "wx", 0o600);
      try {
        writeSync(file, randomBytes(32).toString("base64url"));
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      linkSync(beside, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(beside, { force: true });
    }
  });
  return readKeyFile(dataDir) ?? makeKeyFile(dataDir);
}
