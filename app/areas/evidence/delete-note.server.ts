import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { ChangedMeanwhile, LOOK_AGAIN } from "#app/writing/merge/changed-meanwhile.ts";
import { keptByFindings, mayDeleteNote } from "./own-notes.ts";
import { readNote } from "./store.server.ts";
import { demandWritingAt } from "./writing-visits.ts";

/**
 * Deletes a note: its writer may, and the challenge manager. Throws forbidden, conflict when a finding stands on
 * it (naming the findings) or when it was changed since the page was opened.
 */
export async function deleteNote(
  permit: PeerTeamPermit,
  noteId: string,
  version: number,
  now: Date,
): Promise<void> {
  demand(permit, "notes.open");
  await transaction(async (tx) => {
    const note = await readNote(permit, noteId, tx);
    if (!mayDeleteNote(permit, note)) {
      throw new AppError("forbidden", "Only the person who wrote a note, or the manager, can delete it.");
    }
    demandWritingAt(permit, note.visit);
    const kept = keptByFindings(note.findings);
    if (kept !== null) throw new AppError("conflict", kept);
    const deleted = await tx.note.deleteMany({
      where: { id: noteId, challengeId: permit.challengeId, version },
    });
    if (deleted.count === 0) {
      throw new ChangedMeanwhile(undefined, LOOK_AGAIN);
    }
    await record(tx, permit, { type: "note-deleted", data: { noteId } }, now);
  });
}
