import { demand, type VisitPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { countDiscarded, discardMails } from "#app/mail/unsent-messages.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { updateCalendars } from "../invitations/update-calendars.server.ts";
import { countRevision, undoMoves } from "../plan/change-timetable.server.ts";
import { type DoneRepair, type LateRepairs, repairedSessions } from "./late-repairs.ts";
import { storedRepairs } from "./stored-repairs.ts";

/** What an undone repair could not take back. */
export interface UndoneRepair {
  /** Messages that had been sent already. */
  sent: number;
}

/**
 * Puts everything back that a chosen repair did: moves, cancelled sessions, the person taken out, the peer's absence; messages
 * that nobody sent are dropped. Throws forbidden, not-found, or conflict when it was undone already or one of its sessions was
 * changed since.
 */
export async function undoRepair(permit: VisitPermit, repairsId: string, now: Date): Promise<UndoneRepair> {
  demand(permit, "timetable.edit");
  const { challengeId } = permit;
  return transaction(async (tx) => {
    const row = await tx.timetableProposal.findFirst({
      where: { id: repairsId, visitId: permit.visitId, kind: "repair" },
      select: { result: true },
    });
    if (row === null) throw new AppError("not-found", "There is no such late change.");
    const late = storedRepairs.read(row.result);
    const { done } = late;
    if (done === undefined || done.isUndone) {
      throw new AppError("conflict", "There is nothing to undo here: no repair stands.");
    }
    await reinstate(tx, challengeId, late, done);
    if (done.changeId === null) await countRevision(tx, permit);
    else await undoMoves(tx, permit, done.changeId, now);
    await tx.peerAbsence.deleteMany({ where: { challengeId, id: { in: done.absenceIds } } });
    await discardMails(tx, done.mailIds, ["draft"], challengeId);
    // Those whose message had gone are told that it is as it was.
    await updateCalendars(tx, permit, repairedSessions(late, done.way), now);
    const discarded = await countDiscarded(tx, done.mailIds, challengeId);
    await tx.timetableProposal.update({
      where: { id: repairsId },
      data: {
        status: "left",
        result: storedRepairs.write({ ...late, done: { ...done, isUndone: true } }),
      },
      select: { id: true },
    });
    await record(
      tx,
      permit,
      { type: "timetable-changed", data: { what: "repair of a late change undone", id: repairsId } },
      now,
    );
    return { sent: done.mailIds.length - discarded };
  });
}

/** Plans again what was cancelled, where it was, and puts the person back. */
async function reinstate(
  tx: Tx,
  challengeId: string,
  { happening, without }: LateRepairs,
  { cancelled }: DoneRepair,
): Promise<void> {
  for (const { sessionId, siteId, roomId } of cancelled) {
    // A room or a site may have been removed since.
    const hasRoom = roomId !== null && (await tx.room.count({ where: { id: roomId, challengeId } })) > 0;
    const hasSite = siteId !== null && (await tx.site.count({ where: { id: siteId, challengeId } })) > 0;
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, challengeId, status: "cancelled" },
      data: {
        status: "planned",
        cancelledReason: "",
        roomId: hasRoom ? roomId : null,
        siteId: hasSite ? siteId : null,
        version: { increment: 1 },
      },
    });
    if (count === 0) {
      throw new AppError("conflict", "A session that was cancelled then has been changed since.");
    }
  }
  if (happening.what !== "person" || without.length === 0) return;
  const present = await tx.session.findMany({
    where: { challengeId, id: { in: without }, people: { none: { personId: happening.id } } },
    take: 400,
    select: { id: true },
  });
  const isKnown = (await tx.person.count({ where: { id: happening.id, challengeId } })) > 0;
  if (!isKnown) return;
  await tx.sessionPerson.createMany({
    data: present.map(({ id }) => ({ sessionId: id, personId: happening.id })),
  });
}
