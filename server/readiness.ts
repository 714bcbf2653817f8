import { randomUUID } from "node:crypto";
import { rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { readOutboxState } from "#app/mail/outbox-state.server.ts";
import { db, transaction, withPatience } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { writeNothing } from "#app/platform/jobs/job-store.server.ts";
import { log } from "#app/platform/log.server.ts";
import { PROJECT_PLACE, readMigrationsOf } from "#prisma/migration-place.ts";

const MB = 1024 * 1024;

/** Bytes below which a disk counts as full: what an hour of saves and their log take, and room to mend it. */
const LEAST_FREE_BYTES = 64 * MB;

/** Milliseconds that a trial write may wait for its turn: longer, and people wait as well. */
const MOST_WAIT_MS = 1_000;

/** Milliseconds for which an answer is given again: a flood of probes asks no more than one. */
const KEPT_MS = 1_000;

/** Bytes written to a file and taken away again. */
const TRIAL_BYTES = 4096;

/** Whether the service can do its work. `problems` are sentences for whoever runs it; `notes` are told and decide nothing. */
export interface Readiness {
  problems: string[];
  notes: string[];
}

/**
 * Sees whether the service can write, its database is as this program needs it and the disk has room. `misplaced` says which of its files are not
 * where they were.
 */
export async function lookAtReadiness(
  dataDir: string,
  { now = new Date(), leastFreeBytes = LEAST_FREE_BYTES, misplaced = (): string[] => [] } = {},
): Promise<Readiness> {
  const [written, room, migrations, outbox] = await Promise.all([
    writeProblem(),
    roomProblem(dataDir, leastFreeBytes),
    migrationProblem(),
    outboxNote(now),
  ]);
  const problems = [written, room, migrations].filter((each) => each !== null);
  return { problems: [...problems, ...misplaced()], notes: outbox };
}

/** Takes the right to write and gives it back: nothing is changed; what would keep a save from happening shows. */
async function writeProblem(): Promise<string | null> {
  try {
    await withPatience(MOST_WAIT_MS, () => transaction(writeNothing));
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === "busy") {
      return "Nothing can be saved at the moment: another program, such as a back-up or a shell, holds the database.";
    }
    if (error instanceof AppError) return `Nothing can be saved: ${error.message}`;
    log.error({ err: error }, "the database took no trial write");
    return "Nothing can be saved: the database does not take it, and the log says why.";
  }
}

/** What is said of so many bytes that are left for the data folder; null when they are enough. */
export function nearlyFull(freeBytes: number, leastFreeBytes: number): string | null {
  if (freeBytes >= leastFreeBytes) return null;
  return `The disk is nearly full: ${Math.floor(freeBytes / MB)} MB are left for the data folder, and ${Math.ceil(leastFreeBytes / MB)} MB are the least.`;
}

async function roomProblem(dataDir: string, leastFreeBytes: number): Promise<string | null> {
  const trial = join(dataDir, `.trial-${randomUUID()}`);
  try {
    await writeFile(trial, Buffer.alloc(TRIAL_BYTES), { flag: "wx", mode: 0o600 });
    const { bavail, bsize } = await statfs(dataDir);
    return nearlyFull(bavail * bsize, leastFreeBytes);
  } catch (error) {
    // Anybody may ask: where the folder lies and whose it is stands in the log alone.
    log.error({ err: error }, "the data folder took no trial file");
    return (error as NodeJS.ErrnoException).code === "ENOSPC"
      ? "The disk is full: nothing can be kept in the data folder."
      : "The data folder cannot be written, and the log says why.";
  } finally {
    await rm(trial, { force: true }).catch(() => undefined);
  }
}

/** The migrations of this program, by name; read once. */
let known: string[] | undefined;

async function migrationProblem(): Promise<string | null> {
  try {
    const rows = await db.$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
    const applied = new Set(rows.map(({ name }) => name));
    known ??= readMigrationsOf(PROJECT_PLACE).map(({ name }) => name);
    if (known.length === applied.size && known.every((name) => applied.has(name))) return null;
    return "The database is not the one that this version of the program needs: start the server again.";
  } catch (error) {
    log.error({ err: error }, "the database does not answer");
    return "The database does not answer, and the log says why.";
  }
}

async function outboxNote(now: Date): Promise<string[]> {
  try {
    const { oldestAt } = await readOutboxState();
    if (oldestAt === null) return ["No message waits to be sent."];
    const minutes = Math.max(0, Math.floor((now.getTime() - oldestAt.getTime()) / 60_000));
    return [`The oldest message that waits to be sent has waited for ${minutes} minutes.`];
  } catch {
    // The database's own line says so already.
    return [];
  }
}

/** Keeps what `look` found for a second, and looks once however many ask meanwhile. */
export function remembered<T>(look: () => Promise<T>, keptMs: number = KEPT_MS): () => Promise<T> {
  let kept: { at: number; answer: Promise<T> } | null = null;
  let isUnderWay = false;
  return () => {
    if (kept !== null && (isUnderWay || performance.now() - kept.at < keptMs)) return kept.answer;
    isUnderWay = true;
    const answer = look().finally(() => {
      isUnderWay = false;
      if (kept !== null) kept.at = performance.now();
    });
    kept = { at: performance.now(), answer };
    return answer;
  };
}

/** For service managers: this process answers. It needs nothing else, so that a full disk does not end a server that can still be read. */
export const answerHealth: RequestHandler = (_request, response) => {
  response.type("text/plain").set("Cache-Control", "no-store").send("ok\n");
};

/** For load balancers and alerts: 200 when the service can do its work, else 503 with a sentence on each thing that keeps it from it. */
export function answerReadiness(look: () => Promise<Readiness>, log: Logger): RequestHandler {
  return (_request, response) => {
    response.type("text/plain").set("Cache-Control", "no-store");
    look().then(
      ({ problems, notes }) => {
        if (problems.length > 0) response.status(503);
        response.send(`${[...(problems.length > 0 ? problems : ["ready"]), ...notes].join("\n")}\n`);
      },
      (error: unknown) => {
        log.error({ err: error }, "could not see whether the service is ready");
        response.status(503).send("Whether the service is ready could not be found out; the log says why.\n");
      },
    );
  };
}
