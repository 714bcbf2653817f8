import type { ChallengePermit } from "#app/access/permit.ts";
import { db } from "#app/platform/db.server.ts";

/** How many comments of the accuracy check have no answer, of all councils: a number, no words. */
export function countUnansweredComments({ challengeId }: ChallengePermit): Promise<number> {
  return db.accuracyComment.count({ where: { challengeId, decision: null } });
}
