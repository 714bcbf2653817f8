/** What is read of an account to know whether its owner has come in. */
export const ACCEPTANCE = {
  passwordHash: true,
  _count: { select: { identities: true, links: { where: { usedAt: { not: null } } } } },
} as const;

interface Acceptance {
  passwordHash: string | null;
  _count: { identities: number; links: number };
}

/** Whether somebody has a password, or an organisation's sign-in: a way in without a mail each time. */
export function hasChosenWayIn({ passwordHash, _count }: Acceptance): boolean {
  return passwordHash !== null || _count.identities > 0;
}

/** Whether the owner has come in once, by whatever way: who always asks for a link to sign in has accepted too. */
export function hasAccepted(account: Acceptance): boolean {
  return hasChosenWayIn(account) || account._count.links > 0;
}
