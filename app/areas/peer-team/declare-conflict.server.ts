import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { record } from "#app/audit/record.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { refuseIfChanged } from "#app/writing/merge/changed-meanwhile.ts";

/** Records what a member of the team declared for a visit. Throws forbidden, not-found, or invalid for a visit of another challenge. */
export async function declareConflict(
  permit: PeerTeamPermit,
  peerId: string,
  { visitId, description }: { visitId: string; description: string },
  now: Date,
): Promise<string> {
  demand(permit, "conflicts.read");
  return transaction(async (tx) => {
    await demandPeerAndVisit(tx, permit, peerId, visitId);
    const id = newId();
    await tx.conflictOfInterest.create({
      data: { id, peerId, visitId, description, declaredAt: now },
      select: { id: true },
    });
    await record(tx, permit, { type: "peer-changed", data: { peerId, what: "conflict declared" } }, now);
    return id;
  });
}

/**
 * Records that a member of the team has nothing to declare for a visit. Throws forbidden, not-found, invalid for a visit of another challenge, or
 * conflict where they have answered for that visit already.
 */
export async function declareNothing(
  permit: PeerTeamPermit,
  peerId: string,
  { visitId }: { visitId: string },
  now: Date,
): Promise<void> {
  demand(permit, "conflicts.read");
  await transaction(async (tx) => {
    await demandPeerAndVisit(tx, permit, peerId, visitId);
    const answer = await tx.conflictOfInterest.findFirst({
      where: { peerId, visitId },
      orderBy: { isNothing: "asc" },
      select: { isNothing: true },
    });
    if (answer !== null) {
      throw new AppError(
        "conflict",
        answer.isNothing
          ? "It is recorded already that there is nothing to declare for this visit."
          : "Something was declared for this visit already. Record what was decided about it.",
        { field: "visitId" },
      );
    }
    const nothing = { id: newId(), peerId, visitId, isNothing: true, description: "", declaredAt: now };
    await tx.conflictOfInterest.create({ data: nothing, select: { id: true } });
    await record(tx, permit, { type: "peer-changed", data: { peerId, what: "nothing to declare" } }, now);
  });
}

async function demandPeerAndVisit(
  tx: Tx,
  { challengeId }: PeerTeamPermit,
  peerId: string,
  visitId: string,
): Promise<void> {
  const peer = await tx.peer.findFirst({ where: { id: peerId, challengeId }, select: { id: true } });
  if (peer === null) throw new AppError("not-found", "There is no such member of the peer team.");
  if (!(await listVisits(challengeId, tx)).some((visit) => visit.id === visitId)) {
    throw new AppError("invalid", "Choose a visit of this challenge.", { field: "visitId" });
  }
}

/** Records what was decided about a declared conflict. Throws forbidden, not-found, or conflict. */
export async function decideConflict(
  permit: PeerTeamPermit,
  peerId: string,
  {
    conflictId,
    decision,
    version = 0,
  }: { conflictId: string; decision: string; version?: number | undefined },
  now: Date,
): Promise<void> {
  demand(permit, "conflicts.read");
  await transaction(async (tx) => {
    const where = { id: conflictId, peerId, isNothing: false, peer: { challengeId: permit.challengeId } };
    const there = await tx.conflictOfInterest.findFirst({
      where,
      select: { decision: true, decidedAt: true, decidedByName: true, version: true },
    });
    if (there === null) throw new AppError("not-found", "There is no such declaration.");
    refuseIfChanged(version, there.version, {
      values: { decision: there.decision ?? "" },
      by: there.decidedByName,
      at: there.decidedAt,
    });
    await tx.conflictOfInterest.updateMany({
      where,
      data: {
        decision,
        decidedAt: now,
        decidedByName: permit.actor.name,
        version: { increment: 1 },
      },
    });
    await record(tx, permit, { type: "peer-changed", data: { peerId, what: "conflict decided" } }, now);
  });
}
