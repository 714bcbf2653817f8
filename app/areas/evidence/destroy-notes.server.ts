import type { Tx } from "#app/platform/db.server.ts";

/** Notes of a challenge; with `visitIds` those of these visits alone. */
export interface NotesOfVisits {
  challengeId: string;
  visitIds: readonly string[] | null;
}

function whereOf({ challengeId, visitIds }: NotesOfVisits) {
  return visitIds === null ? { challengeId } : { challengeId, visitId: { in: [...visitIds] } };
}

/** How many notes there are. */
export function countNotesToDestroy(tx: Tx, of: NotesOfVisits): Promise<number> {
  return tx.note.count({ where: whereOf(of) });
}

/** Destroys notes. What findings stand on is taken from them first (findings/let-go-of-notes). */
export async function destroyNotes(tx: Tx, of: NotesOfVisits): Promise<void> {
  await tx.note.deleteMany({ where: whereOf(of) });
}

/** Writes down the last day on which notes are kept, "YYYY-MM-DD". */
export async function keepNotesUntil(tx: Tx, of: NotesOfVisits, retainUntil: string): Promise<void> {
  await tx.note.updateMany({
    where: { ...whereOf(of), retainUntil: { not: retainUntil } },
    data: { retainUntil },
  });
}
