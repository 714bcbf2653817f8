import { record } from "#app/audit/record.server.ts";
import { thisProduct } from "#app/back-up/this-workspace.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { tallyOf } from "#app/platform/files/durable-file.server.ts";
import { type ArchiveReport, checkArchive } from "./check-archive.server.ts";
import type { Copy } from "./copy.ts";
import { writeArchive } from "./write-archive.server.ts";

/** What was made, as `cpc export-challenge` prints it. */
export interface TakenCopy extends ArchiveReport {
  bytes: number;
  sha256: string;
}

/** Writes it, and reads it back: a copy that cannot be read is none. */
export async function makeCopy(copy: Copy, path: string, now: Date): Promise<TakenCopy> {
  await writeArchive(copy, path, thisProduct(), now);
  const report = await checkArchive(path);
  return { ...report, ...(await tallyOf(path)) };
}

/** The event, in the transaction that makes the copy somebody's. */
export async function recordTaken(
  tx: Tx,
  { kind, permit }: Copy,
  taken: TakenCopy,
  now: Date,
): Promise<void> {
  const { rows, files, sha256 } = taken;
  const whose = kind === "council" ? { councilId: permit.councilId } : {};
  await record(tx, permit, { type: "copy-taken", data: { copy: kind, ...whose, rows, files, sha256 } }, now);
}
