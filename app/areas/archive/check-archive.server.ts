import type { CopyManifest } from "./manifest.ts";
import { readArchive } from "./read-archive.server.ts";

/** What a check of an archive found; it throws when anything is wrong. */
export interface ArchiveReport {
  challenge: CopyManifest["challenge"];
  copy: CopyManifest["copy"];
  madeAt: string;
  version: number;
  /** Rows of each table, and all of them. */
  tables: Record<string, number>;
  rows: number;
  files: number;
  /** What the archive itself says is missing, in sentences. */
  missing: string[];
}

/**
 * Reads a whole archive: every entry compared with its SHA-256, every row with the shape of its table, every count with the
 * manifest. Throws invalid with the first thing that is wrong.
 */
export async function checkArchive(path: string): Promise<ArchiveReport> {
  const archive = await readArchive(path);
  const { manifest } = archive;
  const tables: Record<string, number> = {};
  for (const table of Object.keys(manifest.tables)) tables[table] = (await archive.rows(table)).length;
  const isRows = new Set(Object.values(manifest.tables).map((held) => held.path));
  for (const entry of manifest.entries) {
    if (isRows.has(entry.path)) continue;
    for await (const _ of archive.bytes(entry.path));
  }
  return {
    challenge: manifest.challenge,
    copy: manifest.copy,
    madeAt: manifest.madeAt,
    version: manifest.version,
    tables,
    rows: Object.values(tables).reduce((sum, count) => sum + count, 0),
    files: manifest.files.length,
    missing: manifest.missing.map(({ table, id, says }) => `${table} ${id}: ${says}`),
  };
}
