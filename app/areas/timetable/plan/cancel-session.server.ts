import { demand, type VisitPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { ChangedMeanwhile, LOOK_AGAIN } from "#app/writing/merge/changed-meanwhile.ts";
import { countRevision } from "./change-timetable.server.ts";
import { readLastRelease } from "./last-release.server.ts";
import { readShownSession } from "./read-timetable.server.ts";

/**
 * Takes a session out of the timetable. One that was released stays on the record as cancelled, and so does one the
 * peers have notes of; any other is deleted. A cancelled session that was never released is shown to nobody here, so
 * what happened tells a council nothing about notes: pages say "taken out" either way. Throws forbidden, not-found,
 * or conflict when somebody saved meanwhile.
 */
export async function cancelSession(
  permit: VisitPermit,
  sessionId: string,
  version: number,
  now: Date,
): Promise<void> {
  demand(permit, "timetable.edit");
  const { challengeId } = permit;
  await transaction(async (tx) => {
    const session = await readShownSession(permit, sessionId, tx);
    if (session.version !== version) {
      throw new ChangedMeanwhile(undefined, LOOK_AGAIN);
    }
    const released = (await readLastRelease(permit, tx))?.sessions ?? [];
    const isKept =
      (await tx.note.count({ where: { sessionId, challengeId } })) > 0 ||
      released.some((one) => one.id === sessionId);
    if (isKept) {
      await tx.session.update({
        where: { id: sessionId },
        // Its room is free again, and can be removed.
        data: { status: "cancelled", roomId: null, siteId: null, version: { increment: 1 } },
        select: { id: true },
      });
    } else {
      await tx.session.delete({ where: { id: sessionId }, select: { id: true } });
    }
    await countRevision(tx, permit);
    // The same words for both, for the same reason.
    await record(
      tx,
      permit,
      { type: "timetable-changed", data: { what: "session taken out", id: sessionId } },
      now,
    );
  });
}
