import { keepNotesUntil } from "#app/areas/evidence/destroy-notes.server.ts";
import { type Periods, standingsOf } from "#app/areas/periods/read-periods.server.ts";
import { dayOf, plusDays } from "#app/platform/days.ts";
import type { Tx } from "#app/platform/db.server.ts";

/**
 * Writes on the notes of a challenge the last day on which they are kept by their rule. Pages work it out from the rule and the visits; what
 * is written goes with copies that are taken away.
 */
export async function dateNotes(tx: Tx, periods: Periods, challengeId: string, now: Date): Promise<void> {
  for (const { part, standing } of standingsOf("notes", periods, dayOf(now))) {
    if (standing.due === null) continue;
    await keepNotesUntil(tx, { challengeId, visitIds: part.visitIds }, plusDays(standing.due, -1));
  }
}
