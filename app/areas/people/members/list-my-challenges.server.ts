import { isOpenMembership } from "#app/access/open-membership.server.ts";
import type { AccountFacts, Role, Stage } from "#app/access/permissions.ts";
import { db } from "#app/platform/db.server.ts";

/** A challenge in somebody's list. */
export interface MyChallenge {
  id: string;
  title: string;
  stage: Stage;
  role: Role;
  onSiteStart: string | null;
  onSiteEnd: string | null;
  /** When the membership ended; null while it counts. */
  endedAt: Date | null;
}

/** The challenges an account is or was a member of, newest first; an administrator sees no other. At most 200. */
export async function listMyChallenges(
  account: AccountFacts & { id: string },
  now: Date,
): Promise<MyChallenge[]> {
  const rows = await db.membership.findMany({
    where: { accountId: account.id },
    orderBy: { challenge: { createdAt: "desc" } },
    take: 200,
    select: {
      role: true,
      expiresAt: true,
      challenge: { select: { id: true, title: true, stage: true, onSiteStart: true, onSiteEnd: true } },
    },
  });
  return rows.map(({ role, expiresAt, challenge }) => ({
    ...challenge,
    endedAt: isOpenMembership({ expiresAt }, now) ? null : expiresAt,
    stage: challenge.stage as Stage,
    role: role as Role,
  }));
}
