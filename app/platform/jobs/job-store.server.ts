import { db, type Tx } from "../db.server.ts";
import { AppError } from "../errors.ts";
import { newId } from "../ids.ts";
import { CLAIM_MS, LONGEST_BACK_OFF_MS, nextTryAt } from "./job-times.ts";

/** Jobs looked at in one go. */
const MOST_A_LOOK = 50;

/** Jobs that are over are forgotten after so many days. */
const KEPT_DAYS = 30;

const DAY_MS = 86_400_000;

/**
 * Puts a job of a kind into the table, in the transaction of the change that makes it needed: it is done after the commit, once.
 * Where one for the same subject waits already, that one is enough. `subject` is an id, never a name or an address.
 */
export async function queueJob(
  tx: Tx,
  { kind, subject }: { kind: string; subject: string },
  now: Date,
): Promise<void> {
  const { count } = await tx.job.updateMany({
    where: { kind, subject, status: "waiting" },
    data: { dueAt: now },
  });
  if (count > 0) return;
  await tx.job.create({
    data: { id: newId(), kind, subject, status: "waiting", dueAt: now, createdAt: now },
    select: { id: true },
  });
}

/** A job as it stood when it was looked at. */
export interface DueJob {
  id: string;
  kind: string;
  subject: string;
  status: string;
  dueAt: Date;
  claimedBy: string | null;
  claimedUntil: Date | null;
}

/** Gives work that comes round again its row, which is the same for all processes and stays. */
export async function addRounds(kinds: readonly string[], now: Date): Promise<void> {
  for (const kind of kinds) {
    await db.job.upsert({
      where: { id: kind },
      create: { id: kind, kind, status: "waiting", dueAt: now, createdAt: now },
      update: {},
      select: { id: true },
    });
  }
}

/** What is due, oldest first: also what a killed process left, and what was put off far too long while the clock was wrong.
 * `everyMsOf`: the kinds this process does, and how often those that come round. */
export async function listDue(everyMsOf: ReadonlyMap<string, number | null>, now: Date): Promise<DueJob[]> {
  const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
  const jobs = await db.job.findMany({
    where: {
      kind: { in: [...everyMsOf.keys()] },
      OR: [
        { status: "waiting", dueAt: { lte: now } },
        { status: "waiting", dueAt: { gt: later(LONGEST_BACK_OFF_MS) } },
        { status: "running", claimedUntil: { lte: now } },
        { status: "running", claimedUntil: { gt: later(2 * CLAIM_MS) } },
      ],
    },
    orderBy: { dueAt: "asc" },
    take: MOST_A_LOOK,
    select: {
      id: true,
      kind: true,
      subject: true,
      status: true,
      dueAt: true,
      claimedBy: true,
      claimedUntil: true,
    },
  });
  return jobs.filter(
    ({ kind, status, dueAt }) =>
      status === "running" || dueAt <= now || dueAt > later(everyMsOf.get(kind) ?? LONGEST_BACK_OFF_MS),
  );
}

/**
 * Takes a job for this process; false when another was quicker. One statement that changes the row only as it was read: the
 * same on SQLite and PostgreSQL, with any number of processes.
 */
export async function claim(job: DueJob, worker: string, now: Date): Promise<boolean> {
  const { id, status, dueAt, claimedBy, claimedUntil } = job;
  const { count } = await db.job.updateMany({
    where: { id, status, dueAt, claimedBy, claimedUntil },
    data: {
      status: "running",
      claimedBy: worker,
      claimedUntil: new Date(now.getTime() + CLAIM_MS),
      startedAt: now,
      attempts: { increment: 1 },
    },
  });
  return count === 1;
}

/** Says that a job under way is still being done. */
export async function keepClaim({ id }: DueJob, worker: string, now: Date): Promise<void> {
  await db.job.updateMany({
    where: { id, claimedBy: worker },
    data: { claimedUntil: new Date(now.getTime() + CLAIM_MS) },
  });
}

/** Writes down how a job ended: well where `trouble` is null. One that comes round again waits for its next time. */
export async function finish(
  job: DueJob,
  everyMs: number | null,
  worker: string,
  trouble: string | null,
  now: Date,
): Promise<void> {
  const own = { id: job.id, claimedBy: worker };
  const over = { claimedBy: null, claimedUntil: null, finishedAt: now, lastError: trouble };
  if (trouble === null) {
    const well = { ...over, attempts: 0, succeededAt: now };
    const next =
      everyMs === null
        ? { ...well, status: "done" }
        : { ...well, status: "waiting", dueAt: new Date(now.getTime() + everyMs) };
    const { count } = await db.job.updateMany({ where: { ...own, dueAt: job.dueAt }, data: next });
    // Asked for again while it was done: what came meanwhile may have been missed.
    if (count === 0) await db.job.updateMany({ where: own, data: { ...well, status: "waiting" } });
    return;
  }
  const { attempts } = await db.job.findUniqueOrThrow({ where: { id: job.id }, select: { attempts: true } });
  const dueAt = nextTryAt(attempts, now, everyMs);
  await db.job.updateMany({
    where: own,
    data: { ...over, ...(dueAt === null ? { status: "failed" } : { status: "waiting", dueAt }) },
  });
}

/** Makes work that comes round again due now, or once more after the run under way. */
export async function makeDue(kind: string): Promise<void> {
  await db.job.updateMany({ where: { id: kind }, data: { dueAt: new Date() } });
}

/** A job as the administrator sees it. */
export interface JobLine {
  id: string;
  kind: string;
  subject: string;
  status: "waiting" | "running" | "failed";
  dueAt: Date;
  attempts: number;
  startedAt: Date | null;
  finishedAt: Date | null;
  succeededAt: Date | null;
  lastError: string | null;
}

/** Jobs listed at most. */
const MOST_LISTED = 200;

/** Jobs that are not over, those that did not go well first. */
export async function listJobs(): Promise<JobLine[]> {
  const rows = await db.job.findMany({
    where: { status: { not: "done" } },
    orderBy: [{ attempts: "desc" }, { kind: "asc" }, { createdAt: "asc" }],
    take: MOST_LISTED,
    select: {
      id: true,
      kind: true,
      subject: true,
      status: true,
      dueAt: true,
      attempts: true,
      startedAt: true,
      finishedAt: true,
      succeededAt: true,
      lastError: true,
    },
  });
  return rows.map(({ status, ...row }) => ({ ...row, status: status as JobLine["status"] }));
}

/** How many jobs failed the last time and are not over: tried again later, or never by themselves. */
export function countTroubledJobs(): Promise<number> {
  return db.job.count({ where: { status: { not: "done" }, lastError: { not: null } } });
}

/** Has a job done as soon as it can be, with all its tries before it; answers its kind. Throws not-found, or conflict while it is being done. */
export async function askForJob(tx: Tx, id: string, now: Date): Promise<string> {
  const job = await tx.job.findUnique({ where: { id }, select: { kind: true } });
  if (job === null) throw new AppError("not-found", "This work is not there any more.");
  const { count } = await tx.job.updateMany({
    where: { id, status: { in: ["waiting", "failed"] } },
    data: { status: "waiting", dueAt: now, attempts: 0 },
  });
  if (count === 0) {
    throw new AppError("conflict", "This is being done just now, or is over. Look at the list again.");
  }
  return job.kind;
}

/** Forgets jobs that were over long ago. */
export async function forgetOldJobs(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  await db.job.deleteMany({ where: { status: "done", finishedAt: { lt: before } } });
}

/** When the work of an id last went well; null for never. */
export async function readLastSuccess(id: string): Promise<Date | null> {
  const job = await db.job.findUnique({ where: { id }, select: { succeededAt: true } });
  return job?.succeededAt ?? null;
}

/** A write that changes nothing: what would keep a save from happening keeps it from happening too. */
export async function writeNothing(tx: Tx): Promise<void> {
  await tx.job.deleteMany({ where: { id: "" } });
}
