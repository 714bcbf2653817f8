import type { PlannedSource } from "#app/areas/challenge/new-challenge.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { keepFile } from "#app/platform/files/files.server.ts";
import { dropLetter, readLetterFiles, readLetterOf } from "./letter-store.server.ts";

/** Keeps the files of a letter where those of challenges are, before the transaction that names them. Throws not-found. */
export async function keepFilesOf(accountId: string, letterId: string): Promise<void> {
  const { letter, mou } = await readLetterFiles(accountId, letterId);
  await keepFile(letter.bytes);
  if (mou !== null) await keepFile(mou.bytes);
}

/**
 * Takes a letter that was refused, and what came with it, over into a challenge made by hand: as its source documents. It waits no
 * longer then. Throws not-found, or conflict for a letter that was read.
 */
export async function takeRefusedLetter(
  tx: Tx,
  accountId: string,
  letterId: string,
  now: Date,
): Promise<PlannedSource[]> {
  const { id, facts } = await readLetterOf(accountId, letterId, now, tx);
  if (facts === null)
    throw new AppError("conflict", "This letter was read. Make its challenge from the letter.");
  await dropLetter(tx, accountId, { id });
  return facts.sources;
}
