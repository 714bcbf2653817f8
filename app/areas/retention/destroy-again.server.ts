import { readTitle } from "#app/areas/challenge/find-challenges.server.ts";
import { findAccountToEmpty } from "#app/areas/people/accounts/empty-account.server.ts";
import { CATEGORY_NAMES, type Category } from "#app/areas/periods/categories.ts";
import { ON_SITE } from "#app/areas/periods/parts.ts";
import { findPersonToEmpty } from "#app/areas/timetable/keeping/interviewees.server.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { emptyAccount } from "./anonymise-account.server.ts";
import { emptyPerson } from "./anonymise-person.server.ts";
import { destroy } from "./destroy.server.ts";
import { destroyDueAccountMessages } from "./tidy-accounts.server.ts";

/** A certificate as it was given when records were destroyed, after the back-up was made that brings them back. */
export interface EarlierCertificate {
  id: string;
  challengeId: string | null;
  category: string;
  /** Of which visits' records it was, as a part's key; null: of all of the category. */
  part: string | null;
  rule: string;
  count: number;
  dueOn: string;
  destroyedAt: string;
  byName: string;
}

const NOBODY = { actor: null, requestId: null };

/**
 * Destroys again what a restored back-up brought back, and puts the certificate back with its own number and time. Returns how many records
 * it was; null when the database knows the certificate, so that nothing has to be done. No clock is asked: what is on the list goes.
 */
export function destroyAgain(certificate: EarlierCertificate, now: Date): Promise<number | null> {
  return transaction(async (tx) => {
    const { id, challengeId, category } = certificate;
    const known = await tx.destructionCertificate.findUnique({ where: { id }, select: { id: true } });
    if (known !== null) return null;
    // A challenge that was made after the back-up is not in it, and neither are its records.
    if (challengeId !== null && !(await hasChallenge(tx, challengeId))) return null;
    const count = await destroyCategory(tx, certificate);
    await tx.destructionCertificate.create({
      data: { ...certificate, destroyedAt: new Date(certificate.destroyedAt) },
      select: { id: true },
    });
    if (count > 0) {
      const event = { type: "destroyed", data: { category, count } } as const;
      await recordOutsideChallenge(tx, { ...NOBODY, challengeId }, event, now);
    }
    return count;
  });
}

async function hasChallenge(tx: Tx, id: string): Promise<boolean> {
  return (await readTitle(id, tx)) !== null;
}

async function destroyCategory(tx: Tx, certificate: EarlierCertificate): Promise<number> {
  const { challengeId, category, part } = certificate;
  if (category === "account-messages") {
    return destroyDueAccountMessages(tx, new Date(certificate.destroyedAt));
  }
  if (challengeId === null || !(CATEGORY_NAMES as readonly string[]).includes(category)) return 0;
  return destroy(tx, category as Category, { challengeId, visitIds: await visitsOf(tx, challengeId, part) });
}

/** The visits a certificate was of; null for all that the challenge has of a category. */
async function visitsOf(tx: Tx, challengeId: string, part: string | null): Promise<string[] | null> {
  if (part === null || part === "") return null;
  if (part !== ON_SITE) return [part];
  const visits = await listVisits(challengeId, tx);
  return visits.flatMap(({ id, kind }) => (kind === "progress-review" ? [] : [id]));
}

/** Empties again a person's or an account's name and details that a restored back-up brought back. Returns whether it had to. */
export function emptyAgain(kind: "person" | "account", id: string, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    if (kind === "person") {
      const person = await findPersonToEmpty(tx, id);
      if (person === null || person.anonymisedAt !== null) return false;
      await emptyPerson(tx, person, now);
      const event = { type: "person-anonymised", data: { personId: id } } as const;
      await recordOutsideChallenge(tx, { ...NOBODY, challengeId: person.challengeId }, event, now);
      return true;
    }
    const account = await findAccountToEmpty(tx, id);
    if (account === null || account.anonymisedAt !== null) return false;
    await emptyAccount(tx, account, now);
    const event = { type: "account-anonymised", data: { accountId: id } } as const;
    await recordOutsideChallenge(tx, { ...NOBODY, challengeId: null }, event, now);
    return true;
  });
}
