import type { ChallengePermit } from "#app/access/permit.ts";
import { listPurposeLinks } from "#app/access/purpose-links/purpose-links.server.ts";
import type { VisitFacts } from "#app/areas/visits/read-visits.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";

/**
 * The councils whose people were asked when they can come, or whose answers were written down; null for people of neither. With `visit`, only
 * those who were asked about it by a link, or named times on its days.
 */
export async function listCouncilsAsked(
  { challengeId }: Pick<ChallengePermit, "challengeId">,
  client: Db,
  visit?: Pick<VisitFacts, "id" | "days">,
): Promise<(string | null)[]> {
  const links =
    visit === undefined ? [] : await listPurposeLinks({ challengeId, purpose: "availability" }, client);
  const askedAbout = links.filter(({ visitId }) => visitId === visit?.id).map(({ recordId }) => recordId);
  const ofVisit =
    visit === undefined
      ? {}
      : { OR: [{ id: { in: askedAbout } }, { times: { some: { date: { in: [...visit.days] } } } }] };
  const rows = await client.person.findMany({
    where: { challengeId, anonymisedAt: null, availability: { not: "not-asked" }, ...ofVisit },
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
