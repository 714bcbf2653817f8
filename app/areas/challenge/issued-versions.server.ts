import type { Permission } from "#app/access/permissions.ts";
import type { ChallengePermit } from "#app/access/permit.ts";
import { type Db, db, type Tx } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { type KeptFile, keepFile, readKeptFile } from "#app/platform/files/files.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { WordDocument } from "#app/word/document.ts";
import { drawWord } from "#app/word/draw.server.ts";

/**
 * What was agreed, submitted, released or issued: the words as shown, the bytes of the Word file and their
 * hash, frozen. Issuing shares: an issued version may be read by everybody who has the read permission of its
 * kind, on both sides of the wall.
 */
export type IssuedKind = WordDocument["kind"];

/** A draft is for checking; a final version is the one that can be published. */
export type IssuedStatus = "draft" | "final";

/** Who may read issued versions of a kind. */
export const READ_PERMISSION = {
  scope: "scope.read",
  "position-statement": "statement.read",
  timetable: "timetable.read",
  report: "report.read",
  "action-plan": "plan.read",
  "progress-review": "review.read",
} as const satisfies Record<IssuedKind, Permission>;

export interface IssuedVersion {
  id: string;
  kind: IssuedKind;
  councilId: string | null;
  number: number;
  status: IssuedStatus;
  title: string;
  sha256: string;
  byteLength: number;
  issuedAt: Date;
  issuedByName: string;
}

const FACTS = {
  id: true,
  kind: true,
  councilId: true,
  number: true,
  status: true,
  title: true,
  sha256: true,
  byteLength: true,
  issuedAt: true,
  issuedByName: true,
} as const;

/** A document that has been drawn and kept, waiting for the transaction that issues it. */
export interface PreparedIssue {
  number: number;
  councilId: string | null;
  document: WordDocument;
  file: KeptFile;
}

async function nextNumber(
  client: Db,
  permit: ChallengePermit,
  kind: IssuedKind,
  councilId: string | null,
): Promise<number> {
  const last = await client.issuedVersion.findFirst({
    where: { challengeId: permit.challengeId, kind, councilId },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  return (last?.number ?? 0) + 1;
}

/**
 * Draws and keeps the Word file of the next version. Slow work, so it is done before the transaction.
 * `compose` is given the number the version will have. `councilId` is null for what belongs to the challenge.
 */
export async function prepareIssue(
  permit: ChallengePermit,
  kind: IssuedKind,
  councilId: string | null,
  compose: (number: number) => WordDocument | Promise<WordDocument>,
): Promise<PreparedIssue> {
  const number = await nextNumber(db, permit, kind, councilId);
  const document = await compose(number);
  return { number, councilId, document, file: await keepFile(await drawWord(document)) };
}

/**
 * Writes an issued version inside the caller's transaction, which also writes the audit row. Throws conflict
 * when somebody else issued the same kind in the meantime.
 */
export async function writeIssuedVersion(
  tx: Tx,
  permit: ChallengePermit,
  prepared: PreparedIssue,
  status: IssuedStatus,
  now: Date,
): Promise<IssuedVersion> {
  const { document, file, number, councilId } = prepared;
  // Whoever issues at the same moment waits at this row: a unique index tells no two versions of the whole challenge
  // apart, since to it one missing council is never the same as another.
  await tx.challenge.updateMany({
    where: { id: permit.challengeId },
    data: { version: { increment: 0 } },
  });
  if ((await nextNumber(tx, permit, document.kind, councilId)) !== number) {
    throw new AppError("conflict", "Somebody else has just issued a version. Look at it, then issue again.");
  }
  const row = await tx.issuedVersion.create({
    data: {
      id: newId(),
      challengeId: permit.challengeId,
      councilId,
      kind: document.kind,
      number,
      status,
      title: document.title,
      content: JSON.stringify(document),
      sha256: file.sha256,
      byteLength: file.byteLength,
      fileKey: file.key,
      issuedAt: now,
      issuedById: permit.actor.accountId,
      issuedByName: permit.actor.name,
    },
    select: FACTS,
  });
  return row as IssuedVersion;
}

/** Issued versions of a kind, newest first; with `councilId`, those of one council. At most 100. */
export async function listIssuedVersions(
  permit: ChallengePermit,
  kind: IssuedKind,
  councilId?: string,
): Promise<IssuedVersion[]> {
  if (!permit.may(READ_PERMISSION[kind])) return [];
  const rows = await db.issuedVersion.findMany({
    where: { challengeId: permit.challengeId, kind, ...(councilId === undefined ? {} : { councilId }) },
    orderBy: [{ number: "desc" }],
    take: 100,
    select: FACTS,
  });
  return rows as IssuedVersion[];
}

/** An issued version with the document as it was shown. Throws not-found, also when its kind may not be read. */
export async function readIssuedVersion(
  permit: ChallengePermit,
  id: string,
): Promise<IssuedVersion & { document: WordDocument }> {
  const row = await db.issuedVersion.findFirst({
    where: { id, challengeId: permit.challengeId },
    select: { ...FACTS, content: true },
  });
  if (row === null || !permit.may(READ_PERMISSION[row.kind as IssuedKind])) {
    throw new AppError("not-found", "There is no such version, or it is not yours to see.");
  }
  const { content, ...facts } = row;
  return { ...(facts as IssuedVersion), document: JSON.parse(content) as WordDocument };
}

/** The bytes of the Word file of an issued version, checked against their hash. Same refusals. */
export async function readIssuedBytes(permit: ChallengePermit, version: IssuedVersion): Promise<Uint8Array> {
  if (!permit.may(READ_PERMISSION[version.kind])) {
    throw new AppError("not-found", "There is no such version, or it is not yours to see.");
  }
  return readKeptFile(version.sha256);
}
