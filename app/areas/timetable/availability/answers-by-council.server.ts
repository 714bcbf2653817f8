import type { ChallengePermit } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";

const WAS_ASKED = { availability: { not: "not-asked" } } as const;

/** The councils whose people were asked when they can come to some visits, or whose answers were written down; null for people of neither. */
export async function listCouncilsAsked(
  { challengeId }: Pick<ChallengePermit, "challengeId">,
  visitIds: readonly string[],
  client: Db,
): Promise<(string | null)[]> {
  const rows = await client.person.findMany({
    where: {
      challengeId,
      anonymisedAt: null,
      answers: { some: { visitId: { in: [...visitIds] }, ...WAS_ASKED } },
    },
    distinct: ["councilId"],
    take: 20,
    select: { councilId: true },
  });
  return rows.map(({ councilId }) => councilId);
}

/**
 * How many people of a council were asked when they can come to some visits, and how many of them have answered since an instant: for every one
 * of these visits that they were asked about.
 */
export async function countAnsweredSince(
  { challengeId }: Pick<ChallengePermit, "challengeId">,
  { councilId, visitIds }: { councilId: string | null; visitIds: readonly string[] },
  since: Date,
): Promise<{ asked: number; answered: number }> {
  const asked = { visitId: { in: [...visitIds] }, ...WAS_ASKED };
  const where = { challengeId, councilId, anonymisedAt: null, answers: { some: asked } };
  const open = { ...asked, OR: [{ answeredAt: null }, { answeredAt: { lte: since } }] };
  const waiting = await db.person.count({ where: { ...where, answers: { some: open } } });
  const all = await db.person.count({ where });
  return { asked: all, answered: all - waiting };
}
