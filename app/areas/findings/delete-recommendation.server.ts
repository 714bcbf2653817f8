import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { ChangedMeanwhile, LOOK_AGAIN } from "#app/writing/merge/changed-meanwhile.ts";
import { recommendationLocks } from "./freeze.ts";
import { readReportIssue } from "./report-issue.server.ts";
import { listNumbers, readRecommendation } from "./store.server.ts";

/**
 * Deletes a recommendation and closes the gap in the numbers. Throws forbidden, not-found, or conflict: changed
 * meanwhile, or the report was issued with it.
 */
export async function deleteRecommendation(
  permit: PeerTeamPermit,
  id: string,
  version: number,
  now: Date,
): Promise<void> {
  demand(permit, "findings.write");
  await transaction(async (tx) => {
    await readRecommendation(permit, id, tx);
    const lock = recommendationLocks(await readReportIssue(permit, tx)).remove;
    if (lock !== null) throw new AppError("conflict", lock);
    const deleted = await tx.recommendation.deleteMany({
      where: { id, challengeId: permit.challengeId, version },
    });
    if (deleted.count === 0) {
      throw new ChangedMeanwhile(undefined, LOOK_AGAIN);
    }
    // One by one from the top: numbers are unique, so each has to find its new one free.
    for (const [index, each] of (await listNumbers(permit, tx)).entries()) {
      if (each.number === index + 1) continue;
      await tx.recommendation.updateMany({
        where: { id: each.id, challengeId: permit.challengeId },
        data: { number: index + 1 },
      });
    }
    await record(
      tx,
      permit,
      { type: "recommendation-changed", data: { recommendationId: id, what: "deleted" } },
      now,
    );
  });
}
