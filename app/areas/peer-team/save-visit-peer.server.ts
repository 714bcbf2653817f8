import { demand, type PeerTeamPermit, type VisitPermit } from "#app/access/permit.ts";
import { readFirstPhase } from "#app/areas/visits/read-visits.server.ts";
import { record } from "#app/audit/record.server.ts";
import { refuseIfSaved } from "#app/audit/saved-meanwhile.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import type { PeerInput, VisitPeerInput } from "./forms.ts";
import { listPeersAt } from "./read-visit-team.server.ts";
import { addPeer } from "./save-peer.server.ts";

/**
 * Writes down what a peer is at the visit of the permit: at it or not, with which post in which council. Throws forbidden, not-found, conflict when
 * somebody saved meanwhile, or invalid at `isHere` for somebody who is in a session of the visit.
 */
export async function saveVisitPeer(
  permit: PeerTeamPermit & VisitPermit,
  peerId: string,
  { isHere, post, organisation, version }: VisitPeerInput,
  now: Date,
): Promise<void> {
  demand(permit, "team.edit");
  const { visitId } = permit;
  await transaction(async (tx) => {
    const peer = (await listPeersAt(permit, tx)).find(({ id }) => id === peerId);
    if (peer === undefined) throw new AppError("not-found", "There is no such member of the peer team.");
    await refuseIfSaved(
      tx,
      { opened: version, stored: peer.here.version },
      {
        challengeId: permit.challengeId,
        by: [{ type: "peer-changed", data: { peerId, what: "at a visit", visitId } }],
      },
    );
    const isThere = isHere === "yes";
    if (!isThere) await refuseInSession(tx, peerId, visitId);
    await tx.visitPeer.upsert({
      where: { visitId_peerId: { visitId, peerId } },
      create: { visitId, peerId, isHere: isThere, post, organisation },
      update: { isHere: isThere, post, organisation, version: { increment: 1 } },
      select: { visitId: true },
    });
    await record(tx, permit, { type: "peer-changed", data: { peerId, what: "at a visit", visitId } }, now);
  });
}

/**
 * Adds a peer who is at the visit of the permit alone, such as one who comes to a progress review and was not on site; returns the id. Throws
 * as `savePeer`.
 */
export async function addPeerAtVisit(
  permit: PeerTeamPermit & VisitPermit,
  input: PeerInput,
  now: Date,
): Promise<string> {
  demand(permit, "team.edit");
  return transaction(async (tx) => {
    const peerId = await addPeer(tx, permit, input, now);
    const first = await readFirstPhase(permit.challengeId, tx);
    const rows = [
      { visitId: permit.visitId, peerId, isHere: true },
      // What stands for the first phase carries over to every other visit.
      ...(first.id === permit.visitId ? [] : [{ visitId: first.id, peerId, isHere: false }]),
    ];
    await tx.visitPeer.createMany({ data: rows });
    return peerId;
  });
}

async function refuseInSession(tx: Tx, peerId: string, visitId: string): Promise<void> {
  const peer = await tx.peer.findUniqueOrThrow({
    where: { id: peerId },
    select: {
      sessions: {
        where: { session: { visitId, status: { not: "cancelled" } } },
        take: 1,
        select: { session: { select: { title: true } } },
      },
    },
  });
  const title = peer.sessions[0]?.session.title;
  if (title === undefined) return;
  throw new AppError(
    "invalid",
    `This peer is in a session of the visit: ${title}. Take them out of its sessions first.`,
    { field: "isHere" },
  );
}
