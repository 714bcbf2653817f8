import { isOpenMembership } from "#app/access/open-membership.server.ts";
import type { Role, Stage } from "#app/access/permissions.ts";
import { onSiteWords } from "#app/areas/visits/on-site-days.ts";
import { listOnSiteDays } from "#app/areas/visits/read-visits.server.ts";
import { db } from "#app/platform/db.server.ts";

/** A challenge in somebody's list. */
export interface MyChallenge {
  id: string;
  title: string;
  stage: Stage;
  role: Role;
  /** When the peers are on site, in words; null while that is not known. */
  onSite: string | null;
  /** When the membership ended; null while it counts. */
  endedAt: Date | null;
}

/** The challenges an account is or was a member of, newest first; an administrator sees no other. At most 200. */
export async function listMyChallenges(account: { id: string }, now: Date): Promise<MyChallenge[]> {
  const rows = await db.membership.findMany({
    where: { accountId: account.id },
    orderBy: { challenge: { createdAt: "desc" } },
    take: 200,
    select: {
      role: true,
      expiresAt: true,
      challenge: { select: { id: true, title: true, stage: true } },
    },
  });
  const onSite = await listOnSiteDays(rows.map(({ challenge }) => challenge.id));
  return rows.map(({ role, expiresAt, challenge }) => ({
    ...challenge,
    onSite: onSiteWords(onSite.get(challenge.id)),
    endedAt: isOpenMembership({ expiresAt }, now) ? null : expiresAt,
    stage: challenge.stage as Stage,
    role: role as Role,
  }));
}
