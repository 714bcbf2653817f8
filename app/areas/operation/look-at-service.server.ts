import { stat, statfs } from "node:fs/promises";
import { readClockDoubt } from "#app/areas/retention/watch-clock.server.ts";
import { readLastEventAt } from "#app/audit/read-events.server.ts";
import { readBackUpState } from "#app/back-up/watch-back-ups.server.ts";
import { readMailHalt } from "#app/mail/mail-halt.server.ts";
import { readOutboxState } from "#app/mail/outbox-state.server.ts";
import { refusalOf, transaction, withPatience } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { countTroubledJobs, readLastSuccess, writeNothing } from "#app/platform/jobs/job-store.server.ts";
import { log } from "#app/platform/log.server.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { mailTransport } from "#app/platform/transports/mail-transport.server.ts";
import type { JobKind } from "./job-kinds.ts";
import type { ServiceFacts } from "./service-state.ts";

/** Milliseconds that the trial of a save waits for others: longer, and people wait as well. */
const TRIAL_WAIT_MS = 1_000;

const TRAIL_JOB: JobKind = "audit-trail";

/** Looks at every part of the service. Changes nothing; a part that cannot be looked at does not keep the others back. */
export async function lookAtService(now: Date): Promise<ServiceFacts> {
  const [writeTrouble, databaseBytes, disk, halt, outbox, clockDoubt, backUp, troubledJobs, trail] =
    await Promise.all([
      tryToWrite(),
      measureDatabase(),
      measureDisk(),
      readMailHalt(),
      readOutboxState(),
      readClockDoubt(),
      readBackUpState(now),
      countTroubledJobs(),
      readTrail(),
    ]);
  return {
    writeTrouble,
    databaseBytes,
    disk,
    mail: { isSetUp: mailTransport() !== null, haltReason: halt?.reason ?? null, ...outbox },
    clockDoubt,
    backUp,
    troubledJobs,
    trail,
    singleSignOn: env.singleSignOn?.name ?? null,
  };
}

/** Takes the right to write and gives it back. What would keep a save from happening shows, as a sentence. */
async function tryToWrite(): Promise<string | null> {
  try {
    await withPatience(TRIAL_WAIT_MS, () => transaction(writeNothing));
    return null;
  } catch (thrown) {
    const error = refusalOf(thrown);
    if (error instanceof AppError) return error.message;
    log.error({ err: error }, "a trial of a save failed");
    return "Changes cannot be saved, and the server's log says why.";
  }
}

/** Bytes of the database and what is still in its log; null on another server than this. */
async function measureDatabase(): Promise<number | null> {
  if (!env.databaseUrl.startsWith("file:")) return null;
  const file = env.databaseUrl.slice("file:".length);
  const sizes = await Promise.all(
    [file, `${file}-wal`].map((path) =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function measureDisk(): Promise<ServiceFacts["disk"]> {
  try {
    const { bavail, blocks, bsize } = await statfs(env.dataDir);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch (error) {
    log.warn({ err: error }, "the room on the disk could not be measured");
    return null;
  }
}

async function readTrail(): Promise<ServiceFacts["trail"]> {
  return {
    lookedAt: await readLastSuccess(TRAIL_JOB),
    foundBrokenAt: await readLastEventAt("trail-found-broken"),
  };
}
