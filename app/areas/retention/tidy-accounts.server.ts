import { subMonths } from "date-fns/subMonths";
import { forgetEndedSignInSessions } from "#app/access/sign-in-session.server.ts";
import { forgetUnusedLinks } from "#app/areas/people/accounts/empty-account.server.ts";
import { forgetOldDeputies } from "#app/areas/people/deputies/read-deputies.server.ts";
import { forgetOldHandOvers } from "#app/areas/people/members/hand-overs.server.ts";
import { forgetOldLetters } from "#app/areas/scope/letters/letter-store.server.ts";
import { BY_ITSELF, recordOutsideChallenge } from "#app/audit/record.server.ts";
import { countAccountMessages, destroyAccountMessages } from "#app/mail/kept-messages.server.ts";
import { forgetOldNotices } from "#app/notices/notice-store.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { forgetOldDrafts } from "#app/writing/drafts/draft-store.server.ts";
import { DESTROYED_BY } from "./destroyed-by.ts";

/** What is kept of accounts and belongs to no challenge, so that no challenge manager sets its date. */
export type AccountCategory = "account-messages";

/** Months a message to an account is kept: a reset, an invitation, a warning that a password changed (house rule). */
export const ACCOUNT_MESSAGE_MONTHS = 12;

/** What a run did with a category of accounts, or would do. */
export interface AccountStep {
  challengeId: null;
  category: AccountCategory;
  step: "destroyed";
  dueOn: string;
  count: number;
}

/**
 * Destroys messages to accounts that are old enough, with a certificate, and forgets sessions, links, drafts, letters that wait and deputies that have ended.
 * With `isTrial` nothing is done.
 */
export function tidyAccounts(now: Date, isTrial: boolean): Promise<AccountStep[]> {
  return transaction(async (tx) => {
    const count = await countAccountMessages(tx, monthsBefore(now));
    if (!isTrial) {
      // Nothing is told by these any more: a certificate of them would be one of nothing.
      await forgetEndedSignInSessions(tx, now);
      await forgetUnusedLinks(tx, now);
      await forgetOldDrafts(tx, now);
      await forgetOldLetters(tx, now);
      await forgetOldNotices(now, tx);
      await forgetOldDeputies(now, tx);
      await forgetOldHandOvers(now, tx);
    }
    if (count === 0) return [];
    const dueOn = dayOf(now);
    if (!isTrial) {
      await destroyDueAccountMessages(tx, now);
      await certify(tx, count, dueOn, now);
    }
    return [{ challengeId: null, category: "account-messages", step: "destroyed", dueOn, count }];
  });
}

function monthsBefore(now: Date): Date {
  return subMonths(now, ACCOUNT_MESSAGE_MONTHS);
}

/** Destroys messages to accounts that were due at an instant, inside the caller's transaction, and says how many they were. */
export function destroyDueAccountMessages(tx: Tx, dueAt: Date): Promise<number> {
  return destroyAccountMessages(tx, monthsBefore(dueAt));
}

async function certify(tx: Tx, count: number, dueOn: string, now: Date): Promise<void> {
  const category: AccountCategory = "account-messages";
  await tx.destructionCertificate.create({
    data: {
      id: newId(),
      challengeId: null,
      category,
      rule: `Messages to accounts: ${ACCOUNT_MESSAGE_MONTHS} months after they were written`,
      count,
      dueOn,
      destroyedAt: now,
      byName: DESTROYED_BY,
    },
    select: { id: true },
  });
  await recordOutsideChallenge(tx, BY_ITSELF, { type: "destroyed", data: { category, count } }, now);
}
