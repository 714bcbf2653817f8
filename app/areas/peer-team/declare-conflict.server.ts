import { demand, type PeerTeamScope } from "#app/access/scope.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";

/** Records what a member of the team declared. Throws forbidden or not-found. */
export async function declareConflict(
  scope: PeerTeamScope,
  peerId: string,
  description: string,
  now: Date,
): Promise<string> {
  demand(scope, "conflicts.read");
  return transaction(async (tx) => {
    const peer = await tx.peer.findFirst({
      where: { id: peerId, challengeId: scope.challengeId },
      select: { id: true },
    });
    if (peer === null) throw new AppError("not-found", "There is no such member of the peer team.");
    const id = newId();
    await tx.conflictOfInterest.create({
      data: { id, peerId, description, declaredAt: now },
      select: { id: true },
    });
    await record(tx, scope, { type: "peer-changed", data: { peerId, what: "conflict declared" } }, now);
    return id;
  });
}

/** Records what was decided about a declared conflict. Throws forbidden or not-found. */
export async function decideConflict(
  scope: PeerTeamScope,
  peerId: string,
  conflictId: string,
  decision: string,
  now: Date,
): Promise<void> {
  demand(scope, "conflicts.read");
  await transaction(async (tx) => {
    const { count } = await tx.conflictOfInterest.updateMany({
      where: { id: conflictId, peerId, peer: { challengeId: scope.challengeId } },
      data: { decision, decidedAt: now, decidedByName: scope.actor.name },
    });
    if (count === 0) throw new AppError("not-found", "There is no such declaration.");
    await record(tx, scope, { type: "peer-changed", data: { peerId, what: "conflict decided" } }, now);
  });
}
