import type { Tx } from "#app/platform/db.server.ts";

/** Takes from every finding of a challenge the notes it stands on, before they are destroyed. The finding stays. */
export async function letGoOfNotes(tx: Tx, challengeId: string): Promise<void> {
  await tx.findingNote.deleteMany({ where: { note: { challengeId } } });
}
