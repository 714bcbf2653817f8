import type { Role } from "#app/access/permissions.ts";
import type { ChallengeScope } from "#app/access/scope.ts";
import { type Db, db } from "#app/platform/db.server.ts";

/** A person in a challenge. */
export interface Member {
  id: string;
  accountId: string;
  name: string;
  email: string;
  role: Role;
  councilId: string | null;
  councilName: string | null;
}

/**
 * The people of a challenge, by name. A co-ordinator sees the peer team and its own council's people, not the
 * other council's. At most 300.
 */
export async function listMembers(scope: ChallengeScope, client: Db = db): Promise<Member[]> {
  const own = scope.councilId === null ? {} : { OR: [{ councilId: null }, { councilId: scope.councilId }] };
  const rows = await client.membership.findMany({
    where: { challengeId: scope.challengeId, ...own },
    orderBy: { account: { name: "asc" } },
    take: 300,
    select: {
      id: true,
      accountId: true,
      role: true,
      councilId: true,
      account: { select: { name: true, email: true } },
      council: { select: { name: true } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    accountId: row.accountId,
    name: row.account.name,
    email: row.account.email,
    role: row.role as Role,
    councilId: row.councilId,
    councilName: row.council?.name ?? null,
  }));
}

/** An account, for the administrator of the installation: no challenge is named. */
export interface AccountFacts {
  id: string;
  name: string;
  email: string;
  isAdministrator: boolean;
  disabledAt: Date | null;
}

/** The accounts of the installation by name, at most 500. For administrators only: the route's guard asks. */
export async function listAccounts(): Promise<AccountFacts[]> {
  return db.account.findMany({
    orderBy: { name: "asc" },
    take: 500,
    select: { id: true, name: true, email: true, isAdministrator: true, disabledAt: true },
  });
}
