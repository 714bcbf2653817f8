import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { endApprovalWanted, tellOfApprovalWanted } from "#app/areas/decisions/tell-of-decision.server.ts";
import { record } from "#app/audit/record.server.ts";
import { refuseIfSaved } from "#app/audit/saved-meanwhile.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { sha256 } from "#app/platform/sha256.server.ts";
import type { ProposePeerInput } from "./forms.ts";
import { proposalText } from "./peer-proposal.ts";

/** What the trail says was done to a place in the team, where it changed the place. */
export const CHANGES_OF_A_PLACE = [
  "added",
  "changed",
  "put to the councils",
  "proposal ended",
  "confirmed",
  "confirmed although not every council had agreed",
] as const;

/**
 * Puts somebody to the councils for a place in the team: by name, post, council and why, as the words stand now. An earlier proposal
 * of the place ends. Throws forbidden, not-found, invalid while the place has no name or council, or conflict when it was saved meanwhile.
 */
export async function proposePeer(
  permit: PeerTeamPermit,
  peerId: string,
  { post, why, version }: ProposePeerInput,
  now: Date,
): Promise<string> {
  demand(permit, "team.edit");
  const { challengeId, actor } = permit;
  return transaction(async (tx) => {
    const peer = await tx.peer.findFirst({
      where: { id: peerId, challengeId },
      select: { name: true, organisation: true, status: true, version: true },
    });
    if (peer === null) throw new AppError("not-found", "There is no such member of the peer team.");
    await refuseIfSaved(
      tx,
      { opened: version, stored: peer.version },
      { challengeId, by: [{ type: "peer-changed", data: { peerId, what: CHANGES_OF_A_PLACE } }] },
    );
    const { name, organisation, status } = peer;
    if (name === "" || organisation === "") {
      throw new AppError("invalid", "Save the name and the council of this person first.");
    }
    if (status === "confirmed" || status === "withdrawn") {
      throw new AppError(
        "conflict",
        "This place is confirmed or withdrawn, so there is nothing to put to the councils.",
      );
    }
    await endOpenProposal(tx, permit, { peerId, reason: "Put again in other words" }, now);
    const words = { name, post, organisation, why };
    const id = newId();
    await tx.peerProposal.create({
      data: {
        id,
        challengeId,
        peerId,
        ...words,
        sha256: sha256(proposalText(words)),
        proposedAt: now,
        proposedById: actor.accountId,
        proposedByName: actor.name,
      },
      select: { id: true },
    });
    await tx.peer.updateMany({
      where: { id: peerId, challengeId },
      data: { status: "proposed", version: { increment: 1 } },
    });
    await record(tx, permit, { type: "peer-changed", data: { peerId, what: "put to the councils" } }, now);
    const wanted = {
      about: "proposed-peer",
      subject: "A proposed peer",
      versionId: id,
      page: to.peerTeam.proposal({ challengeId, peerProposalId: id }),
    } as const;
    await tellOfApprovalWanted(tx, permit, wanted, now);
    return id;
  });
}

/** Takes a proposal back: no council is asked about it any more. Throws forbidden, or conflict when it ended before. */
export async function endProposal(
  permit: PeerTeamPermit,
  peerId: string,
  reason: string,
  now: Date,
): Promise<void> {
  demand(permit, "team.edit");
  const { challengeId } = permit;
  await transaction(async (tx) => {
    const wasOpen = await endOpenProposal(tx, permit, { peerId, reason }, now);
    if (!wasOpen) throw new AppError("conflict", "This person is not put to the councils at present.");
    await tx.peer.updateMany({
      where: { id: peerId, challengeId, status: "proposed" },
      data: { status: "approached", version: { increment: 1 } },
    });
    await record(tx, permit, { type: "peer-changed", data: { peerId, what: "proposal ended" } }, now);
  });
}

/** Ends the open proposal of a place, in the transaction of the change that ends it. False where there is none. */
export async function endOpenProposal(
  tx: Tx,
  permit: PeerTeamPermit,
  { peerId, reason }: { peerId: string; reason: string },
  now: Date,
): Promise<boolean> {
  const which = { peerId, challengeId: permit.challengeId, endedAt: null };
  const open = await tx.peerProposal.findMany({ where: which, take: 2, select: { id: true } });
  for (const { id } of open) {
    await tx.peerProposal.updateMany({ where: { id }, data: { endedAt: now, endReason: reason } });
    await endApprovalWanted(tx, permit, { about: "proposed-peer", versionId: id }, now);
  }
  return open.length > 0;
}
