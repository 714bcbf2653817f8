import { subMonths } from "date-fns/subMonths";
import { endSignInSessionsOf } from "#app/access/sign-in-session.server.ts";
import { forgetChoicesOf } from "#app/notices/kept-notices.server.ts";
import type { Db, Tx } from "#app/platform/db.server.ts";
import { forgetDraftsOf } from "#app/writing/drafts/draft-store.server.ts";

/** Months after which a link that nobody used is forgotten. A used one stays with its account: it shows that its owner came in. */
const UNUSED_LINK_MONTHS = 1;

/** An account, as far as emptying needs to know. */
export interface AccountToEmpty {
  id: string;
  name: string;
  email: string;
  disabledAt: Date | null;
  anonymisedAt: Date | null;
}

/** An account by id; null when there is none. */
export function findAccountToEmpty(client: Db, id: string): Promise<AccountToEmpty | null> {
  return client.account.findUnique({
    where: { id },
    select: { id: true, name: true, email: true, disabledAt: true, anonymisedAt: true },
  });
}

/** Whether somebody else has the same name: then what was done under it cannot be told apart. */
export async function sharesName(
  client: Db,
  { id, name }: Pick<AccountToEmpty, "id" | "name">,
): Promise<boolean> {
  return (await client.account.count({ where: { name, id: { not: id } } })) > 0;
}

/** Empties all that says whose an account was, puts `name` in place of theirs, and ends every way into it. */
export async function emptyAccountRow(tx: Tx, accountId: string, name: string, now: Date): Promise<void> {
  await endSignInSessionsOf(tx, accountId);
  await tx.recoveryCode.deleteMany({ where: { accountId } });
  await tx.accountLink.deleteMany({ where: { accountId } });
  await tx.externalIdentity.deleteMany({ where: { accountId } });
  await forgetDraftsOf(tx, accountId);
  await forgetChoicesOf(tx, accountId);
  await tx.account.update({
    where: { id: accountId },
    data: {
      name,
      // Unique, and under a domain that never receives mail (RFC 2606).
      email: `${accountId.toLowerCase()}@removed.invalid`,
      passwordHash: null,
      passwordChangedAt: null,
      totpSecret: null,
      totpConfirmedAt: null,
      totpLastStep: null,
      isAdministrator: false,
      anonymisedAt: now,
    },
    select: { id: true },
  });
}

/** Forgets links that nobody used and that ended a month ago or more. */
export async function forgetUnusedLinks(tx: Tx, now: Date): Promise<void> {
  await tx.accountLink.deleteMany({
    where: { usedAt: null, expiresAt: { lt: subMonths(now, UNUSED_LINK_MONTHS) } },
  });
}
