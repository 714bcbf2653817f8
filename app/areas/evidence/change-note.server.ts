import { demand, type PeerTeamScope } from "#app/access/scope.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { checkNoteInput, type NoteInput } from "./note-input.server.ts";
import { mayChangeNote } from "./own-notes.ts";
import { readNote } from "./store.server.ts";

/**
 * Changes one's own note. `version` is that of the note when the form was opened. Throws forbidden for another
 * person's note, invalid at a field, conflict when it was saved meanwhile.
 */
export async function changeNote(
  scope: PeerTeamScope,
  noteId: string,
  version: number,
  input: NoteInput,
  now: Date,
): Promise<void> {
  demand(scope, "notes.write");
  await transaction(async (tx) => {
    const note = await readNote(scope, noteId, tx);
    if (!mayChangeNote(scope, note)) {
      throw new AppError("forbidden", "Only the person who wrote a note can change it.");
    }
    const { columns, promptIds } = await checkNoteInput(tx, scope, input);
    const saved = await tx.note.updateMany({
      where: { id: noteId, challengeId: scope.challengeId, version },
      data: { ...columns, updatedAt: now, version: { increment: 1 } },
    });
    if (saved.count === 0) {
      throw new AppError(
        "conflict",
        "This note was saved in another window since you opened it. Copy your words, open it again and put them in.",
      );
    }
    await tx.notePrompt.deleteMany({ where: { noteId, note: { challengeId: scope.challengeId } } });
    await tx.notePrompt.createMany({ data: promptIds.map((promptId) => ({ noteId, promptId })) });
    await record(tx, scope, { type: "note-changed", data: { noteId } }, now);
  });
}
