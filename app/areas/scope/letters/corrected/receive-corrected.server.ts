import { type ChallengePermit, demand } from "#app/access/permit.ts";
import type { NewChallenge } from "#app/areas/challenge/new-challenge.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { readKeptFile } from "#app/platform/files/files.server.ts";
import type { GivenFile } from "#app/platform/reading/read-apart.server.ts";
import { sha256 } from "#app/platform/sha256.server.ts";
import { lastPartOf } from "../../file-name.ts";
import { planOf } from "../../import-plan.ts";
import { readScope } from "../../import-scope.server.ts";
import { keptByHash } from "../receive-letter.server.ts";
import { findCorrectedLetter, writeCorrectedLetter } from "./corrected-store.server.ts";

/**
 * Reads a letter that corrects the one of a challenge, and keeps it beside what that letter said, until its differences were looked through. Nothing of
 * the record changes. Throws forbidden, conflict where one waits already, or invalid at the field `letter`.
 */
export async function receiveCorrected(permit: ChallengePermit, file: GivenFile, now: Date): Promise<void> {
  demand(permit, "scope.edit");
  if ((await findCorrectedLetter(permit, now)) !== null)
    throw new AppError("conflict", "A corrected letter waits already. Finish with it, or delete it, first.");
  const letter = { name: lastPartOf(file.name), bytes: file.bytes };
  const { challengeId, actor } = permit;
  const same = await db.sourceDocument.findFirst({
    where: { challengeId, sha256: sha256(letter.bytes) },
    select: { title: true },
  });
  if (same !== null)
    throw new AppError("invalid", `This very file is here already, as “${same.title}”.`, { field: "letter" });
  const plan = await planRead(letter, actor.accountId);
  const before = await letterBefore(permit);
  await transaction((tx) => writeCorrectedLetter(tx, permit, letter, { plan, before }, now));
}

async function planRead(file: GivenFile, reader: string): Promise<NewChallenge> {
  const found = await readScope({ letter: file, mou: null }, reader);
  return planOf(found, { letter: keptByHash(file), mou: null }, null);
}

/** What the letter on record says, read again; null where there is none, or it was kept without being read. */
async function letterBefore({ challengeId, actor }: ChallengePermit): Promise<NewChallenge | null> {
  const source = await db.sourceDocument.findFirst({
    where: { challengeId, kind: "scope-letter", fileKey: { not: null } },
    orderBy: [{ addedAt: "desc" }, { id: "desc" }],
    select: { fileKey: true, fileName: true },
  });
  if (source === null || source.fileKey === null) return null;
  try {
    const bytes = await readKeptFile(source.fileKey);
    return await planRead({ name: source.fileName, bytes }, actor.accountId);
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid") return null;
    throw error;
  }
}
