import { permitAt } from "#app/access/permit.server.ts";
import type { ChallengePermit, VisitPermit } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { listVisits, readFirstPhase } from "./read-visits.server.ts";

/**
 * The same permit at a visit of its challenge, where the address names none: what may be done is asked for a visit of that kind. Throws
 * not-found for a visit of another challenge.
 */
export async function permitAtVisit<P extends ChallengePermit>(
  permit: P,
  visitId: string,
  client: Db = db,
): Promise<P & VisitPermit> {
  const visit = (await listVisits(permit.challengeId, client)).find(({ id }) => id === visitId);
  if (visit === undefined) throw new AppError("not-found", "There is no such visit in this challenge.");
  return permitAt(permit, visit);
}

/** The same permit at the first phase on site. */
export async function permitAtFirstPhase<P extends ChallengePermit>(
  permit: P,
  client: Db = db,
): Promise<P & VisitPermit> {
  return permitAt(permit, await readFirstPhase(permit.challengeId, client));
}
