import type { Permission } from "#app/access/permissions.ts";
import type { ChallengePermit, VisitPermit } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { readKeptFile } from "#app/platform/files/files.server.ts";
import type { WordDocument } from "#app/word/document.ts";
import { type FrozenDocument, frozenDocument } from "./frozen-document.ts";

/**
 * What was agreed, submitted, released or issued: the words as shown, the bytes of the Word file and their
 * hash, frozen. Issuing shares: an issued version may be read by everybody who has the read permission of its
 * kind, on both sides of the wall.
 */
export type IssuedKind = WordDocument["kind"];

/** A draft is for checking; a final version is the one that can be published. */
export type IssuedStatus = "draft" | "final";

/** Who may read issued versions of a kind; drafts of a report need `draft-report.read` besides. */
export const READ_PERMISSION = {
  scope: "scope.read",
  "position-statement": "statement.read",
  timetable: "timetable.read",
  report: "report.read",
  "action-plan": "plan.read",
  "progress-review": "review.read",
} as const satisfies Record<IssuedKind, Permission>;

/** Of which status somebody reads versions of a kind: a draft report is for those who check its facts. */
export function readableStatuses(permit: ChallengePermit, kind: IssuedKind): IssuedStatus[] {
  if (!permit.may(READ_PERMISSION[kind])) return [];
  return kind !== "report" || permit.may("draft-report.read") ? ["draft", "final"] : ["final"];
}

export interface IssuedVersion {
  id: string;
  kind: IssuedKind;
  councilId: string | null;
  /** The visit a timetable is of; null for every other kind. */
  visitId: string | null;
  number: number;
  status: IssuedStatus;
  title: string;
  sha256: string;
  byteLength: number;
  issuedAt: Date;
  issuedByName: string;
}

/** The columns of an issued version that are no words. */
export const VERSION_FACTS = {
  id: true,
  kind: true,
  councilId: true,
  visitId: true,
  number: true,
  status: true,
  title: true,
  sha256: true,
  byteLength: true,
  issuedAt: true,
  issuedByName: true,
} as const;

/** Issued versions of a kind, newest first; with `councilId`, those of one council. At most 100. */
export async function listIssuedVersions(
  permit: ChallengePermit,
  kind: IssuedKind,
  councilId?: string,
  client: Db = db,
): Promise<IssuedVersion[]> {
  const statuses = readableStatuses(permit, kind);
  if (statuses.length === 0) return [];
  const rows = await client.issuedVersion.findMany({
    where: {
      challengeId: permit.challengeId,
      kind,
      status: { in: statuses },
      ...(councilId === undefined ? {} : { councilId }),
    },
    orderBy: [{ number: "desc" }],
    take: 100,
    select: VERSION_FACTS,
  });
  return rows as IssuedVersion[];
}

function isReadable(
  permit: ChallengePermit,
  { kind, status }: Pick<IssuedVersion, "kind" | "status">,
): boolean {
  return readableStatuses(permit, kind).includes(status);
}

/** An issued version with the document as it was shown. Throws not-found, also when its kind may not be read. */
export async function readIssuedVersion(
  permit: ChallengePermit,
  id: string,
): Promise<IssuedVersion & { document: WordDocument }> {
  const row = await db.issuedVersion.findFirst({
    where: { id, challengeId: permit.challengeId },
    select: { ...VERSION_FACTS, content: true },
  });
  if (row === null || !isReadable(permit, row as Pick<IssuedVersion, "kind" | "status">)) {
    throw new AppError("not-found", "There is no such version, or it is not yours to see.");
  }
  const { content, ...facts } = row;
  return { ...(facts as IssuedVersion), document: frozenDocument.read(content) };
}

/** The bytes of the Word file of an issued version, checked against their hash. Same refusals. */
export async function readIssuedBytes(permit: ChallengePermit, version: IssuedVersion): Promise<Uint8Array> {
  if (!isReadable(permit, version)) {
    throw new AppError("not-found", "There is no such version, or it is not yours to see.");
  }
  return readKeptFile(version.sha256);
}

/** What is known of the last version of a kind, beside its words. */
export type LastIssued = Pick<
  IssuedVersion,
  "id" | "number" | "status" | "sha256" | "issuedAt" | "issuedByName"
>;

/** The last version of a kind, for whoever goes on from it: the permission to do so is asked by them. Null before the first. */
export async function readLastIssued(
  { challengeId }: Pick<ChallengePermit, "challengeId">,
  kind: IssuedKind,
  client: Db,
): Promise<LastIssued | null> {
  const row = await client.issuedVersion.findFirst({
    where: { challengeId, kind },
    orderBy: { number: "desc" },
    select: { id: true, number: true, status: true, sha256: true, issuedAt: true, issuedByName: true },
  });
  return row as LastIssued | null;
}

/** The first version of a kind that was issued as draft or as final; null before it. The permission to know is asked by the caller. */
export function readFirstIssued(
  { challengeId }: Pick<ChallengePermit, "challengeId">,
  kind: IssuedKind,
  status: IssuedStatus,
  client: Db,
): Promise<Pick<IssuedVersion, "id" | "issuedAt"> | null> {
  return client.issuedVersion.findFirst({
    where: { challengeId, kind, status },
    orderBy: { number: "asc" },
    select: { id: true, issuedAt: true },
  });
}

/** When versions of a kind were issued, newest first, and whether each is final; says nothing of what is in them. At most 100. */
export async function listIssues(
  { challengeId }: Pick<ChallengePermit, "challengeId">,
  kind: IssuedKind,
  client: Db,
): Promise<Pick<IssuedVersion, "status" | "issuedAt">[]> {
  const rows = await client.issuedVersion.findMany({
    where: { challengeId, kind },
    orderBy: { number: "desc" },
    take: 100,
    select: { status: true, issuedAt: true },
  });
  return rows as Pick<IssuedVersion, "status" | "issuedAt">[];
}

/** Whether a version of a kind was issued for one council. */
export async function isIssuedFor(
  challengeId: string,
  kind: IssuedKind,
  councilId: string,
  client: Db,
): Promise<boolean> {
  return (await client.issuedVersion.count({ where: { challengeId, kind, councilId } })) > 0;
}

/**
 * The newest versions of a kind, of one visit, with the documents that were frozen, newest first: at most `take`. Whoever shows them asks for the
 * permission, and leaves out what a person may not see, as the timetable does with confidential sessions.
 */
export async function listFrozenDocuments(
  { challengeId, visitId }: Pick<VisitPermit, "challengeId" | "visitId">,
  kind: IssuedKind,
  take: number,
  client: Db,
): Promise<(IssuedVersion & { document: FrozenDocument })[]> {
  const rows = await client.issuedVersion.findMany({
    where: { challengeId, visitId, kind },
    orderBy: { number: "desc" },
    take,
    select: { ...VERSION_FACTS, content: true },
  });
  return rows.map(({ content, ...facts }) => ({
    ...(facts as IssuedVersion),
    document: frozenDocument.read(content),
  }));
}

/** The documents of some versions of the challenge, by their ids; what is of another challenge is not among them. */
export async function readFrozenDocuments(
  { challengeId }: Pick<ChallengePermit, "challengeId">,
  ids: readonly string[],
  client: Db,
): Promise<Map<string, FrozenDocument>> {
  const rows = await client.issuedVersion.findMany({
    where: { id: { in: [...ids] }, challengeId },
    select: { id: true, content: true },
  });
  return new Map(rows.map(({ id, content }) => [id, frozenDocument.read(content)]));
}

/** Under which key the Word file of each version is kept, for a copy of the challenge. */
export function listIssuedFileKeys(
  challengeId: string,
  client: Db,
): Promise<{ id: string; fileKey: string }[]> {
  return client.issuedVersion.findMany({ where: { challengeId }, select: { id: true, fileKey: true } });
}

/** Whether the file of some issued version is kept under a key. */
export async function isIssuedFile(fileKey: string, client: Db): Promise<boolean> {
  return (await client.issuedVersion.count({ where: { fileKey } })) > 0;
}
