import type { Actor } from "#app/access/permit.ts";
import { endKeepingOf } from "#app/areas/councils/manage/manage-councils.server.ts";
import { emptyPeersOf } from "#app/areas/peer-team/destroy-details.server.ts";
import {
  emptyAccountRow,
  findAccountToEmpty,
  sharesName,
} from "#app/areas/people/accounts/empty-account.server.ts";
import { forgetLettersOf } from "#app/areas/scope/letters/letter-store.server.ts";
import { dropFeedsOf } from "#app/areas/timetable/keeping/interviewees.server.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import { destroyMessagesTo } from "#app/mail/kept-messages.server.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { NAMED_DOINGS, REMOVED_NAME } from "./removed-name.ts";

/** An account as the page that makes it anonymous shows it. */
export interface AccountToAnonymise {
  name: string;
  email: string;
  isSwitchedOff: boolean;
  isAnonymised: boolean;
  /** Whether somebody else has the same name: then what was done under it cannot be told apart, and stays. */
  sharesName: boolean;
}

/** Throws not-found. */
export async function readAccountToAnonymise(accountId: string): Promise<AccountToAnonymise> {
  const account = await findAccountToEmpty(db, accountId);
  if (account === null) throw new AppError("not-found", "There is no such account.");
  return {
    name: account.name,
    email: account.email,
    isSwitchedOff: account.disabledAt !== null,
    isAnonymised: account.anonymisedAt !== null,
    sharesName: await sharesName(db, account),
  };
}

/**
 * Empties all that says whose an account was, and ends every way into it. What was done with it stays, under a neutral
 * name; where a name has to stay, removed-name.ts says why. Cannot be undone. Throws not-found, or conflict for an
 * account that is still on.
 */
export async function anonymiseAccount(
  { actor, requestId }: { actor: Actor; requestId: string },
  accountId: string,
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const account = await findAccountToEmpty(tx, accountId);
    if (account === null) throw new AppError("not-found", "There is no such account.");
    if (account.anonymisedAt !== null) throw new AppError("conflict", "That was done already.");
    if (account.disabledAt === null) {
      throw new AppError("conflict", "Switch the account off first: its owner may still be at work.");
    }
    await emptyAccount(tx, account, now);
    await recordOutsideChallenge(
      tx,
      { actor, challengeId: null, requestId },
      { type: "account-anonymised", data: { accountId } },
      now,
    );
  });
}

/** Empties what says whose an account was, inside the caller's transaction: also when a back-up brought it back. */
export async function emptyAccount(
  tx: Tx,
  account: { id: string; name: string; email: string },
  now: Date,
): Promise<void> {
  if (!(await sharesName(tx, account))) await replaceName(tx, account.name);
  await dropFeedsOf(tx, account.id);
  await endKeepingOf(tx, account.id);
  await forgetLettersOf(tx, account.id);
  await destroyMessagesTo(tx, account.email);
  await emptyPeersOf(tx, account.id);
  await emptyAccountRow(tx, account.id, REMOVED_NAME, now);
}

/** Replaces a name that is nobody else's wherever a record says by it who did something. */
async function replaceName(tx: Tx, name: string): Promise<void> {
  for (const [table, columns] of Object.entries(NAMED_DOINGS)) {
    for (const column of columns) {
      // Table and column come from the list above, never from a request.
      await tx.$executeRawUnsafe(
        `UPDATE "${table}" SET "${column}" = $1 WHERE "${column}" = $2`,
        REMOVED_NAME,
        name,
      );
    }
  }
}
