import type { VisitPermit } from "#app/access/permit.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { readLastRelease } from "../plan/last-release.server.ts";
import { readTimetable } from "../plan/read-timetable.server.ts";
import { queueInvitations } from "./queue-invitations.server.ts";

/**
 * Once a version was released, everybody has an entry in the calendar: those of the sessions that a late change concerns change
 * with the message that says why. Before, plain words do, and nobody is told here. `told` names those who were, by
 * `addresseeKey`. `because`, where the visit was postponed: the sentence that says so, in place of the one about short notice.
 */
export async function updateCalendars(
  tx: Tx,
  permit: VisitPermit,
  sessionIds: readonly string[],
  now: Date,
  because?: string,
): Promise<{ mailIds: string[]; told: ReadonlySet<string> }> {
  const last = await readLastRelease(permit, tx);
  if (last === null) return { mailIds: [], told: new Set() };
  const record = await readTimetable(permit, tx);
  const why = because === undefined ? { isShortNotice: true } : { because };
  const given = { record, versionNumber: last.number, sessionIds, ...why };
  return queueInvitations(tx, permit, given, now);
}
