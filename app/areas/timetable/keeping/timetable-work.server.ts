import type { Tx } from "#app/platform/db.server.ts";
import { type OfVisits, ofVisits } from "./of-visits.ts";

/** How many changes, searches and sent invitations of a timetable are kept. */
export async function countTimetableWork(tx: Tx, of: OfVisits): Promise<number> {
  const where = ofVisits(of);
  return (
    (await tx.timetableChange.count({ where })) +
    (await tx.timetableProposal.count({ where })) +
    (await tx.calendarInvitation.count({ where: { session: where } }))
  );
}

/** Destroys the changes, searches and sent invitations of a timetable; the timetable stays. */
export async function destroyTimetableWork(tx: Tx, of: OfVisits): Promise<void> {
  const where = ofVisits(of);
  await tx.timetableChange.deleteMany({ where });
  await tx.timetableProposal.deleteMany({ where });
  await tx.calendarInvitation.deleteMany({ where: { session: where } });
}
