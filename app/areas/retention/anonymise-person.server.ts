import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { forgetPurposeLinks } from "#app/access/purpose-links/purpose-links.server.ts";
import { isHeld } from "#app/areas/periods/categories.ts";
import { readPeriods } from "#app/areas/periods/read-periods.server.ts";
import {
  emptyPersonRow,
  findPersonToEmpty,
  findSessionToCome,
} from "#app/areas/timetable/keeping/interviewees.server.ts";
import { record } from "#app/audit/record.server.ts";
import { destroyMessagesTo } from "#app/mail/kept-messages.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { REMOVED_NAME } from "./removed-name.ts";

/**
 * Empties all that says who somebody of the timetable is; that somebody was there stays. Cannot be undone. What was
 * released or issued is frozen and keeps the name. Throws forbidden, not-found, or conflict while a session with them
 * is still to come, or a hold stands.
 */
export async function anonymisePerson(permit: ChallengePermit, personId: string, now: Date): Promise<void> {
  demand(permit, "personal-data.answer");
  const { challengeId } = permit;
  await transaction(async (tx) => {
    const person = await findPersonToEmpty(tx, personId, challengeId);
    if (person === null) throw new AppError("not-found", "There is no such person in this timetable.");
    if (person.anonymisedAt !== null) throw new AppError("conflict", "That was done already.");
    if (isHeld("interviewees", (await readPeriods(permit, tx)).holds)) {
      throw new AppError(
        "conflict",
        "The challenge manager has placed a hold on these details: nothing of them may go while it stands. Ask them to lift it first.",
      );
    }
    const toCome = await findSessionToCome(tx, person, dayOf(now));
    if (toCome !== null) {
      throw new AppError(
        "conflict",
        `They are still expected at "${toCome}". Remove them from it, or wait until it is over.`,
      );
    }
    await emptyPerson(tx, person, now);
    await record(tx, permit, { type: "person-anonymised", data: { personId } }, now);
  });
}

/** Empties what says who a person is, inside the caller's transaction: also when a back-up brought it back. */
export async function emptyPerson(
  tx: Tx,
  person: { id: string; challengeId: string; email: string | null },
  now: Date,
): Promise<void> {
  if (person.email !== null) {
    await destroyMessagesTo(tx, person.email, person.challengeId);
    await forgetPurposeLinks(tx, { challengeId: person.challengeId, address: person.email });
  }
  await emptyPersonRow(tx, person, REMOVED_NAME, now);
}
