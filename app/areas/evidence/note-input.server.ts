import type { PeerTeamPermit } from "#app/access/permit.ts";
import { readMeeting } from "#app/areas/timetable/on-the-day/read-meetings.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { isSpoken, type Leaning, NOTE_SOURCE_KIND_NAMES, type NoteSourceKind } from "./note-words.ts";
import { listSeenVisits, readNoteChoices } from "./read-choices.server.ts";
import { resolveTags } from "./tagging.ts";
import { demandWritingAt, visitToNote } from "./writing-visits.ts";

/** What a peer writes down. */
export interface NoteInput {
  /** Of which visit, for something outside a session; null or left out for the one in view. A session says itself of which it is. */
  visitId?: string | null;
  /** Null for something read or seen outside a session. */
  sessionId: string | null;
  /** Null: the theme of the first prompt, else the first theme of the session. */
  themeId: string | null;
  promptIds: readonly string[];
  sourceKind: NoteSourceKind;
  /** The document or data set; needed when there was no session and nobody spoke. */
  sourceTitle: string;
  leaning: Leaning;
  text: string;
}

/**
 * Checks everything a note points at, and that notes of its visit can be written (`present`: the visit it is of so far) against the challenge of the
 * permit, inside the transaction that writes it.
 * Throws AppError("invalid") at the field that cannot be used.
 */
export async function checkNoteInput(
  tx: Tx,
  permit: PeerTeamPermit,
  input: NoteInput,
  { now, present = null }: { now: Date; present?: string | null },
) {
  if (input.text.trim() === "") {
    throw new AppError("invalid", "Write what you heard, read or saw.", { field: "text" });
  }
  const session = input.sessionId === null ? null : await readMeeting(permit, input.sessionId, tx);
  if (session === null && !isSpoken(input.sourceKind) && input.sourceTitle.trim() === "") {
    const kind = NOTE_SOURCE_KIND_NAMES[input.sourceKind].one.toLowerCase();
    throw new AppError(
      "invalid",
      `Say which ${kind === "data" ? "data set" : kind} this is, so that others can find it.`,
      { field: "sourceTitle" },
    );
  }
  const choices = await readNoteChoices(permit, tx);
  const tags = resolveTags(
    input,
    choices.prompts,
    choices.themes.map((theme) => theme.id),
    session?.themeIds,
  );
  const visits = await listSeenVisits(permit, tx);
  const asked = input.visitId ?? present;
  const visit =
    session === null
      ? visitToNote(permit, visits, dayOf(now), asked)
      : (visits.find(({ id }) => id === session.visitId) ?? null);
  if (visit === null) {
    throw asked === null
      ? new AppError(
          "forbidden",
          "At this stage no notes can be written: there is no visit they would be of.",
        )
      : new AppError("invalid", "No notes of that visit can be written at this stage. Choose another.", {
          field: "visitId",
        });
  }
  demandWritingAt(permit, visit);
  return {
    promptIds: tags.promptIds,
    columns: {
      visitId: visit.id,
      sessionId: session?.id ?? null,
      themeId: tags.themeId,
      sourceKind: input.sourceKind,
      sourceTitle: input.sourceTitle.trim(),
      leaning: input.leaning,
      text: input.text.trim(),
    },
  };
}
