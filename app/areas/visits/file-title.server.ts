import type { VisitPermit } from "#app/access/permit.ts";
import { listVisits } from "./read-visits.server.ts";

/**
 * What the name of a file about a visit begins with: the challenge, and where it has several visits which of them, so that the papers of a
 * review do not take the place of those of the days on site in somebody's folder.
 */
export async function readFileTitle({ challengeId, challengeTitle, visitId }: VisitPermit): Promise<string> {
  const visits = await listVisits(challengeId);
  const own = visits.find(({ id }) => id === visitId);
  return visits.length === 1 || own === undefined
    ? challengeTitle
    : `${challengeTitle}, ${own.name.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase())}`;
}
