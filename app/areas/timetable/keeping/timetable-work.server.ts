import type { Tx } from "#app/platform/db.server.ts";

/** How many changes, searches and sent invitations of a timetable are kept. */
export async function countTimetableWork(tx: Tx, challengeId: string): Promise<number> {
  const where = { challengeId };
  return (
    (await tx.timetableChange.count({ where })) +
    (await tx.timetableProposal.count({ where })) +
    (await tx.calendarInvitation.count({ where }))
  );
}

/** Destroys the changes, searches and sent invitations of a timetable; the timetable stays. */
export async function destroyTimetableWork(tx: Tx, challengeId: string): Promise<void> {
  const where = { challengeId };
  await tx.timetableChange.deleteMany({ where });
  await tx.timetableProposal.deleteMany({ where });
  await tx.calendarInvitation.deleteMany({ where });
}
