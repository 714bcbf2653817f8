import type { ChallengePermit } from "#app/access/permit.ts";
import type { NewChallenge } from "#app/areas/challenge/new-challenge.ts";
import { type Db, db, type Tx } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import type { GivenFile } from "#app/platform/reading/read-apart.server.ts";
import { letterKeptUntil } from "../letter-store.server.ts";
import { storedPlan } from "../stored-letter.ts";
import { type CorrectedStanding, storedStanding } from "./stored-standing.ts";

/** A letter that corrects the one of a challenge, and waits to be looked through. */
export interface CorrectedLetter {
  letterName: string;
  plan: NewChallenge;
  /** What the letter before said; null where that letter cannot be read. */
  before: NewChallenge | null;
  sourceDocumentId: string | null;
  left: readonly string[];
  readAt: Date;
  keptUntil: Date;
  version: number;
}

/** The corrected letter that waits in a challenge; null where none does. */
export async function findCorrectedLetter(
  { challengeId }: ChallengePermit,
  now: Date,
  client: Db = db,
): Promise<CorrectedLetter | null> {
  const row = await client.letterDraft.findFirst({
    where: { challengeId, keptUntil: { gt: now } },
    select: { letterName: true, plan: true, standing: true, readAt: true, keptUntil: true, version: true },
  });
  if (row === null || row.plan === null || row.standing === null) return null;
  const { before, sourceDocumentId, left } = storedStanding.read(row.standing);
  const { letterName, readAt, keptUntil, version } = row;
  return {
    letterName,
    plan: storedPlan.read(row.plan),
    before: before === null ? null : storedPlan.read(before),
    sourceDocumentId,
    left,
    readAt,
    keptUntil,
    version,
  };
}

/** Throws conflict where no corrected letter waits, or it was looked through further than `version` shows. */
export async function readCorrectedLetter(
  tx: Tx,
  permit: ChallengePermit,
  version: number,
  now: Date,
): Promise<CorrectedLetter> {
  const letter = await findCorrectedLetter(permit, now, tx);
  if (letter === null)
    throw new AppError(
      "conflict",
      "No corrected letter waits here any more: somebody finished with it, or deleted it.",
    );
  if (letter.version !== version)
    throw new AppError(
      "conflict",
      "Somebody looked through this letter at the same time, and saved. Open the page again: what they took over is on record, what is open is still listed.",
    );
  return letter;
}

/** Keeps a corrected letter until it was looked through. Throws conflict where one waits already. */
export async function writeCorrectedLetter(
  tx: Tx,
  permit: ChallengePermit,
  file: GivenFile,
  { plan, before }: { plan: NewChallenge; before: NewChallenge | null },
  now: Date,
): Promise<void> {
  const { challengeId } = permit;
  // One that nobody finished in time is forgotten by the hour; it may not keep another out until then.
  await tx.letterDraft.deleteMany({ where: { challengeId, keptUntil: { lte: now } } });
  if ((await tx.letterDraft.count({ where: { challengeId } })) > 0)
    throw new AppError("conflict", "A corrected letter waits already. Finish with it, or delete it, first.");
  await tx.letterDraft.create({
    data: {
      id: newId(),
      challengeId,
      accountId: permit.actor.accountId,
      letterName: file.name,
      letterBytes: new Uint8Array(file.bytes),
      plan: storedPlan.write(plan),
      standing: storedStanding.write({
        before: before === null ? null : storedPlan.write(before),
        sourceDocumentId: null,
        left: [],
      }),
      readAt: now,
      keptUntil: letterKeptUntil(now),
    },
    select: { id: true },
  });
}

/** The bytes of the letter that waits. Throws conflict where none does. */
export async function readCorrectedBytes({ challengeId }: ChallengePermit): Promise<Uint8Array> {
  const row = await db.letterDraft.findFirst({ where: { challengeId }, select: { letterBytes: true } });
  if (row === null) throw new AppError("conflict", "No corrected letter waits here any more.");
  return row.letterBytes;
}

/** Keeps how far a letter was looked through. */
export async function writeStanding(
  tx: Tx,
  { challengeId }: ChallengePermit,
  { before, sourceDocumentId, left }: Omit<CorrectedStanding, "before"> & Pick<CorrectedLetter, "before">,
): Promise<void> {
  const standing = { before: before === null ? null : storedPlan.write(before), sourceDocumentId, left };
  await tx.letterDraft.updateMany({
    where: { challengeId },
    data: { standing: storedStanding.write(standing), version: { increment: 1 } },
  });
}

/** Forgets a letter that was looked through, or is not wanted. */
export async function dropCorrectedLetter(tx: Tx, { challengeId }: ChallengePermit): Promise<void> {
  await tx.letterDraft.deleteMany({ where: { challengeId } });
}
