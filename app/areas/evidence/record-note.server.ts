import { isDeepStrictEqual } from "node:util";
import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { dueOn } from "#app/areas/periods/periods.ts";
import { readKeptAtVisit } from "#app/areas/periods/read-periods.server.ts";
import { record } from "#app/audit/record.server.ts";
import { dayOf, plusDays } from "#app/platform/days.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { isId } from "#app/platform/ids.ts";
import { checkNoteInput, type NoteInput } from "./note-input.server.ts";
import { SAVED_WITH_OTHER_WORDS } from "./note-words.ts";

/**
 * Records a note under an id made before it was sent (by the page, or on the device). Sent again by the same
 * person it changes nothing and answers as the first time, so that a double tap or a replay makes one note.
 * Throws forbidden, also for a visit of which none are written at the stage, invalid (at a field), or conflict: at the text when it was sent before with something else in it, which must not be
 * dropped, and without a field when the id is somebody else's.
 */
export async function recordNote(
  permit: PeerTeamPermit,
  noteId: string,
  input: NoteInput,
  now: Date,
): Promise<{ id: string; wasThere: boolean }> {
  demand(permit, "notes.open");
  if (!isId(noteId)) {
    throw new AppError("invalid", "This form has lost its number. Open a new note and write it again.");
  }
  return transaction(async (tx) => {
    const there = await tx.note.findUnique({
      where: { id: noteId },
      select: {
        challengeId: true,
        authorId: true,
        visitId: true,
        sessionId: true,
        themeId: true,
        sourceKind: true,
        sourceTitle: true,
        leaning: true,
        text: true,
        prompts: { select: { promptId: true } },
      },
    });
    if (
      there !== null &&
      (there.challengeId !== permit.challengeId || there.authorId !== permit.actor.accountId)
    ) {
      // Says nothing about the other note: it may be of a challenge this person has no part in.
      throw new AppError("conflict", "This form was used before. Open a new note and write it there.");
    }
    const { columns, promptIds } = await checkNoteInput(tx, permit, input, {
      now,
      present: there?.visitId ?? null,
    });
    if (there !== null) {
      const isSame =
        Object.entries(columns).every(([name, value]) => there[name as keyof typeof columns] === value) &&
        isDeepStrictEqual(there.prompts.map(({ promptId }) => promptId).sort(), [...promptIds].sort());
      if (isSame) return { id: noteId, wasThere: true };
      throw new AppError("conflict", SAVED_WITH_OTHER_WORDS, { field: "text" });
    }
    await tx.note.create({
      data: {
        id: noteId,
        challengeId: permit.challengeId,
        peerId: permit.peerId,
        authorId: permit.actor.accountId,
        ...columns,
        recordedAt: now,
        updatedAt: now,
        retainUntil: await lastDayKept(tx, permit, columns.visitId, now),
        prompts: { create: promptIds.map((promptId) => ({ promptId })) },
      },
      select: { id: true },
    });
    await record(tx, permit, { type: "note-recorded", data: { noteId } }, now);
    return { id: noteId, wasThere: false };
  });
}

/** The last day on which a note of a visit is kept by its rule; counted from today while no visit has days. */
async function lastDayKept(tx: Tx, permit: PeerTeamPermit, visitId: string, now: Date): Promise<string> {
  const { standing } = await readKeptAtVisit(permit, { category: "notes", visitId }, now, tx);
  return plusDays(standing.due ?? dueOn(dayOf(now), standing.months), -1);
}
