import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { ChangedMeanwhile, LOOK_AGAIN } from "#app/writing/merge/changed-meanwhile.ts";
import { readFinding } from "./store.server.ts";

/** Why a finding that recommendations stand on stays, naming them; null when none does. */
export function keptByRecommendations(recommendations: readonly { number: number }[]): string | null {
  if (recommendations.length === 0) return null;
  const numbers = recommendations.map((each) => each.number).join(", ");
  return recommendations.length === 1
    ? `This finding cannot be deleted: recommendation ${numbers} stands on it. Remove it there first.`
    : `This finding cannot be deleted: recommendations ${numbers} stand on it. Remove it there first.`;
}

/** Deletes a finding; its notes stay. Throws forbidden, not-found, or conflict while a recommendation stands on it. */
export async function deleteFinding(
  permit: PeerTeamPermit,
  id: string,
  version: number,
  now: Date,
): Promise<void> {
  demand(permit, "findings.write");
  await transaction(async (tx) => {
    const finding = await readFinding(permit, id, tx);
    const kept = keptByRecommendations(finding.recommendations);
    if (kept !== null) throw new AppError("conflict", kept);
    const deleted = await tx.finding.deleteMany({ where: { id, challengeId: permit.challengeId, version } });
    if (deleted.count === 0) throw new ChangedMeanwhile(undefined, LOOK_AGAIN);
    await record(tx, permit, { type: "finding-changed", data: { findingId: id, what: "deleted" } }, now);
  });
}
