import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { ChangedMeanwhile, LOOK_AGAIN } from "#app/writing/merge/changed-meanwhile.ts";
import { recommendationLocks } from "./freeze.ts";
import { listInOrder, numberAsPrinted } from "./number-as-printed.server.ts";
import { readReportIssue } from "./report-issue.server.ts";
import { readRecommendation } from "./store.server.ts";

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
    await numberAsPrinted(tx, permit, await listInOrder(permit, tx));
    await record(
      tx,
      permit,
      { type: "recommendation-changed", data: { recommendationId: id, what: "deleted" } },
      now,
    );
  });
}
