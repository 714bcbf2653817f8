import { hostname } from "node:os";
import { setImmediate as nextTurn } from "node:timers/promises";
import { withPatience } from "../db.server.ts";
import { AppError } from "../errors.ts";
import { newId } from "../ids.ts";
import { log } from "../log.server.ts";
import { countJobFailure } from "../metrics.server.ts";
import { withLogContext } from "../request-context/log-context.server.ts";
import { addRounds, claim, type DueJob, finish, keepClaim, listDue, makeDue } from "./job-store.server.ts";
import { CLAIM_MS } from "./job-times.ts";

/** What a job is given when it is done. */
export interface JobRun {
  /** The id of what it is about; nothing for work that comes round again. */
  subject: string;
  now: Date;
}

/** How one kind of job is done. */
export interface JobWork {
  run: (job: JobRun) => Promise<unknown>;
  /** For work that comes round again by itself: milliseconds from one run to the next. */
  everyMs?: number;
  /** Milliseconds after the start of the process before which it is not done. */
  notBeforeMs?: number;
  /** A cheap look whether there is anything to do, before the job is taken: what is looked for often writes nothing then. */
  hasWork?: (now: Date) => Promise<boolean>;
}

/** The kinds of jobs by their name. */
export type JobTable<Kind extends string = string> = Record<Kind, JobWork>;

/** The jobs of a process while it runs. */
export interface RunningJobs {
  /** Looks at once for what is due; with a kind, that is due now. For callers that just made work. */
  nudge: (kind?: string) => void;
  /** No further job begins; resolves once those under way are over. */
  stop: () => Promise<void>;
}

/** Milliseconds between two looks for what is due. */
const LOOK_MS = 5_000;

/** Milliseconds that the end of a job waits for others to be saved: one that was not written down would be done again. */
const PATIENCE_MS = 60_000;

/** Jobs a process does at a time. */
const MOST_AT_A_TIME = 2;

/** Starts doing what is due, in this process; others may do the same on the same database. */
export function startJobs(table: JobTable, lookMs: number = LOOK_MS): RunningJobs {
  const worker = `${hostname()}:${process.pid}:${newId()}`;
  const startedAtMs = performance.now();
  const underWay = new Map<string, Promise<void>>();
  let looking: Promise<void> | null = null;
  let isAskedAgain = false;
  let isStopped = false;

  const everyMsOf = new Map(Object.entries(table).map(([kind, work]) => [kind, work.everyMs ?? null]));
  const rounds = [...everyMsOf].filter(([, everyMs]) => everyMs !== null).map(([kind]) => kind);

  const isFree = (kind: string) => !underWay.has(kind) && underWay.size < MOST_AT_A_TIME;
  const isAwake = ({ notBeforeMs = 0 }: JobWork) => performance.now() - startedAtMs >= notBeforeMs;

  const look = async () => {
    const now = new Date();
    for (const job of await listDue(everyMsOf, now)) {
      const work = table[job.kind];
      if (isStopped || work === undefined || !isFree(job.kind) || !isAwake(work)) continue;
      // A job that was left half done is taken up whatever there is to do.
      if (job.status === "waiting" && work.hasWork !== undefined && !(await work.hasWork(now))) continue;
      if (!(await claim(job, worker, now))) continue;
      const belongsTo = { job: job.kind, jobId: job.id };
      const doing = withLogContext(belongsTo, () => perform(job, work, worker)).finally(() => {
        underWay.delete(job.kind);
        nudge();
      });
      underWay.set(job.kind, doing);
    }
  };
  const lookUntilNobodyAsks = async () => {
    try {
      do {
        isAskedAgain = false;
        // The database answers without giving up the turn: many jobs one after another would keep everybody else waiting.
        await nextTurn();
        await look();
      } while (isAskedAgain && !isStopped);
    } catch (error) {
      // The database is busy or the disk full: the next look comes.
      log.error({ err: error }, "jobs could not be looked for");
    } finally {
      looking = null;
    }
  };
  const nudge = (kind?: string) => {
    if (isStopped) return;
    if (kind !== undefined) {
      makeDue(kind)
        .then(() => nudge())
        .catch((error: unknown) => log.error({ err: error, job: kind }, "a job could not be asked for"));
      return;
    }
    if (looking === null) looking = lookUntilNobodyAsks();
    else isAskedAgain = true;
  };

  const timer = setInterval(nudge, lookMs);
  timer.unref();
  looking = addRounds(rounds, new Date())
    .catch((error: unknown) => {
      log.error({ err: error }, "jobs that come round could not be written down");
    })
    .then(lookUntilNobodyAsks);
  return {
    nudge,
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await looking;
      await Promise.all(underWay.values());
    },
  };
}

/** Does a job that was taken, says meanwhile that it is still being done, and writes down how it ended. Never throws. */
async function perform(job: DueJob, work: JobWork, worker: string): Promise<void> {
  const renewing = setInterval(() => {
    keepClaim(job, worker, new Date()).catch((error: unknown) => {
      log.warn({ err: error }, "a job under way could not be kept");
    });
  }, CLAIM_MS / 3);
  renewing.unref();
  let trouble: string | null = null;
  try {
    await work.run({ subject: job.subject, now: new Date() });
  } catch (error) {
    trouble = wordsOf(error);
    countJobFailure(job.kind);
  } finally {
    clearInterval(renewing);
  }
  try {
    await withPatience(PATIENCE_MS, () => finish(job, work.everyMs ?? null, worker, trouble, new Date()));
  } catch (error) {
    // The claim runs out and the job is done again, which it must bear.
    log.error({ err: error }, "how a job ended could not be written down");
  }
}

/** What went wrong, for the administrator: the sentence of an expected refusal, a reference for anything else. */
function wordsOf(error: unknown): string {
  if (error instanceof AppError) {
    log.warn({ err: error }, "a job could not be done");
    return error.message;
  }
  const reference = newId();
  log.error({ err: error, reference }, "a job failed");
  return `Something went wrong. The server's log says what, under the reference ${reference}.`;
}
