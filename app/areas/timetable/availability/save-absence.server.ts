import { demand, type VisitPermit } from "#app/access/permit.ts";
import { areAllPeers } from "#app/areas/peer-team/read-peers.server.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { countRevisions } from "../plan/change-timetable.server.ts";
import type { AbsenceInput } from "./availability-forms.ts";

/**
 * Records that a peer cannot work for a stretch of a day, never why; returns the id. Throws forbidden, or invalid for
 * somebody who is not a peer of this challenge and for what was recorded already.
 */
export async function addAbsence(
  permit: VisitPermit,
  { peerId, date, start, end }: AbsenceInput,
  now: Date,
): Promise<string> {
  demand(permit, "timetable.edit");
  const { challengeId } = permit;
  return transaction(async (tx) => {
    if (!(await areAllPeers(challengeId, [peerId], tx))) {
      throw new AppError("invalid", "Choose a peer of this challenge.", { field: "peerId" });
    }
    const known = await tx.peerAbsence.count({
      where: { challengeId, peerId, date, start: { lte: start }, end: { gte: end } },
    });
    if (known > 0) {
      throw new AppError("invalid", "That time is recorded for this peer already.", { field: "day" });
    }
    const id = newId();
    await tx.peerAbsence.create({
      data: { id, challengeId, peerId, date, start, end },
      select: { id: true },
    });
    await countRevisions(tx, challengeId);
    await record(tx, permit, { type: "timetable-changed", data: { what: "peer's absence added", id } }, now);
    return id;
  });
}

/** Takes out a time at which a peer cannot work. Throws forbidden, or not-found. */
export async function removeAbsence(permit: VisitPermit, absenceId: string, now: Date): Promise<void> {
  demand(permit, "timetable.edit");
  const { challengeId } = permit;
  await transaction(async (tx) => {
    const { count } = await tx.peerAbsence.deleteMany({ where: { id: absenceId, challengeId } });
    if (count === 0) throw new AppError("not-found", "That time was removed already.");
    await countRevisions(tx, challengeId);
    await record(
      tx,
      permit,
      { type: "timetable-changed", data: { what: "peer's absence taken out", id: absenceId } },
      now,
    );
  });
}
