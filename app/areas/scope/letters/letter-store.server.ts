import type { NewChallenge } from "#app/areas/challenge/new-challenge.ts";
import { type Db, db, type Tx } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import type { GivenFile } from "#app/platform/reading/read-apart.server.ts";
import { type LetterFacts, storedFacts, storedPlan } from "./stored-letter.ts";

/** Days a letter waits for its challenge to be made, or to be looked through, counted from its upload (house rule). */
export const LETTER_DAYS = 30;

/** Letters that may wait at once, for one account; and refused ones that are kept, the newest. */
const MOST_WAITING = 10;
const MOST_REFUSED = 3;

const DAY_MS = 86_400_000;

/** Until when a letter waits that is uploaded now. */
export function letterKeptUntil(now: Date): Date {
  return new Date(now.getTime() + LETTER_DAYS * DAY_MS);
}

/** What was made of a letter: a challenge to be looked at, or a refusal with what could be read. */
export type LetterOutcome = { plan: NewChallenge } | { refusal: string; facts: LetterFacts };

/** A letter of which no challenge was made yet. */
export interface KeptLetter {
  id: string;
  letterName: string;
  mouName: string | null;
  /** Null for one that was refused. */
  plan: NewChallenge | null;
  facts: LetterFacts | null;
  refusal: string | null;
  readAt: Date;
  keptUntil: Date;
  version: number;
}

const KEPT = {
  id: true,
  letterName: true,
  mouName: true,
  plan: true,
  facts: true,
  refusal: true,
  readAt: true,
  keptUntil: true,
  version: true,
} as const;

/** Keeps a letter for the account that sent it. Throws conflict where as many are waiting already as may. Returns its id. */
export async function writeLetter(
  tx: Tx,
  accountId: string,
  files: { letter: GivenFile; mou: GivenFile | null },
  outcome: LetterOutcome,
  now: Date,
): Promise<string> {
  const isRefused = "refusal" in outcome;
  if (isRefused) {
    await makeRoomForRefused(tx, accountId);
  } else if (
    (await tx.letterDraft.count({
      where: { accountId, challengeId: null, plan: { not: null }, keptUntil: { gt: now } },
    })) >= MOST_WAITING
  ) {
    throw new AppError(
      "invalid",
      `${MOST_WAITING} letters of yours are waiting already, which is the most. Make their challenges, or delete one.`,
      { field: "letter" },
    );
  }
  const { id } = await tx.letterDraft.create({
    data: {
      id: newId(),
      accountId,
      letterName: files.letter.name,
      letterBytes: new Uint8Array(files.letter.bytes),
      mouName: files.mou?.name ?? null,
      mouBytes: files.mou === null ? null : new Uint8Array(files.mou.bytes),
      plan: isRefused ? null : storedPlan.write(outcome.plan),
      facts: isRefused ? storedFacts.write(outcome.facts) : null,
      refusal: isRefused ? outcome.refusal : null,
      readAt: now,
      keptUntil: letterKeptUntil(now),
    },
    select: { id: true },
  });
  return id;
}

async function makeRoomForRefused(tx: Tx, accountId: string): Promise<void> {
  const older = await tx.letterDraft.findMany({
    where: { accountId, plan: null },
    orderBy: { readAt: "desc" },
    skip: MOST_REFUSED - 1,
    take: 100,
    select: { id: true },
  });
  await tx.letterDraft.deleteMany({ where: { id: { in: older.map(({ id }) => id) } } });
}

/** A letter of the account itself. Throws not-found: nobody else's is shown, nor one that is kept no longer. */
export async function readLetterOf(
  accountId: string,
  id: string,
  now: Date,
  client: Db = db,
): Promise<KeptLetter> {
  const row = await client.letterDraft.findFirst({
    where: { id, accountId, challengeId: null, keptUntil: { gt: now } },
    select: KEPT,
  });
  if (row === null) {
    throw new AppError("not-found", "This letter is not here any more. Its challenge may have been made.");
  }
  return {
    ...row,
    plan: row.plan === null ? null : storedPlan.read(row.plan),
    facts: row.facts === null ? null : storedFacts.read(row.facts),
  };
}

/** The letters of an account that wait, the newest first: their names, and why one was refused. */
export function listLettersOf(accountId: string, now: Date) {
  return db.letterDraft.findMany({
    where: { accountId, challengeId: null, keptUntil: { gt: now } },
    orderBy: [{ readAt: "desc" }, { id: "desc" }],
    take: MOST_WAITING + MOST_REFUSED,
    select: { id: true, letterName: true, refusal: true, readAt: true, keptUntil: true },
  });
}

/** The bytes of a letter, and of the memorandum beside it. Throws not-found. */
export async function readLetterFiles(
  accountId: string,
  id: string,
): Promise<{ letter: GivenFile; mou: GivenFile | null }> {
  const row = await db.letterDraft.findFirst({
    where: { id, accountId, challengeId: null },
    select: { letterName: true, letterBytes: true, mouName: true, mouBytes: true },
  });
  if (row === null) throw new AppError("not-found", "This letter is not here any more.");
  return {
    letter: { name: row.letterName, bytes: row.letterBytes },
    mou: row.mouName === null || row.mouBytes === null ? null : { name: row.mouName, bytes: row.mouBytes },
  };
}

/** Keeps a letter's challenge as it was corrected. Throws conflict where it was corrected, made or deleted meanwhile. */
export async function writePlan(
  tx: Tx,
  accountId: string,
  { id, version }: Pick<KeptLetter, "id" | "version">,
  plan: NewChallenge,
): Promise<void> {
  const { count } = await tx.letterDraft.updateMany({
    where: { id, accountId, challengeId: null, version },
    data: { plan: storedPlan.write(plan), version: { increment: 1 } },
  });
  if (count === 0) throw changedMeanwhile();
}

/** Deletes a letter, with its file: its challenge was made, or is not wanted. Throws conflict where that was done already. */
export async function dropLetter(
  tx: Tx,
  accountId: string,
  { id, version }: { id: string; version?: number },
): Promise<void> {
  const { count } = await tx.letterDraft.deleteMany({
    where: { id, accountId, challengeId: null, ...(version === undefined ? {} : { version }) },
  });
  if (count === 0) throw changedMeanwhile();
}

function changedMeanwhile(): AppError {
  return new AppError(
    "conflict",
    "This letter was changed in another window, or its challenge was made. Open it again.",
  );
}

/** Forgets letters that nobody made a challenge of in time. */
export async function forgetOldLetters(tx: Tx, now: Date): Promise<void> {
  await tx.letterDraft.deleteMany({ where: { keptUntil: { lte: now } } });
}

/** Forgets the letters of an account that is emptied. */
export async function forgetLettersOf(tx: Tx, accountId: string): Promise<void> {
  await tx.letterDraft.deleteMany({ where: { accountId } });
}
