import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { recommendationLocks } from "./freeze.ts";
import { type Direction, reordered } from "./order.ts";
import { readReportIssue } from "./report-issue.server.ts";
import { listNumbers, readRecommendation } from "./store.server.ts";

/**
 * Moves a recommendation a number up or down; the one that was there takes its number. Throws forbidden,
 * not-found, or conflict once the final report is issued.
 */
export async function moveRecommendation(
  permit: PeerTeamPermit,
  id: string,
  direction: Direction,
  now: Date,
): Promise<void> {
  demand(permit, "findings.write");
  await transaction(async (tx) => {
    await readRecommendation(permit, id, tx);
    const lock = recommendationLocks(await readReportIssue(permit, tx)).renumber;
    if (lock !== null) throw new AppError("conflict", lock);
    const before = await listNumbers(permit, tx);
    const after = reordered(
      before.map((each) => each.id),
      id,
      direction,
    );
    const changed = after
      .map((each, index) => ({ id: each, number: before[index]?.number ?? index + 1 }))
      .filter((each, index) => before[index]?.id !== each.id);
    // Numbers are unique: the two step aside to numbers nobody has before they take each other's.
    for (const { id: each, number } of changed) {
      await tx.recommendation.updateMany({
        where: { id: each, challengeId: permit.challengeId },
        data: { number: -number },
      });
    }
    for (const { id: each, number } of changed) {
      await tx.recommendation.updateMany({
        where: { id: each, challengeId: permit.challengeId },
        data: { number },
      });
    }
    await record(
      tx,
      permit,
      { type: "recommendation-changed", data: { recommendationId: id, what: "renumbered" } },
      now,
    );
  });
}
