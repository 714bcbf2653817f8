import { chmodSync, existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { orSayWhy } from "./own-folder.server.ts";

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** Single files in DATA_DIR that are ours. */
const OWN_FILES = ["audit-heads.txt", "secret.key", "server.lock", "server.json"];

/**
 * Takes from everybody else on the machine the right to read what a workspace keeps: files 600, folders 700. Older versions
 * made them 644 and 755. Only what is ours is touched, since DATA_DIR may hold more; returns how many were changed. Once a folder
 * is closed nobody gets past it, so that what lies in it is looked at only before.
 */
export function keepForTheOwnerAlone(dataDir: string, databaseFile: string): number {
  let changed = 0;
  const close = (path: string, mode: number) => {
    if ((statSync(path).mode & 0o777) === mode) return;
    chmodSync(path, mode);
    changed += 1;
  };
  const closeIfThere = (path: string) => {
    if (existsSync(path)) orSayWhy(path, () => close(path, FILE_MODE));
  };
  for (const end of ["", "-wal", "-shm", "-journal"]) closeIfThere(`${databaseFile}${end}`);
  for (const name of OWN_FILES) closeIfThere(join(dataDir, name));
  for (const folder of [join(dataDir, "files"), join(dirname(databaseFile), "before-update")]) {
    if (!existsSync(folder) || (statSync(folder).mode & 0o777) === FOLDER_MODE) continue;
    orSayWhy(folder, () => {
      closeBelow(folder, close);
      close(folder, FOLDER_MODE);
    });
  }
  return changed;
}

function closeBelow(folder: string, close: (path: string, mode: number) => void): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      closeBelow(path, close);
      close(path, FOLDER_MODE);
    } else if (entry.isFile()) {
      close(path, FILE_MODE);
    }
  }
}
