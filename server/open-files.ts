import { readFileSync } from "node:fs";
import type { Logger } from "pino";

/** Files kept for everything but connections: the database, its log, what is read and written, the program itself. */
const KEPT_FOR_FILES = 112;

/** More connections than any council has windows; beyond it the machine is the limit. */
const FEW_FILES = 1024;

/** How many files this process may have open; null where the system does not say. */
function openFileLimit(): number | null {
  try {
    const limit = /^Max open files\s+(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8"))?.[1];
    return limit === undefined ? null : Number(limit);
  } catch {
    return null;
  }
}

/**
 * How many connections the server may have at once, so that files can still be opened when all are taken: a save that finds no
 * file to open fails, a connection too many only waits for its turn in the browser.
 */
export function mostConnections(log: Logger, limit: number | null = openFileLimit()): number {
  if (limit === null) return Number.POSITIVE_INFINITY;
  const most = Math.max(16, limit - KEPT_FOR_FILES);
  if (limit < FEW_FILES) {
    log.warn(
      { limit, connections: most },
      "this process may open few files, so it takes few connections at once",
    );
  }
  return most;
}
