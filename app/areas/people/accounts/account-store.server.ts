import { openMembership } from "#app/access/open-membership.server.ts";
import type { Role } from "#app/access/permissions.ts";
import { needsSecondFactor } from "#app/access/sign-in-session-limits.ts";
import { listSignInSessions } from "#app/access/sign-in-sessions.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { unseal } from "#app/platform/sealed.server.ts";
import { DEMONSTRATION_SECRET } from "./totp.ts";

/** One's own account, for its page. */
export interface OwnAccount {
  name: string;
  email: string;
  isAdministrator: boolean;
  hasPassword: boolean;
  hasSecondFactor: boolean;
  /** Whether a role of the person asks for a second factor. */
  mustHaveSecondFactor: boolean;
  recoveryCodesLeft: number;
  /** How many sign-ins of other organisations open it. */
  identities: number;
}

/** What says whether a second factor is asked for: the roles a person has now, in every challenge, and whether it is an administrator. */
const rolesNow = (now: Date) =>
  ({
    isAdministrator: true,
    memberships: { where: openMembership(now), select: { role: true }, take: 500 },
  }) as const;

function asksForSecondFactor(account: {
  isAdministrator: boolean;
  memberships: { role: string }[];
}): boolean {
  const roles = account.memberships.map(({ role }) => role as Role);
  return needsSecondFactor(account.isAdministrator ? ["administrator", ...roles] : roles);
}

/** Whether a role of the account asks for a second factor. */
export async function mustHaveSecondFactor(client: Db, accountId: string, now: Date): Promise<boolean> {
  return asksForSecondFactor(
    await client.account.findUniqueOrThrow({ where: { id: accountId }, select: rolesNow(now) }),
  );
}

/** What the page of one's own account shows. */
export async function readOwnAccount(accountId: string, now: Date): Promise<OwnAccount> {
  const account = await db.account.findUniqueOrThrow({
    where: { id: accountId },
    select: {
      name: true,
      email: true,
      ...rolesNow(now),
      passwordHash: true,
      totpConfirmedAt: true,
      _count: { select: { recoveryCodes: { where: { usedAt: null } }, identities: true } },
    },
  });
  return {
    name: account.name,
    email: account.email,
    isAdministrator: account.isAdministrator,
    hasPassword: account.passwordHash !== null,
    hasSecondFactor: account.totpConfirmedAt !== null,
    mustHaveSecondFactor: asksForSecondFactor(account),
    recoveryCodesLeft: account._count.recoveryCodes,
    identities: account._count.identities,
  };
}

/** Whether the account's authenticator secret is the demonstration's, which anybody may know. */
export async function isDemonstrationAccount(accountId: string): Promise<boolean> {
  const { totpSecret } = await db.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { totpSecret: true },
  });
  return totpSecret !== null && unseal(totpSecret) === DEMONSTRATION_SECRET;
}

/** One browser that is signed in. */
export interface OwnSession {
  id: string;
  isThisOne: boolean;
  method: string;
  userAgent: string;
  createdAt: Date;
  lastSeenAt: Date;
}

/** One's own sessions, the last used first; at most 100. The id is a hash and opens nothing. */
export async function listOwnSessions(accountId: string, sessionId: string): Promise<OwnSession[]> {
  const rows = await listSignInSessions(accountId);
  return rows.map((row) => ({ ...row, isThisOne: row.id === sessionId }));
}
