import { type Db, db } from "#app/platform/db.server.ts";

/** Administrators who can be written to, who came first first. */
export function listAdministrators(most: number, client: Db): Promise<{ name: string; email: string }[]> {
  return client.account.findMany({
    where: { isAdministrator: true, disabledAt: null, anonymisedAt: null },
    orderBy: { createdAt: "asc" },
    take: most,
    select: { name: true, email: true },
  });
}

/** Whether anybody has an account with another address than these. */
export async function hasAccountBesides(emails: readonly string[]): Promise<boolean> {
  return (await db.account.count({ where: { email: { notIn: [...emails] } } })) > 0;
}

/**
 * All that is held on an account, for its owner: what is tied to it in every room. Secrets are not in it, nor what others wrote, and
 * of one's own notes their times alone. At most 10,000 of each list.
 */
export function readHeldOnAccount(accountId: string) {
  return db.account.findUniqueOrThrow({
    where: { id: accountId },
    select: {
      name: true,
      email: true,
      createdAt: true,
      isAdministrator: true,
      passwordChangedAt: true,
      totpConfirmedAt: true,
      memberships: {
        take: 10_000,
        select: {
          role: true,
          createdAt: true,
          expiresAt: true,
          challenge: { select: { title: true } },
          council: { select: { name: true } },
          peer: {
            select: {
              name: true,
              role: true,
              organisation: true,
              email: true,
              telephone: true,
              diet: true,
              accessNeeds: true,
              politicalGroup: true,
              tier: true,
              background: true,
              peerBefore: true,
              fitNote: true,
              biography: true,
            },
          },
          awayTimes: { take: 1_000, select: { fromOn: true, untilOn: true, namedAt: true, endedAt: true } },
          deputyTimes: { take: 1_000, select: { fromOn: true, untilOn: true, namedAt: true, endedAt: true } },
        },
      },
      sessions: {
        take: 10_000,
        select: { createdAt: true, lastSeenAt: true, method: true, userAgent: true },
      },
      keeps: {
        take: 1_000,
        select: { namedAt: true, namedByName: true, council: { select: { name: true } } },
      },
      identities: { take: 100, select: { issuer: true, subject: true, createdAt: true } },
      actions: { take: 10_000, select: { number: true, challenge: { select: { title: true } } } },
      // One's own notes by their number and times: the words are read in the challenge, where the wall stands.
      notes: { take: 10_000, select: { recordedAt: true, challenge: { select: { title: true } } } },
    },
  });
}

/** The account of an address, if it is switched on; null otherwise. */
export function findAccountInUse(email: string, client: Db): Promise<{ id: string; name: string } | null> {
  return client.account.findFirst({
    where: { email: email.toLowerCase(), disabledAt: null, anonymisedAt: null },
    select: { id: true, name: true },
  });
}

/** The names of some accounts, by their ids. */
export async function readNames(accountIds: readonly string[], client: Db): Promise<Map<string, string>> {
  const rows = await client.account.findMany({
    where: { id: { in: [...new Set(accountIds)] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
