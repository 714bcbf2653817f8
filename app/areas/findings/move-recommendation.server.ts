import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { recommendationLocks } from "./freeze.ts";
import { listInOrder, numberAsPrinted } from "./number-as-printed.server.ts";
import type { Direction } from "./order.ts";
import { movedInItsRun } from "./printed-order.ts";
import { readReportIssue } from "./report-issue.server.ts";
import { readRecommendation } from "./store.server.ts";

/**
 * Moves a recommendation a number up or down among those printed with it; the one that was there takes its number. Throws
 * forbidden, not-found, or conflict once the final report is issued.
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
    const before = await listInOrder(permit, tx);
    await numberAsPrinted(tx, permit, before, movedInItsRun(before, id, direction));
    await record(
      tx,
      permit,
      { type: "recommendation-changed", data: { recommendationId: id, what: "renumbered" } },
      now,
    );
  });
}
