import type { PeerTeamPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";

/** Leaves a trace that somebody was shown notes: how many, and which when it was one. */
export async function recordReading(
  permit: PeerTeamPermit,
  noteIds: readonly string[],
  now: Date,
): Promise<void> {
  if (noteIds.length === 0) return;
  const [noteId] = noteIds;
  const data = noteIds.length === 1 ? { notes: 1, noteId } : { notes: noteIds.length };
  await transaction((tx) => record(tx, permit, { type: "notes-read", data }, now));
}
