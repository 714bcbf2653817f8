import { appendFile, mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { db, transaction } from "../platform/db.server.ts";
import { AppError } from "../platform/errors.ts";
import { env } from "../platform/settings/env.server.ts";
import type { ChainHead } from "./chain.ts";
import { readEventData } from "./event-data.ts";
import { formatHead, HEADS_FILE, HEADS_PREAMBLE, type KeptHeads, readHeadLines } from "./kept-heads.ts";
import { BY_ITSELF, readHead, recordOutsideChallenge } from "./record.server.ts";

/** Bytes at the end of a file of heads that surely hold its last line. */
const TAIL_BYTES = 256;

/** Where heads are kept. */
export interface HeadsPlace {
  /** The folder as the event of its beginning names it; null for the data folder, which may move. */
  folder: string | null;
  file: string;
}

/** The folders heads are kept in: the database's, and one out of its reach when there is one. */
export function headsPlaces(): HeadsPlace[] {
  const beside: HeadsPlace = { folder: null, file: join(env.dataDir, HEADS_FILE) };
  if (env.auditHeadsDir === null) return [beside];
  return [beside, { folder: env.auditHeadsDir, file: join(env.auditHeadsDir, HEADS_FILE) }];
}

/** What is kept at a place; null when there is no file. */
export async function readKeptHeads(place: HeadsPlace): Promise<KeptHeads | null> {
  try {
    return readHeadLines(await readFile(place.file, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw notWritable(place, error);
  }
}

/** An event that says where heads are kept from then on. */
export interface HeadsBeginning {
  folder: string | null;
  head: ChainHead;
}

/** The beginnings that stand in the trail, oldest first. */
export async function readBeginnings(): Promise<HeadsBeginning[]> {
  const rows = await db.auditEvent.findMany({
    where: { type: "heads-begun", sequence: { not: null } },
    orderBy: { sequence: "asc" },
    select: { sequence: true, hash: true, data: true },
  });
  return rows.map(({ sequence, hash, data }) => ({
    folder: folderOf(data),
    head: { sequence: sequence ?? 0, hash: hash ?? "" },
  }));
}

function folderOf(data: string): string | null {
  const { folder } = readEventData(data);
  return typeof folder === "string" ? folder : null;
}

/**
 * Begins a file of heads wherever none was begun yet: at the first start, and for another folder than before. That it was
 * begun stands in the trail, so that a file that is gone, or begins later, is missed; such a one is never begun again.
 * Throws an AppError when a folder cannot be written.
 */
export async function beginHeads(now: Date): Promise<void> {
  const begun = new Set((await readBeginnings()).map(({ folder }) => folder));
  for (const place of headsPlaces()) {
    if (begun.has(place.folder)) continue;
    // Before the event: a folder that cannot be written to must not be missed for ever.
    await append(place, HEADS_PREAMBLE);
    const head = await transaction(async (tx) => {
      await recordOutsideChallenge(
        tx,
        BY_ITSELF,
        { type: "heads-begun", data: { folder: place.folder } },
        now,
      );
      return readHead(tx);
    });
    await append(place, `${formatHead(head)}\n`);
  }
}

let lastKept: string | null = null;

/** Whether this process has kept another head than the present one, or none. */
export async function isHeadNew(): Promise<boolean> {
  const head = await readHead(db);
  return head.sequence > 0 && formatHead(head) !== lastKept;
}

/**
 * Writes the present head into every file of heads, once for each event that was ever the last. The other files are
 * tried when one cannot be written; throws an AppError then.
 */
export async function keepHead(): Promise<void> {
  const head = await readHead(db);
  if (head.sequence === 0) return;
  const line = formatHead(head);
  await appendEverywhere(line);
  lastKept = line;
}

/** Adds a line to every file of heads unless it is the last one already. Throws an AppError when one cannot be written. */
export async function appendEverywhere(line: string): Promise<void> {
  const results = await Promise.allSettled(headsPlaces().map((place) => appendLine(place, line)));
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

async function appendLine(place: HeadsPlace, line: string): Promise<void> {
  const tail = await readTail(place);
  if (tail.trimEnd().endsWith(`\n${line}`) || tail.trimEnd() === line) return;
  // A full disk may have cut a line in half: it must not spoil the next.
  await append(place, `${tail === "" || tail.endsWith("\n") ? "" : "\n"}${line}\n`);
}

/** The end of a file of heads, which holds its last line; nothing when there is no file. */
async function readTail(place: HeadsPlace): Promise<string> {
  let file: Awaited<ReturnType<typeof open>>;
  try {
    file = await open(place.file, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw notWritable(place, error);
  }
  try {
    const { size } = await file.stat();
    const length = Math.min(size, TAIL_BYTES);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString("utf8");
  } finally {
    await file.close();
  }
}

async function append(place: HeadsPlace, text: string): Promise<void> {
  try {
    // The data folder is made by whoever writes into it first; another one must be there, mounted and permitted.
    if (place.folder === null) await mkdir(env.dataDir, { recursive: true, mode: 0o700 });
    await appendFile(place.file, text, { mode: 0o600 });
  } catch (error) {
    throw notWritable(place, error);
  }
}

function notWritable({ folder, file }: HeadsPlace, cause: unknown): AppError {
  const code = (cause as NodeJS.ErrnoException).code ?? "unknown";
  const setting = folder === null ? "DATA_DIR" : "AUDIT_HEADS_DIR";
  return new AppError(
    "conflict",
    `The heads of the audit trail cannot be kept in ${file} (${code}): make the folder of ${setting}, and let the server's user write there.`,
    { cause },
  );
}
