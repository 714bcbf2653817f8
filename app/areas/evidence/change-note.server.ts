import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { savedMeanwhile } from "#app/audit/saved-meanwhile.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { checkNoteInput, type NoteInput } from "./note-input.server.ts";
import { mayChangeNote } from "./own-notes.ts";
import { readNote } from "./store.server.ts";
import { demandWritingAt } from "./writing-visits.ts";

/**
 * Changes one's own note. `version` is that of the note when the form was opened. Throws forbidden for another
 * person's note, invalid at a field, conflict when it was saved meanwhile.
 */
export async function changeNote(
  permit: PeerTeamPermit,
  noteId: string,
  version: number,
  input: NoteInput,
  now: Date,
): Promise<void> {
  demand(permit, "notes.open");
  await transaction(async (tx) => {
    const note = await readNote(permit, noteId, tx);
    if (!mayChangeNote(permit, note)) {
      throw new AppError("forbidden", "Only the person who wrote a note can change it.");
    }
    demandWritingAt(permit, note.visit);
    const { columns, promptIds } = await checkNoteInput(tx, permit, input, { now, present: note.visit.id });
    const saved = await tx.note.updateMany({
      where: { id: noteId, challengeId: permit.challengeId, version },
      data: {
        ...columns,
        updatedAt: now,
        version: { increment: 1 },
      },
    });
    if (saved.count === 0) {
      throw await savedMeanwhile(tx, {
        challengeId: permit.challengeId,
        by: [{ type: "note-changed", data: { noteId } }],
      });
    }
    await tx.notePrompt.deleteMany({ where: { noteId, note: { challengeId: permit.challengeId } } });
    await tx.notePrompt.createMany({ data: promptIds.map((promptId) => ({ noteId, promptId })) });
    await record(tx, permit, { type: "note-changed", data: { noteId } }, now);
  });
}
