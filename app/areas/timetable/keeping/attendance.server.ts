import type { Tx } from "#app/platform/db.server.ts";
import { type OfVisits, ofVisits } from "./of-visits.ts";

/** Ticks, and what was written of a session whether or not anybody was ticked. */
export async function countAttendance(tx: Tx, of: OfVisits): Promise<number> {
  const where = { session: ofVisits(of), attended: { not: null } };
  return (
    (await tx.sessionPerson.count({ where })) +
    (await tx.sessionPeer.count({ where })) +
    (await tx.session.count({
      where: {
        ...ofVisits(of),
        OR: [
          { outcomeNote: { not: "" } },
          { cancelledReason: { not: "" } },
          { outcomeByName: { not: null } },
        ],
      },
    }))
  );
}

/** Forgets who came. Whether a session took place stays; what was written about it, and by whom, may name somebody. */
export async function emptyAttendance(tx: Tx, of: OfVisits): Promise<void> {
  const where = { session: ofVisits(of) };
  await tx.sessionPerson.updateMany({ where, data: { attended: null } });
  await tx.sessionPeer.updateMany({ where, data: { attended: null } });
  await tx.session.updateMany({
    where: ofVisits(of),
    data: { outcomeNote: "", cancelledReason: "", outcomeByName: null },
  });
}
