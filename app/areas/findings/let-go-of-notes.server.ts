import type { Tx } from "#app/platform/db.server.ts";

/**
 * Takes from every finding of a challenge the notes it stands on, before they are destroyed; with `visitIds` those of these visits alone. The
 * finding stays.
 */
export async function letGoOfNotes(
  tx: Tx,
  { challengeId, visitIds }: { challengeId: string; visitIds: readonly string[] | null },
): Promise<void> {
  const note = visitIds === null ? { challengeId } : { challengeId, visitId: { in: [...visitIds] } };
  await tx.findingNote.deleteMany({ where: { note } });
}
