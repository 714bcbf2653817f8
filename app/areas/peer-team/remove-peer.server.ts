import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";

/**
 * Removes a place from the team. Somebody who is in the timetable, has recorded notes, can sign in as this peer or was put to the
 * councils stays on the record: mark them as withdrawn instead. Throws forbidden, not-found or invalid.
 */
export async function removePeer(permit: PeerTeamPermit, peerId: string, now: Date): Promise<void> {
  demand(permit, "team.edit");
  await transaction(async (tx) => {
    const peer = await tx.peer.findFirst({
      where: { id: peerId, challengeId: permit.challengeId },
      select: {
        id: true,
        _count: {
          select: { sessions: true, notes: true, memberships: true, proposals: true },
        },
      },
    });
    if (peer === null) throw new AppError("not-found", "There is no such member of the peer team.");
    const { sessions, notes, memberships, proposals } = peer._count;
    if (sessions + notes + memberships > 0) {
      throw new AppError(
        "invalid",
        "This person is in the timetable, has recorded notes or can sign in. Set the status to withdrawn instead.",
      );
    }
    if (proposals > 0) {
      throw new AppError(
        "invalid",
        "This person was put to the councils, and what they decided stays on the record. Set the status to withdrawn instead.",
      );
    }
    await tx.peer.delete({ where: { id: peerId }, select: { id: true } });
    await record(tx, permit, { type: "peer-changed", data: { peerId, what: "removed" } }, now);
  });
}
