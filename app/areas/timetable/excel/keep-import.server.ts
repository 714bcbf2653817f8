import { createHash } from "node:crypto";
import { demand, type VisitPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { type Db, db, type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import type { Prisma } from "#app/platform/generated/prisma/client.ts";
import { newId } from "#app/platform/ids.ts";
import { readRevision } from "../plan/change-timetable.server.ts";
import { listKnownHeadings } from "./known-headings.server.ts";
import { type ImportPlan, planImport } from "./plan-import.ts";
import { readStanding } from "./read-standing.server.ts";
import { readImportFile } from "./reading/read-import-file.server.ts";
import type { StandingRecord } from "./standing-record.ts";
import { storedImport } from "./stored-import.ts";

/** What the row of an import is: the file as read, until it is taken or thrown away, and nothing after that. */
export const IMPORT = "import";

/** What is kept of an import that is over: a file of names and addresses is not. */
export const EMPTIED = "{}";

/** A file that waits to be taken over lapses after this many days. */
const KEPT_DAYS = 7;

/** An import as its page shows it. */
export interface KeptImport {
  id: string;
  label: string;
  status: "ready" | "taken" | "left";
  startedByName: string;
  startedAt: Date;
  /** Whether the timetable was changed after the file was read; the plan is of the timetable as it is now. */
  isOutdated: boolean;
  /** null when it is over. */
  plan: ImportPlan | null;
  /** What the plan was worked out from; null when it is over. */
  standing: StandingRecord | null;
  /** Says that a plan is the one that was looked at. */
  fingerprint: string;
}

/**
 * Reads a file and keeps what it says until somebody takes it over or throws it away; returns the id. Nothing is written
 * to the timetable. Earlier files of the same person that still wait are thrown away. Throws forbidden or invalid.
 */
export async function keepImport(
  permit: VisitPermit,
  file: { name: string; bytes: Uint8Array },
  now: Date,
): Promise<string> {
  demand(permit, "timetable.edit");
  const read = await readImportFile(file, permit.actor.accountId);
  const { challengeId, actor } = permit;
  const id = newId();
  await transaction(async (tx) => {
    // Others' files lapse by the daily run alone, which knows whether the clock is right.
    await emptyImports(tx, { challengeId, startedById: actor.accountId });
    await tx.timetableProposal.create({
      data: {
        id,
        challengeId,
        visitId: permit.visitId,
        kind: IMPORT,
        label: read.fileName,
        status: "ready",
        baseRevision: await readRevision(permit, tx),
        seconds: 0,
        seed: 0,
        result: storedImport.write(read),
        startedAt: now,
        startedById: actor.accountId,
        startedByName: actor.name,
      },
      select: { id: true },
    });
    await record(tx, permit, { type: "timetable-changed", data: { what: "file read for import", id } }, now);
  });
  return id;
}

function lapsedAt(now: Date): Date {
  return new Date(now.getTime() - KEPT_DAYS * 86_400_000);
}

/** Empties the files of every challenge that have waited too long. The daily run of retention calls it. */
export async function emptyLapsedImports(now: Date): Promise<number> {
  return transaction((tx) => emptyImports(tx, { startedAt: { lt: lapsedAt(now) } }));
}

/** Empties files that wait, so that nothing of them is kept. */
export async function emptyImports(tx: Tx, where: Prisma.TimetableProposalWhereInput): Promise<number> {
  const { count } = await tx.timetableProposal.updateMany({
    where: { ...where, kind: IMPORT, status: "ready" },
    data: { status: "left", result: EMPTIED, label: "" },
  });
  return count;
}

/** The import with what it would do to the timetable as it is now. Throws forbidden or not-found. */
export async function readImport(
  permit: VisitPermit,
  importId: string,
  client: Db = db,
): Promise<KeptImport> {
  demand(permit, "timetable.edit");
  const row = await client.timetableProposal.findFirst({
    where: { id: importId, visitId: permit.visitId, kind: IMPORT },
    select: {
      id: true,
      label: true,
      status: true,
      baseRevision: true,
      result: true,
      startedAt: true,
      startedByName: true,
    },
  });
  if (row === null) throw new AppError("not-found", "There is no such import.");
  const { result, baseRevision, status, ...facts } = row;
  const standing = status === "ready" ? await readStanding(permit, client) : null;
  const plan =
    standing === null
      ? null
      : planImport(storedImport.read(result), standing, await listKnownHeadings(permit, client));
  return {
    ...facts,
    status: status as KeptImport["status"],
    isOutdated: baseRevision !== (await readRevision(permit, client)),
    plan,
    standing,
    fingerprint: plan === null ? "" : fingerprintOf(plan),
  };
}

/** A hash of all that would be written: another plan has another. */
function fingerprintOf({ people, sessions, missing }: ImportPlan): string {
  const written = [...people, ...sessions].filter(({ state }) => state !== "unchanged");
  return createHash("sha256")
    .update(JSON.stringify([written, missing]))
    .digest("hex");
}

/** The files that wait to be looked at, newest first; at most 5. */
export async function listWaitingImports(
  permit: VisitPermit,
): Promise<{ id: string; label: string; startedAt: Date; startedByName: string }[]> {
  demand(permit, "timetable.edit");
  return db.timetableProposal.findMany({
    where: { visitId: permit.visitId, kind: IMPORT, status: "ready" },
    orderBy: { startedAt: "desc" },
    take: 5,
    select: { id: true, label: true, startedAt: true, startedByName: true },
  });
}

/** Throws a file away that waits. Throws forbidden, or conflict when that is over already. */
export async function leaveImport(permit: VisitPermit, importId: string): Promise<void> {
  demand(permit, "timetable.edit");
  const count = await transaction((tx) => emptyImports(tx, { visitId: permit.visitId, id: importId }));
  if (count === 0) throw importIsOver();
}

/** Thrown for a file that no longer waits. */
export function importIsOver(): AppError {
  return new AppError("conflict", "This was imported or deleted already.");
}
