import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { type Db, db, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { refuseIfChanged } from "#app/writing/merge/changed-meanwhile.ts";
import type { ConfirmPeerInput } from "./forms.ts";
import { missingAgreement } from "./peer-agreement.ts";
import type { PeerStatus } from "./peer-words.ts";
import { listPeerProposals } from "./read-proposals.server.ts";
import { readPeer } from "./store.server.ts";

/** What is missing before a place is agreed by every council, a sentence each; empty where nothing is. Throws forbidden. */
export async function readMissingAgreement(
  permit: PeerTeamPermit,
  place: { id: string | null; name: string; organisation: string },
  client: Db = db,
): Promise<string[]> {
  const proposals = place.id === null ? [] : await listPeerProposals(permit, client);
  return missingAgreement(proposals.find(({ peerId }) => peerId === place.id) ?? null, place);
}

/**
 * Confirms somebody although not every council has agreed: what was missing, why all the same, who and when are kept with the place. Where
 * nothing is missing any more they are confirmed, and nothing of that is kept. Throws forbidden, not-found, or conflict when the place was
 * saved meanwhile, is confirmed, or has nobody in it.
 */
export async function confirmWithoutAgreement(
  permit: PeerTeamPermit,
  peerId: string,
  { reason, version }: ConfirmPeerInput,
  now: Date,
): Promise<void> {
  demand(permit, "team.edit");
  const { challengeId, actor } = permit;
  await transaction(async (tx) => {
    const peer = await readPeer(permit, peerId, tx);
    refuseIfChanged(version, peer.version);
    if (peer.name === "" || peer.status === "confirmed" || peer.status === "withdrawn") {
      throw new AppError(
        "conflict",
        "This place is confirmed, withdrawn, or has nobody in it: there is nobody to confirm.",
      );
    }
    const missing = await readMissingAgreement(permit, peer, tx);
    const kept =
      missing.length === 0
        ? { unagreedWhat: "", unagreedReason: "", unagreedAt: null, unagreedByName: "" }
        : {
            unagreedWhat: missing.join("\n"),
            unagreedReason: reason,
            unagreedAt: now,
            unagreedByName: actor.name,
          };
    await tx.peer.updateMany({
      where: { id: peerId, challengeId },
      data: { status: "confirmed", version: { increment: 1 }, ...kept },
    });
    const what = missing.length === 0 ? "confirmed" : "confirmed although not every council had agreed";
    await record(tx, permit, { type: "peer-changed", data: { peerId, what } }, now);
  });
}

/** Whether somebody was to be confirmed and was not, because not every council has agreed: whoever saved it is asked. */
export async function isToBeAsked(
  permit: PeerTeamPermit,
  peerId: string,
  { status }: { status: PeerStatus },
): Promise<boolean> {
  return status === "confirmed" && (await readPeer(permit, peerId)).status !== "confirmed";
}
