import type { Maker } from "#app/areas/challenge/make-challenge.server.ts";
import type { NewChallenge } from "#app/areas/challenge/new-challenge.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { makeChallenge } from "../make-challenge.server.ts";
import type { LetterContents } from "./contents/contents-form.ts";
import { withContents } from "./contents/correct-contents.ts";
import { correctedPlan, type LetterCorrections } from "./correct-plan.ts";
import { keepFilesOf } from "./letter-files.server.ts";
import { dropLetter, readLetterOf, writePlan } from "./letter-store.server.ts";

/** What somebody says of a letter, and which of its versions they saw. */
export interface LetterInput extends LetterCorrections {
  version: number;
}

async function planWith(
  accountId: string,
  letterId: string,
  input: LetterInput,
  now: Date,
): Promise<NewChallenge> {
  return correctedPlan(await planOfLetter(accountId, letterId, now), input);
}

async function planOfLetter(accountId: string, letterId: string, now: Date): Promise<NewChallenge> {
  const { plan } = await readLetterOf(accountId, letterId, now);
  if (plan === null)
    throw new AppError("conflict", "This letter could not be read. Make its challenge by hand.");
  return plan;
}

/** Keeps what somebody corrected, so that the page shows what would be made. Throws not-found or conflict. */
export async function correctLetter(
  accountId: string,
  letterId: string,
  input: LetterInput,
  now: Date,
): Promise<void> {
  const plan = await planWith(accountId, letterId, input, now);
  await transaction((tx) => writePlan(tx, accountId, { id: letterId, version: input.version }, plan));
}

/** Keeps themes, team, dates and lines as somebody corrected them, to be looked at again. Throws not-found, conflict or invalid. */
export async function correctContents(
  accountId: string,
  letterId: string,
  contents: LetterContents,
  now: Date,
): Promise<void> {
  const plan = withContents(await planOfLetter(accountId, letterId, now), contents);
  await transaction((tx) => writePlan(tx, accountId, { id: letterId, version: contents.version }, plan));
}

/**
 * Makes the challenge of a letter as it was read and corrected, in one transaction; the letter waits no longer and is its source document.
 * Throws not-found, or conflict where it was corrected or made meanwhile. Returns the id of the challenge.
 */
export async function makeFromLetter(
  maker: Maker,
  letterId: string,
  input: LetterInput,
  now: Date,
): Promise<string> {
  const { accountId } = maker.actor;
  const plan = await planWith(accountId, letterId, input, now);
  await keepFilesOf(accountId, letterId);
  return transaction(async (tx) => {
    await dropLetter(tx, accountId, { id: letterId, version: input.version });
    return makeChallenge(tx, plan, maker, now);
  });
}

/** Deletes a letter with all that was read of it. Throws conflict where it is not there any more. */
export async function deleteLetter(accountId: string, letterId: string): Promise<void> {
  await transaction((tx) => dropLetter(tx, accountId, { id: letterId }));
}
