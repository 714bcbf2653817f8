import { demand, type VisitPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { ChangedMeanwhile, LOOK_AGAIN } from "#app/writing/merge/changed-meanwhile.ts";
import { countRevision } from "./change-timetable.server.ts";
import { readLastRelease } from "./last-release.server.ts";
import { readShownSession } from "./read-timetable.server.ts";

/**
 * Takes a session out of the timetable, as `takeOut` says; a cancelled session that was never released is shown to nobody here, so
 * what happened tells a council nothing about notes: pages say "taken out" either way. Throws forbidden, not-found, or conflict when
 * somebody saved meanwhile.
 */
export async function cancelSession(
  permit: VisitPermit,
  sessionId: string,
  version: number,
  now: Date,
): Promise<void> {
  demand(permit, "timetable.edit");
  await transaction(async (tx) => {
    const session = await readShownSession(permit, sessionId, tx);
    if (session.version !== version) {
      throw new ChangedMeanwhile(undefined, LOOK_AGAIN);
    }
    await takeOut(tx, permit, [sessionId]);
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

/**
 * Takes sessions of a visit out of its timetable, with the caller's transaction. One that was released stays on the record as
 * cancelled, and so does one the peers have notes of; any other is deleted. Both by the timetable's own question: of notes it is
 * asked only that there are any.
 */
export async function takeOut(tx: Tx, permit: VisitPermit, sessionIds: readonly string[]): Promise<void> {
  if (sessionIds.length === 0) return;
  const { challengeId, visitId } = permit;
  const released = (await readLastRelease(permit, tx))?.sessions ?? [];
  const ofVisit = { challengeId, visitId };
  const noted = await tx.session.findMany({
    where: { ...ofVisit, id: { in: [...sessionIds] }, notes: { some: {} } },
    take: sessionIds.length,
    select: { id: true },
  });
  const onRecord = new Set([...released, ...noted].map(({ id }) => id));
  await tx.session.updateMany({
    where: { ...ofVisit, id: { in: sessionIds.filter((id) => onRecord.has(id)) } },
    // Its room is free again, and can be removed.
    data: { status: "cancelled", roomId: null, siteId: null, version: { increment: 1 } },
  });
  await tx.session.deleteMany({
    where: { ...ofVisit, id: { in: sessionIds.filter((id) => !onRecord.has(id)) } },
  });
}
