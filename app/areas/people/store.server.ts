import { isPeerTeamRole, PEER_TEAM_ROLES, type Role } from "#app/access/permissions.ts";
import type { ChallengeScope } from "#app/access/scope.ts";
import { type Db, db } from "#app/platform/db.server.ts";

/** A person in a challenge. */
export interface Member {
  id: string;
  name: string;
  /** What the person signs in with; null across the wall: a council is given the addresses of its own people. */
  email: string | null;
  role: Role;
  councilName: string | null;
  /** Whether it is the person who asks. */
  isSelf: boolean;
}

/**
 * The people of a challenge, by name. A council's person sees the peer team and the people of that council, not the
 * other council's. At most 300.
 */
export async function listMembers(scope: ChallengeScope, client: Db = db): Promise<Member[]> {
  const isTeam = isPeerTeamRole(scope.role);
  // Asked of the role, not of the council: a council's person without one would otherwise see everybody.
  const own = isTeam
    ? {}
    : { OR: [{ role: { in: [...PEER_TEAM_ROLES] } }, { councilId: scope.councilId ?? "" }] };
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
    name: row.account.name,
    email: isTeam || (row.councilId !== null && row.councilId === scope.councilId) ? row.account.email : null,
    role: row.role as Role,
    councilName: row.council?.name ?? null,
    isSelf: row.accountId === scope.actor.accountId,
  }));
}

/** The named places of the peer team that no member of the challenge has, in the team's order. At most 40. */
export async function listFreePeers(
  scope: ChallengeScope,
  client: Db = db,
): Promise<{ id: string; name: string }[]> {
  return client.peer.findMany({
    where: {
      challengeId: scope.challengeId,
      name: { not: "" },
      status: { not: "withdrawn" },
      memberships: { none: {} },
    },
    orderBy: { position: "asc" },
    take: 40,
    select: { id: true, name: true },
  });
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
