import { z } from "zod";
import { AppError } from "#app/platform/errors.ts";
import { counting } from "#app/platform/files/durable-file.server.ts";
import { openZip, type ZipEntry } from "#app/platform/files/zip-file.server.ts";
import {
  COPY_MANIFEST_NAME,
  type CopyManifest,
  MANIFEST_1,
  MANIFEST_2,
  MANIFEST_3,
  MANIFEST_4,
  VERSION,
} from "./manifest.ts";
import { type Row, rowShape, type TableShapes } from "./row-shapes.ts";
import { VERSION_1 } from "./version-1.ts";
import { VERSION_2 } from "./version-2.ts";
import { VERSION_3 } from "./version-3.ts";
import { VERSION_4 } from "./version-4.ts";

/** Entries of an archive at most: one for each table, and each file that was issued or added. */
const MOST_ENTRIES = 10_000;

/** Bytes of the manifest, and of the rows of one table, at most: they are read whole. */
const MOST_MANIFEST_BYTES = 16 * 1024 * 1024;
const MOST_TABLE_BYTES = 256 * 1024 * 1024;

/** Rows looked at before others have their turn. */
const ROWS_A_TURN = 500;

/** How an archive of each version is read. The manifest of an earlier one is brought into the shape of the newest here. */
const VERSIONS: Readonly<Record<number, { manifest: z.ZodType<CopyManifest>; tables: TableShapes }>> = {
  1: { manifest: MANIFEST_1, tables: VERSION_1 },
  2: { manifest: MANIFEST_2, tables: VERSION_2 },
  3: { manifest: MANIFEST_3, tables: VERSION_3 },
  4: { manifest: MANIFEST_4, tables: VERSION_4 },
};

/** An archive whose manifest was read. Its tables and files are read, and compared with it, as they are asked for. */
export interface Archive {
  manifest: CopyManifest;
  /** The rows of a table. Throws invalid when they are not what the manifest says, or not of the table's shape. */
  rows: (table: string) => Promise<Row[]>;
  /** The bytes of an entry. Throws invalid after the last when they are not what the manifest says. */
  bytes: (path: string) => AsyncIterable<Uint8Array>;
}

/**
 * Opens an archive of this or an earlier version. Throws invalid with a sentence when the file is none, when a newer product made it, or
 * when the entries are not those its manifest names.
 */
export async function readArchive(path: string): Promise<Archive> {
  const entries = await openZip(path, MOST_ENTRIES);
  const { manifest, tables } = await readManifest(entries);
  refuseOtherEntries(entries, manifest);
  const said = new Map(manifest.entries.map((entry) => [entry.path, entry]));

  async function* bytes(entryPath: string): AsyncGenerator<Uint8Array> {
    const entry = entries.get(entryPath);
    const expected = said.get(entryPath);
    if (entry === undefined || expected === undefined) {
      throw new AppError("invalid", `The archive has no “${entryPath}”.`);
    }
    const { passing, tally } = counting(noMoreThan(entry, expected.bytes));
    yield* passing;
    const there = tally();
    if (there.sha256 !== expected.sha256 || there.bytes !== expected.bytes) {
      throw new AppError("invalid", `“${entryPath}” in the archive is not what its manifest says.`);
    }
  }

  return { manifest, bytes, rows: (table) => readRows(table, manifest, tables, said, bytes) };
}

async function readManifest(
  entries: ReadonlyMap<string, ZipEntry>,
): Promise<{ manifest: CopyManifest; tables: TableShapes }> {
  const entry = entries.get(COPY_MANIFEST_NAME);
  if (entry === undefined) {
    throw new AppError(
      "invalid",
      `It is no archive of a challenge, or not a whole one: it has no ${COPY_MANIFEST_NAME}.`,
    );
  }
  const raw = parse(await textOf(noMoreThan(entry, MOST_MANIFEST_BYTES)), COPY_MANIFEST_NAME);
  const { success, data } = z
    .object({ format: z.literal("cpc-archive"), version: z.number() })
    .safeParse(raw);
  if (!success) throw new AppError("invalid", "It is a zip file, but no archive of a challenge.");
  const known = Object.hasOwn(VERSIONS, data.version) ? VERSIONS[data.version] : undefined;
  if (known === undefined) {
    throw new AppError(
      "invalid",
      `The archive is of version ${data.version}, and this product reads version ${VERSION} and earlier: use a newer one.`,
    );
  }
  const read = known.manifest.safeParse(raw);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new AppError(
      "invalid",
      `The manifest of the archive is damaged: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}.`,
    );
  }
  return { manifest: read.data, tables: known.tables };
}

/** Nothing that nobody counted, and nothing counted that is not there. */
function refuseOtherEntries(entries: ReadonlyMap<string, ZipEntry>, manifest: CopyManifest): void {
  const said = new Set(manifest.entries.map(({ path }) => path));
  const more = [...entries.keys()].find((name) => name !== COPY_MANIFEST_NAME && !said.has(name));
  if (more !== undefined) {
    throw new AppError("invalid", `“${more}” is in the archive, and its manifest does not name it.`);
  }
  const wanted = [
    ...said,
    ...Object.values(manifest.tables).map(({ path }) => path),
    ...manifest.files.map(({ path }) => path),
  ];
  const less = wanted.find((name) => !entries.has(name) || !said.has(name));
  if (less !== undefined) throw new AppError("invalid", `“${less}” is missing from the archive.`);
}

async function readRows(
  table: string,
  manifest: CopyManifest,
  tables: TableShapes,
  said: ReadonlyMap<string, { bytes: number }>,
  bytes: Archive["bytes"],
): Promise<Row[]> {
  const held = Object.hasOwn(manifest.tables, table) ? manifest.tables[table] : undefined;
  if (held === undefined) throw new AppError("invalid", `The archive has no table “${table}”.`);
  const shape = rowShape(tables, table, held.columns);
  if (shape === null) {
    throw new AppError(
      "invalid",
      `The archive holds “${table}” with columns that are not known here: a newer product made it.`,
    );
  }
  if ((said.get(held.path)?.bytes ?? 0) > MOST_TABLE_BYTES) {
    throw new AppError("invalid", `“${held.path}” in the archive is too large to be read.`);
  }
  const rows = parse(await textOf(bytes(held.path)), held.path);
  if (!Array.isArray(rows))
    throw new AppError("invalid", `“${held.path}” in the archive is no list of rows.`);
  if (rows.length !== held.rows) {
    throw new AppError(
      "invalid",
      `“${table}” has ${rows.length} rows in the archive, and its manifest says ${held.rows}.`,
    );
  }
  for (const [index, row] of rows.entries()) {
    const read = shape.safeParse(row);
    if (!read.success) {
      const [issue] = read.error.issues;
      throw new AppError(
        "invalid",
        `Row ${index + 1} of “${table}” in the archive is not as it should be: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}.`,
      );
    }
    if (index % ROWS_A_TURN === ROWS_A_TURN - 1) await new Promise((resolve) => setImmediate(resolve));
  }
  return rows as Row[];
}

/** A zip can unpack to any length, whatever it says: no more is taken than was said. */
async function* noMoreThan(entry: ZipEntry, most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of entry.bytes()) {
    bytes += piece.byteLength;
    if (bytes > most)
      throw new AppError("invalid", `“${entry.name}” in the archive is longer than it should be.`);
    yield piece;
  }
}

async function textOf(source: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new AppError("invalid", `“${name}” in the archive cannot be read.`, { cause });
  }
}
