import type { Tx } from "#app/platform/db.server.ts";

/** How many notes a challenge holds. */
export function countNotesToDestroy(tx: Tx, challengeId: string): Promise<number> {
  return tx.note.count({ where: { challengeId } });
}

/** Destroys all notes of a challenge. What findings stand on is taken from them first (findings/let-go-of-notes). */
export async function destroyNotes(tx: Tx, challengeId: string): Promise<void> {
  await tx.note.deleteMany({ where: { challengeId } });
}

/** Writes down until when the notes of a challenge are kept; a day, "YYYY-MM-DD". */
export async function keepNotesUntil(tx: Tx, challengeId: string, retainUntil: string): Promise<void> {
  await tx.note.updateMany({ where: { challengeId }, data: { retainUntil } });
}
