import type { ChallengePermit } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";

/** The councils whose people were asked when they can come, or whose answers were written down; null for people of neither. */
export async function listCouncilsAsked(
  { challengeId }: Pick<ChallengePermit, "challengeId">,
  client: Db,
): Promise<(string | null)[]> {
  const rows = await client.person.findMany({
    where: { challengeId, anonymisedAt: null, availability: { not: "not-asked" } },
    distinct: ["councilId"],
    take: 20,
    select: { councilId: true },
  });
  return rows.map(({ councilId }) => councilId);
}

/** How many people of a council were asked when they can come, and how many of them have answered since an instant. */
export async function countAnsweredSince(
  { challengeId }: Pick<ChallengePermit, "challengeId">,
  councilId: string | null,
  since: Date,
): Promise<{ asked: number; answered: number }> {
  const where = { challengeId, councilId, anonymisedAt: null, availability: { not: "not-asked" } };
  return {
    asked: await db.person.count({ where }),
    answered: await db.person.count({ where: { ...where, answeredAt: { gt: since } } }),
  };
}
