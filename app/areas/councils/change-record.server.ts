import { type CouncilRecordPermit, demandOfCouncil } from "#app/access/permit.ts";
import type { AuditEvent } from "#app/audit/events.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { refuseIfChanged } from "#app/writing/merge/changed-meanwhile.ts";
import { readCouncilRecord } from "./store.server.ts";

/** Writes what was done with a council's record into the trail of the installation: it belongs to no challenge. */
export async function recordOfCouncil(
  tx: Tx,
  { actor, requestId }: CouncilRecordPermit,
  event: AuditEvent,
  now: Date,
): Promise<void> {
  await recordOutsideChallenge(tx, { actor, challengeId: null, requestId }, event, now);
}

/** The columns of the record itself that somebody can change. */
interface RecordChange {
  name?: string;
  shortName?: string;
  kind?: string | null;
  colour?: string | null;
  secondColour?: string | null;
  logoFileKey?: string | null;
  logoType?: string | null;
  logoWidth?: number | null;
  logoHeight?: number | null;
  lastDay?: string | null;
  successorName?: string;
}

/**
 * Changes columns of the record, says who did, and writes what it was about into the trail. `opened` is the version of the form, or null
 * for a button that writes over nothing that was typed. Throws forbidden, or conflict when somebody else was quicker.
 */
export async function changeRecord(
  tx: Tx,
  permit: CouncilRecordPermit,
  { change, opened, what }: { change: RecordChange; opened: number | null; what: string },
  now: Date,
): Promise<void> {
  demandOfCouncil(permit, "council.edit");
  const { councilId, actor } = permit;
  if (opened !== null) {
    const there = await readCouncilRecord(permit, tx);
    refuseIfChanged(opened, there.version, { by: there.updatedByName, at: there.updatedAt });
  }
  await tx.council.update({
    where: { id: councilId },
    data: { ...change, updatedAt: now, updatedByName: actor.name, version: { increment: 1 } },
    select: { id: true },
  });
  await recordOfCouncil(tx, permit, { type: "council-changed", data: { councilId, what } }, now);
}
