import type { ChallengePermit } from "#app/access/permit.ts";
import type { AuditEvent } from "#app/audit/events.ts";
import { record } from "#app/audit/record.server.ts";
import { type Db, db, type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { type KeptFile, keepFile, readKeptFile } from "#app/platform/files/files.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { WordDocument } from "#app/word/document.ts";
import { drawWord } from "#app/word/draw.server.ts";
import { frozenDocument } from "./frozen-document.ts";
import {
  type IssuedKind,
  type IssuedStatus,
  type IssuedVersion,
  VERSION_FACTS,
} from "./issued-versions.server.ts";

/** One document to freeze, as a room describes it. The room has asked for the permission before. */
export interface Freezing<Seen> {
  kind: IssuedKind;
  /** The council whose document it is; null for what belongs to the challenge. */
  councilId: string | null;
  /** The visit a timetable is of, which counts its own versions; left out for what belongs to the challenge. */
  visitId?: string;
  status: IssuedStatus;
  /**
   * Reads the records that the document is drawn from, or what stands for them. It is read before anything is drawn and again
   * before the version is written: what is frozen is what the record says then.
   */
  read: (client: Db) => Promise<Seen>;
  /** What is said when the two differ, as a sentence for the person. */
  changedText: string;
  /** Refuses (AppError) what may not be issued, before it is drawn and again before it is written. */
  refuse?: (seen: Seen, client: Db) => void | Promise<void>;
  /** The document, with the number that it will have. */
  compose: (seen: Seen, number: number) => WordDocument | Promise<WordDocument>;
  /** Looks the Word file over and refuses one with faults. */
  lookOver?: (bytes: Uint8Array) => Promise<void>;
  /** What the trail says of it. */
  event: (version: IssuedVersion) => AuditEvent;
}

/** What of it is written as it is. */
type Whose = Pick<Freezing<unknown>, "kind" | "councilId" | "visitId" | "status">;

/** What is written with a version, in its transaction and after its event. */
export type Beside<Seen, Done> = (tx: Tx, version: IssuedVersion, seen: Seen) => Promise<Done>;

/**
 * Freezes a document: draws and keeps its Word file, which takes a moment, and then, in one transaction, looks again at what it was
 * drawn from, writes the version and its event, and does what goes with it. Everybody with the read permission of the kind may
 * read the version from then on, on both sides of the wall. Throws what `refuse` and `lookOver` throw, and conflict when the
 * record was changed, or somebody else issued the same kind, in the meantime: then nothing was issued.
 */
export async function freezeDocument<Seen, Done = void>(
  permit: ChallengePermit,
  freezing: Freezing<Seen>,
  now: Date,
  beside?: Beside<Seen, Done>,
): Promise<{ version: IssuedVersion; done: Done | undefined }> {
  const seen = await freezing.read(db);
  await freezing.refuse?.(seen, db);
  const number = await nextNumber(permit, freezing, db);
  const document = await freezing.compose(seen, number);
  const file = await keepFile(await drawWord(document));
  await freezing.lookOver?.(await readKeptFile(file.key));
  return transaction(async (tx) => {
    await takeTurn(tx, permit);
    const current = await freezing.read(tx);
    await freezing.refuse?.(current, tx);
    if (JSON.stringify(current) !== JSON.stringify(seen))
      throw new AppError("conflict", freezing.changedText);
    if ((await nextNumber(permit, freezing, tx)) !== number) {
      throw new AppError(
        "conflict",
        "Somebody else has just issued a version. Look at it, then issue again.",
      );
    }
    const version = await writeVersion(tx, permit, freezing, { number, document, file }, now);
    await record(tx, permit, freezing.event(version), now);
    return { version, done: await beside?.(tx, version, current) };
  });
}

/**
 * Whoever issues at the same moment waits at this row: a unique index tells no two versions of the whole challenge apart, since to it
 * one missing council is never the same as another.
 */
async function takeTurn(tx: Tx, { challengeId }: ChallengePermit): Promise<void> {
  await tx.challenge.updateMany({ where: { id: challengeId }, data: { version: { increment: 0 } } });
}

async function nextNumber(
  { challengeId }: ChallengePermit,
  { kind, councilId, visitId }: Whose,
  client: Db,
): Promise<number> {
  const last = await client.issuedVersion.findFirst({
    where: { challengeId, kind, councilId, visitId: visitId ?? null },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  return (last?.number ?? 0) + 1;
}

async function writeVersion(
  tx: Tx,
  permit: ChallengePermit,
  { kind, councilId, visitId, status }: Whose,
  { number, document, file }: { number: number; document: WordDocument; file: KeptFile },
  now: Date,
): Promise<IssuedVersion> {
  const row = await tx.issuedVersion.create({
    data: {
      id: newId(),
      challengeId: permit.challengeId,
      councilId,
      visitId: visitId ?? null,
      kind,
      number,
      status,
      title: document.title,
      content: frozenDocument.write({ ...document }),
      sha256: file.sha256,
      byteLength: file.byteLength,
      fileKey: file.key,
      issuedAt: now,
      issuedById: permit.actor.accountId,
      issuedByName: permit.actor.name,
    },
    select: VERSION_FACTS,
  });
  return row as IssuedVersion;
}
