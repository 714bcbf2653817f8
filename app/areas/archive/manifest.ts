import { z } from "zod";

/** The entry of an archive that says what is in it. It is the last one: an archive without it is not whole. */
export const COPY_MANIFEST_NAME = "manifest.json";

/** The entry that says in plain words what the archive is. */
export const READ_ME_NAME = "READ ME.txt";

/** The version that is written. */
export const VERSION = 4;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().min(1).max(300);
const count = z.number().int().min(0);
const id = z.string().min(1).max(64);

const copy = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("whole") }),
  z.object({ kind: z.literal("team") }),
  z.object({ kind: z.literal("council"), councilId: id, council: name }),
]);

/** What an archive of version 1 says of itself. Fields may be added to it; a change of one is another version. */
export const MANIFEST_1 = z.object({
  format: z.literal("cpc-archive"),
  version: z.literal(1),
  /** Whose copy it is: what is in it, and what is left out. */
  copy,
  challenge: z.object({ id, title: z.string(), stage: z.string() }),
  /** When its records were read, all at one instant; ISO 8601 in UTC. */
  madeAt: z.iso.datetime(),
  madeBy: z.object({ accountId: z.string(), name: z.string() }),
  product: z.object({ name, version: name }),
  /** The last event of the whole audit trail at that instant; null where the copy holds no trail. */
  auditHead: z.object({ sequence: count, hash: z.string() }).nullable(),
  /** Each table: how many rows it has, their columns, and in which entry they are. */
  tables: z.record(name, z.object({ rows: count, columns: z.array(name).min(1), path: name })),
  /** Tables of the challenge that are not in it, and why; how many rows they have is said in the whole copy alone. */
  leftOut: z.array(z.object({ table: name, why: z.enum(["secret", "not-yours"]), rows: count.nullable() })),
  /** Kept files, each with the row that it belongs to. */
  files: z.array(z.object({ path: name, table: name, id })),
  /** Files that rows name and the workspace no longer has whole. */
  missing: z.array(z.object({ table: name, id, says: z.string() })),
  /** Every entry but this one. */
  entries: z.array(z.object({ path: name, bytes: count, sha256: hash })),
});

/** What one of version 2 says: the same. Its tables are others. */
export const MANIFEST_2 = MANIFEST_1.extend({ version: z.literal(2) });

/** The same again. */
export const MANIFEST_3 = MANIFEST_1.extend({ version: z.literal(3) });

/** And again. */
export const MANIFEST_4 = MANIFEST_1.extend({ version: z.literal(4) });

export type CopyManifest = z.infer<
  typeof MANIFEST_1 | typeof MANIFEST_2 | typeof MANIFEST_3 | typeof MANIFEST_4
>;

/** Where the rows of a table are. */
export function rowsPath(table: string): string {
  return `records/${table}.json`;
}
