import type { ChallengePermit } from "#app/access/permit.ts";
import { tickMilestone } from "#app/areas/challenge/fill-milestone.server.ts";
import { readStatementSubmittedAt } from "#app/areas/challenge/statement-submitted.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { packGaps } from "./pack.ts";
import { listPack } from "./store.server.ts";

/**
 * Marks the key date "pack sent to the peers" as done once they have all of it: the position statement is submitted, and nothing on the list of the
 * pack is still to come. House rule: no public source says when a pack counts as sent. In the transaction of whatever came last.
 */
export async function notePackSent(tx: Tx, permit: ChallengePermit, now: Date): Promise<void> {
  if ((await readStatementSubmittedAt(permit, tx)) === null) return;
  if (packGaps(await listPack(permit, tx), dayOf(now)).open > 0) return;
  await tickMilestone(tx, permit, "pack-sent", now);
}
