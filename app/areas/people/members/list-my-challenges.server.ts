import { isOpenMembership } from "#app/access/open-membership.server.ts";
import type { Role, Stage } from "#app/access/permissions.ts";
import { isReaderKind } from "#app/access/readers/reader-rights.ts";
import { type Closing, listClosings } from "#app/areas/challenge/change-stage.server.ts";
import { onSiteWords } from "#app/areas/visits/on-site-days.ts";
import { listOnSiteDays } from "#app/areas/visits/read-visits.server.ts";
import { db } from "#app/platform/db.server.ts";
import { roleInWords } from "./role-words.ts";

/** A challenge in somebody's list. */
export interface MyChallenge {
  id: string;
  title: string;
  stage: Stage;
  /** As what, in words: of somebody who serves several councils, for each. */
  roles: string[];
  /** When the peers are on site, in words; null while that is not known. */
  onSite: string | null;
  /** How it was closed before its end; null for every other. */
  closing: Closing | null;
  /** When the last place there ended; null while one counts. */
  endedAt: Date | null;
}

/** The challenges an account is or was a member of, newest first; an administrator sees no other. At most 200. */
export async function listMyChallenges(account: { id: string }, now: Date): Promise<MyChallenge[]> {
  const rows = await db.membership.findMany({
    where: { accountId: account.id },
    orderBy: { challenge: { createdAt: "desc" } },
    take: 200,
    select: {
      id: true,
      role: true,
      readerKind: true,
      expiresAt: true,
      challenge: { select: { id: true, title: true, stage: true } },
    },
  });
  const several = rows.filter(
    ({ challenge }) => rows.filter((row) => row.challenge.id === challenge.id).length > 1,
  );
  const councils = await readCouncilNames(several.map(({ id }) => id));
  const closed = rows.flatMap(({ challenge }) => (challenge.stage === "closed" ? [challenge.id] : []));
  const closings = closed.length === 0 ? new Map<string, Closing>() : await listClosings(closed, db);
  const onSite = await listOnSiteDays(rows.map(({ challenge }) => challenge.id));
  const found = new Map<string, MyChallenge>();
  for (const { id, role, readerKind, expiresAt, challenge } of rows) {
    const words = roleInWords({
      role: role as Role,
      readerKind: isReaderKind(readerKind) ? readerKind : null,
    });
    const council = councils.get(id);
    const endedAt = isOpenMembership({ expiresAt }, now) ? null : expiresAt;
    const known = found.get(challenge.id);
    found.set(challenge.id, {
      ...challenge,
      onSite: onSiteWords(onSite.get(challenge.id)),
      stage: challenge.stage as Stage,
      closing: closings.get(challenge.id) ?? null,
      roles: [...(known?.roles ?? []), council === undefined ? words : `${words} (${council})`],
      endedAt: known === undefined || endedAt === null ? endedAt : known.endedAt,
    });
  }
  return [...found.values()];
}

/** Whose places some memberships are: asked only of whoever has several in a challenge, and nobody else is told. */
async function readCouncilNames(membershipIds: readonly string[]): Promise<Map<string, string>> {
  if (membershipIds.length === 0) return new Map();
  const rows = await db.membership.findMany({
    where: { id: { in: [...membershipIds] }, councilId: { not: null } },
    select: { id: true, council: { select: { shortName: true } } },
  });
  return new Map(rows.flatMap(({ id, council }) => (council === null ? [] : [[id, council.shortName]])));
}
