import type { ChallengePermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import type { Tx } from "#app/platform/db.server.ts";

/** A theme, and who is to lead on it and who not. */
export interface LeadChange {
  themeId: string;
  peerId: string;
  leads: boolean;
}

/** Changes who of the team leads on which theme, inside the caller's transaction, with an event for each peer; who may, the caller has asked. */
export async function changeLeads(
  tx: Tx,
  permit: ChallengePermit,
  changes: readonly LeadChange[],
  now: Date,
): Promise<void> {
  const { challengeId } = permit;
  for (const { themeId, peerId, leads } of changes) {
    await tx.peerTheme.deleteMany({ where: { themeId, peerId, peer: { challengeId } } });
    if (leads) await tx.peerTheme.create({ data: { themeId, peerId }, select: { themeId: true } });
  }
  for (const peerId of new Set(changes.map((change) => change.peerId))) {
    await tx.peer.updateMany({ where: { id: peerId, challengeId }, data: { version: { increment: 1 } } });
    await record(tx, permit, { type: "peer-changed", data: { peerId, what: "changed" } }, now);
  }
}
