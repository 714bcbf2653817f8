import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { keepNotesOfChallenge } from "#app/areas/evidence/read-notes.server.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { changedBy } from "#app/writing/merge/changed-meanwhile.ts";
import type { NoteRelation } from "./finding-words.ts";
import { readFinding } from "./store.server.ts";

export interface NoteChoice {
  noteId: string;
  relation: NoteRelation;
}

/**
 * Sets which notes a finding stands on. Only the notes in `shown` are looked at: those chosen are linked, the rest
 * of them are taken off, and links to notes that were not on the page stay. Throws forbidden, not-found, invalid
 * (a note of another challenge) or conflict.
 */
export async function chooseNotes(
  permit: PeerTeamPermit,
  findingId: string,
  version: number,
  choice: { shown: readonly string[]; chosen: readonly NoteChoice[] },
  now: Date,
): Promise<void> {
  demand(permit, "findings.write");
  await transaction(async (tx) => {
    const before = await readFinding(permit, findingId, tx);
    const chosen = new Map(choice.chosen.map((each) => [each.noteId, each.relation]));
    const known = await keepNotesOfChallenge(permit, [...chosen.keys()], tx);
    if (known.size !== chosen.size) {
      throw new AppError(
        "invalid",
        "One of these notes was deleted meanwhile. Reload the page and choose again.",
      );
    }
    const saved = await tx.finding.updateMany({
      where: { id: findingId, challengeId: permit.challengeId, version },
      data: { updatedAt: now, updatedByName: permit.actor.name, version: { increment: 1 } },
    });
    if (saved.count === 0) throw changedBy(before.updatedByName, before.updatedAt);
    const touched = new Set([...choice.shown, ...chosen.keys()]);
    await tx.findingNote.deleteMany({
      where: { findingId, finding: { challengeId: permit.challengeId }, noteId: { in: [...touched] } },
    });
    await tx.findingNote.createMany({
      data: [...chosen].map(([noteId, relation]) => ({ findingId, noteId, relation })),
    });
    await record(tx, permit, { type: "finding-changed", data: { findingId, what: "notes chosen" } }, now);
  });
}
