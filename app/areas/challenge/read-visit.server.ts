import type { Stage } from "#app/access/permissions.ts";
import { type Db, db } from "#app/platform/db.server.ts";

/** The last day on site; null while none is set. Throws when there is no such challenge. */
export async function readOnSiteEnd(challengeId: string, client: Db): Promise<string | null> {
  const { onSiteEnd } = await client.challenge.findUniqueOrThrow({
    where: { id: challengeId },
    select: { onSiteEnd: true },
  });
  return onSiteEnd;
}

/** What somebody who is asked when they can come is told of the visit. `councilName` is the commissioning council's. */
export async function readVisitFacts(challengeId: string, client: Db) {
  const { councils, ...visit } = await client.challenge.findUniqueOrThrow({
    where: { id: challengeId },
    select: {
      title: true,
      onSiteStart: true,
      onSiteEnd: true,
      councils: { where: { isCommissioning: true }, take: 1, select: { name: true } },
    },
  });
  return { ...visit, councilName: councils[0]?.name ?? visit.title };
}

/** A challenge whose visit has days, with the last of them. */
export interface VisitedChallenge {
  id: string;
  title: string;
  onSiteEnd: string | null;
}

/** The challenges at one of some stages whose visit has days, by their ids. */
export function listVisited(stages: readonly Stage[]): Promise<VisitedChallenge[]> {
  return db.challenge.findMany({
    where: { onSiteEnd: { not: null }, stage: { in: [...stages] } },
    orderBy: { id: "asc" },
    select: { id: true, title: true, onSiteEnd: true },
  });
}

/** One of them as it stands in a transaction; null when it is not one, or not any more. */
export function readVisited(
  id: string,
  stages: readonly Stage[],
  client: Db,
): Promise<VisitedChallenge | null> {
  return client.challenge.findFirst({
    where: { id, onSiteEnd: { not: null }, stage: { in: [...stages] } },
    select: { id: true, title: true, onSiteEnd: true },
  });
}
