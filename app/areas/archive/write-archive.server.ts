import { listSourceFileKeys } from "#app/areas/scope/read-sources.server.ts";
import { readHead } from "#app/audit/record.server.ts";
import { listIssuedFileKeys } from "#app/issue/issued-versions.server.ts";
import { type Db, db, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { counting } from "#app/platform/files/durable-file.server.ts";
import { DamagedFile, readKeptFile } from "#app/platform/files/files.server.ts";
import { type NewEntry, writeNewZip } from "#app/platform/files/zip-file.server.ts";
import { type Copy, type HeldTable, tablesOf } from "./copy.ts";
import { sourceFilePath, wordFilePath } from "./file-names.ts";
import { COPY_MANIFEST_NAME, type CopyManifest, READ_ME_NAME, rowsPath, VERSION } from "./manifest.ts";
import { readMe } from "./read-me.ts";
import type { Row } from "./row-shapes.ts";
import { CopyReader, narrowingOf } from "./rows.server.ts";

/** The one table that grows with every page somebody opens: read piece by piece, since nothing in it ever changes. */
const TRAIL = "AuditEvent";

/** Events read at a time. */
const EVENTS_A_PIECE = 1_000;

/** Rows written at a time. */
const ROWS_A_PIECE = 200;

/** What the tables of a copy held at one instant, and how to read the trail up to it. */
interface Reading {
  tables: Map<string, { held: HeldTable; rows: Row[] }>;
  trail: { held: HeldTable; count: number; upTo: number } | null;
  leftOut: CopyManifest["leftOut"];
  /** The kept file of each row that has one, by the row's id. */
  fileKeys: Map<string, string>;
  auditHead: CopyManifest["auditHead"];
  challenge: CopyManifest["challenge"];
  copy: CopyManifest["copy"];
}

/** A kept file that a row of the copy names. */
interface NamedFile {
  path: string;
  table: "IssuedVersion" | "SourceDocument";
  id: string;
  key: string;
}

/**
 * Writes a copy of a challenge as a new zip at a path and returns its manifest. Its records are read in one transaction, so they belong
 * together; files never change. Nothing is written in the trail: the caller does, with what makes the copy somebody's.
 */
export async function writeArchive(
  copy: Copy,
  path: string,
  product: CopyManifest["product"],
  now: Date,
): Promise<CopyManifest> {
  const { held, left } = tablesOf(copy);
  const reader = new CopyReader(copy, await narrowingOf(copy), held);
  const reading = await transaction(async (tx) => read(tx, copy, reader, held, left));
  const made: { manifest?: CopyManifest } = {};
  await writeNewZip(path, entriesOf(copy, reading, reader, product, now, made), now);
  if (made.manifest === undefined) throw new Error("an archive was written without its manifest");
  return made.manifest;
}

async function read(
  tx: Db,
  copy: Copy,
  reader: CopyReader,
  held: readonly HeldTable[],
  left: readonly { table: string; why: "secret" | "not-yours" }[],
): Promise<Reading> {
  const { sequence, hash } = await readHead(tx);
  const tables: Reading["tables"] = new Map();
  let trail: Reading["trail"] = null;
  for (const one of held) {
    if (one.table === TRAIL) {
      trail = { held: one, count: await reader.count(tx, TRAIL), upTo: sequence };
    } else tables.set(one.table, { held: one, rows: await reader.rows(tx, one) });
  }
  const leftOut: CopyManifest["leftOut"] = [];
  for (const { table, why } of left) {
    leftOut.push({ table, why, rows: copy.kind === "whole" ? await reader.count(tx, table) : null });
  }
  const [challenge] = tables.get("Challenge")?.rows ?? [];
  if (challenge === undefined) throw new AppError("not-found", "The challenge is no longer there.");
  return {
    tables,
    trail,
    leftOut,
    fileKeys: await readFileKeys(tx, copy.permit.challengeId),
    auditHead: trail === null ? null : { sequence, hash },
    challenge: {
      id: String(challenge.id),
      title: String(challenge.title),
      stage: String(challenge.stage),
    },
    copy: whoseCopy(copy, tables.get("ParticipatingCouncil")?.rows ?? []),
  };
}

/** Under which keys files are kept is nobody's to know: it is read beside the rows, and stays here. */
async function readFileKeys(tx: Db, challengeId: string): Promise<Map<string, string>> {
  const rows = [
    ...(await listIssuedFileKeys(challengeId, tx)),
    ...(await listSourceFileKeys(challengeId, tx)),
  ];
  return new Map(rows.flatMap(({ id, fileKey }) => (fileKey === null ? [] : [[id, fileKey] as const])));
}

function whoseCopy({ kind, permit }: Copy, councils: readonly Row[]): CopyManifest["copy"] {
  if (kind !== "council") return { kind };
  const own = councils.find(({ id }) => id === permit.councilId);
  if (own === undefined) throw new AppError("not-found", "The council is no longer in this challenge.");
  return { kind, councilId: permit.councilId, council: String(own.name) };
}

/** The entries in their order. The manifest is the last: only then all that it says is known. */
async function* entriesOf(
  copy: Copy,
  reading: Reading,
  reader: CopyReader,
  product: CopyManifest["product"],
  now: Date,
  made: { manifest?: CopyManifest },
): AsyncGenerator<NewEntry> {
  const manifest: CopyManifest = {
    format: "cpc-archive",
    version: VERSION,
    copy: reading.copy,
    challenge: reading.challenge,
    madeAt: now.toISOString(),
    madeBy: { accountId: copy.permit.actor.accountId, name: copy.permit.actor.name },
    product,
    auditHead: reading.auditHead,
    tables: {},
    leftOut: reading.leftOut,
    files: [],
    missing: [],
    entries: [],
  };
  /** One entry; once the zip has taken it, what went by stands in the manifest. */
  async function* counted(name: string, bytes: AsyncIterable<Uint8Array>, isPacked = true) {
    const { passing, tally } = counting(bytes);
    yield { name, isPacked, bytes: passing };
    manifest.entries.push({ path: name, ...tally() });
  }

  yield* counted(READ_ME_NAME, inOnePiece(readMe(manifest)));
  for (const [table, { held, rows }] of reading.tables) {
    manifest.tables[table] = { rows: rows.length, columns: held.columns, path: rowsPath(table) };
    yield* counted(rowsPath(table), jsonLines(inPieces(rows)));
  }
  if (reading.trail !== null) {
    const { held, count, upTo } = reading.trail;
    const { columns } = held;
    manifest.tables[TRAIL] = { rows: count, columns, path: rowsPath(TRAIL) };
    yield* counted(rowsPath(TRAIL), jsonLines(eventsOf(reader, held, upTo)));
  }
  for (const { path, table, id, key } of filesOf(reading)) {
    const bytes = await readIfWhole(key);
    if (bytes === null) {
      manifest.missing.push({
        table,
        id,
        says: "The workspace no longer has this file as it was kept: look for it in a back-up.",
      });
      continue;
    }
    manifest.files.push({ path, table, id });
    yield* counted(path, inOnePiece(bytes), !isPackedFormat(path));
  }
  made.manifest = manifest;
  yield {
    name: COPY_MANIFEST_NAME,
    isPacked: true,
    bytes: inOnePiece(`${JSON.stringify(manifest, null, 2)}\n`),
  };
}

/** Null when it is gone, or no longer what was kept: the rest is worth having all the same. */
async function readIfWhole(key: string): Promise<Uint8Array | null> {
  try {
    return await readKeptFile(key);
  } catch (error) {
    if (error instanceof DamagedFile || error instanceof AppError) return null;
    throw error;
  }
}

function isPackedFormat(path: string): boolean {
  return /\.(docx|xlsx|pptx|pdf|zip|jpe?g|png)$/i.test(path);
}

function filesOf({ tables, fileKeys }: Reading): NamedFile[] {
  const councils = new Map(
    tables.get("ParticipatingCouncil")?.rows.map(({ id, name }) => [id, String(name)]),
  );
  const issued = (tables.get("IssuedVersion")?.rows ?? []).map((row) => ({
    path: wordFilePath({
      kind: String(row.kind),
      number: Number(row.number),
      status: String(row.status),
      council: row.councilId === null ? null : (councils.get(row.councilId ?? "") ?? String(row.councilId)),
    }),
    table: "IssuedVersion" as const,
    id: String(row.id),
  }));
  const sources = (tables.get("SourceDocument")?.rows ?? []).map((row, index) => ({
    path: sourceFilePath(index + 1, String(row.fileName)),
    table: "SourceDocument" as const,
    id: String(row.id),
  }));
  return [...issued, ...sources].flatMap((file) => {
    const key = fileKeys.get(file.id);
    return key === undefined ? [] : [{ ...file, key }];
  });
}

async function* eventsOf(reader: CopyReader, held: HeldTable, upTo: number): AsyncGenerator<Row[]> {
  let id = "";
  for (;;) {
    const where = { OR: [{ sequence: { lte: upTo } }, { sequence: null }] };
    const rows = await reader.rowsAfter(db, held, id, { atMost: EVENTS_A_PIECE, where });
    yield rows;
    id = String(rows.at(-1)?.id ?? "");
    if (rows.length < EVENTS_A_PIECE) return;
  }
}

async function* inPieces(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += ROWS_A_PIECE) yield rows.slice(at, at + ROWS_A_PIECE);
}

/** A JSON array, one row a line, so that it can be written and looked at line by line. */
async function* jsonLines(pieces: AsyncIterable<readonly Row[]>): AsyncGenerator<Uint8Array> {
  let before = "[";
  for await (const rows of pieces) {
    if (rows.length === 0) continue;
    const text = rows.map((row) => JSON.stringify(row)).join(",\n");
    yield Buffer.from(`${before}\n${text}`);
    before = ",";
  }
  yield Buffer.from(before === "[" ? "[]\n" : "\n]\n");
}

async function* inOnePiece(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof content === "string" ? Buffer.from(content) : content;
}
