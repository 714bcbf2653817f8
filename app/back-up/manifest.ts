import { z } from "zod";

/** Days a back-up is kept at most (house rule): what was destroyed by rule is then gone from all of them. */
export const KEPT_DAYS = 35;

const DAY_MS = 86_400_000;

/** The file of a back-up that says what is in it. It is written last: a folder without it is no back-up. */
export const BACK_UP_MANIFEST_NAME = "manifest.json";

/** The database's name within a back-up. */
export const DATABASE_NAME = "workspace.db";

/** What files have at their end when they are sealed. */
export const SEALED_END = ".sealed";

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A path within the back-up: never upwards, never absolute. */
const path = z.string().regex(/^(?!.*\.\.)[\w-][\w./-]*$/);

const file = z.object({
  /** Where it belongs in a data folder, such as files/3f/3fa9…; the same within the back-up, with ".sealed" when it is. */
  path,
  /** Of the file itself, opened. */
  bytes: z.number().int().min(0),
  sha256: hash,
  /** Of the file as it lies in the back-up; the same when nothing is sealed. */
  storedBytes: z.number().int().min(0),
  storedSha256: hash,
});

export type BackedUpFile = z.infer<typeof file>;

/** What a back-up says of itself. A later version of the format only ever adds fields, or has another number. */
export const MANIFEST_SHAPE = z.object({
  format: z.literal("cpc-back-up"),
  version: z.literal(1),
  /** When the copy of the database was taken, ISO 8601 in UTC. */
  madeAt: z.iso.datetime(),
  /** When it is to be removed, and by which rule. */
  keepUntil: z.iso.datetime(),
  keepRule: z.string(),
  product: z.object({ name: z.string(), version: z.string() }),
  /** Names of the migrations the database had, in order. */
  migrations: z.array(z.string()),
  /** The last event of the audit trail; null where there was none in the chain. */
  auditHead: z.object({ sequence: z.number().int(), hash }).nullable(),
  /** Rows of each table. */
  tables: z.record(z.string(), z.number().int()),
  /** To whose public key every file is sealed; null: nothing is. */
  sealedTo: z.string().nullable(),
  secretKey: z.object({
    isIncluded: z.boolean(),
    /** What the key is known by; null: there was none yet. */
    fingerprint: z.string().nullable(),
    says: z.string(),
  }),
  files: z.array(file),
  /** What was wrong with the original already, in sentences: a kept file missing or damaged. */
  problems: z.array(z.string()),
});

export type BackUpManifest = z.infer<typeof MANIFEST_SHAPE>;

/** How the rule of keeping is said in a manifest. */
export const KEEP_RULE = `At most ${KEPT_DAYS} days (house rule): what was destroyed in the workspace is then gone from all back-ups.`;

/** Until when a back-up made at an instant is kept. */
export function keepUntil(madeAt: Date): Date {
  return new Date(madeAt.getTime() + KEPT_DAYS * DAY_MS);
}

/** The folder of a back-up: the time it was made, so that names sort by age. `again` counts those of one second. */
export function folderNameOf(madeAt: Date, again = 0): string {
  const stamp = `${madeAt.toISOString().slice(0, 19).replaceAll(":", "-")}Z`;
  return again === 0 ? stamp : `${stamp}-${again}`;
}

/** Whether a name is one that folderNameOf gives. */
export function isFolderName(name: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z(-\d+)?$/.test(name);
}

/** What has to be kept apart from a back-up, in a sentence. */
export function sayWhereKeyIs(where: "setting" | "file" | "none", isSealed: boolean): string {
  if (where === "none") return "There was no key yet: nothing in the database was sealed.";
  if (where === "setting") {
    return "Keep SECRET_KEY apart from the back-ups: it is not in them, and without it second steps, waiting messages and secret links in the database cannot be opened.";
  }
  return isSealed
    ? "secret.key is in this back-up, sealed like the rest. Keep the private key of the back-ups apart from them: without it nothing can be restored."
    : "Keep a copy of secret.key apart from the back-ups: it is not in them, and without it second steps, waiting messages and secret links in the database cannot be opened.";
}
