import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { type Direction, reordered } from "./order.ts";
import { listFindingOrder, readFinding } from "./store.server.ts";

/** Moves a finding a place up or down among those of its theme and kind. At the end it stays where it is. */
export async function moveFinding(
  permit: PeerTeamPermit,
  id: string,
  direction: Direction,
  now: Date,
): Promise<void> {
  demand(permit, "findings.write");
  await transaction(async (tx) => {
    const finding = await readFinding(permit, id, tx);
    const order = await listFindingOrder(permit, finding.themeId, finding.kind, tx);
    for (const [index, each] of reordered(order, id, direction).entries()) {
      if (order[index] === each && finding.id !== each) continue;
      await tx.finding.updateMany({
        where: { id: each, challengeId: permit.challengeId },
        data: { position: index + 1 },
      });
    }
    await record(tx, permit, { type: "finding-changed", data: { findingId: id, what: "moved" } }, now);
  });
}
