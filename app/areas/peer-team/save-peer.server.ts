import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { isOfSomeCouncil } from "#app/areas/people/members/read-memberships.server.ts";
import { tieByAddress } from "#app/areas/people/members/tie-peers.server.ts";
import { record } from "#app/audit/record.server.ts";
import { savedMeanwhile } from "#app/audit/saved-meanwhile.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { readMissingAgreement } from "./confirm-peer.server.ts";
import type { PeerInput } from "./forms.ts";
import { needsAgreement } from "./peer-agreement.ts";
import { isStaff, PEER_STATUS_NAMES, type PeerStatus } from "./peer-words.ts";
import { CHANGES_OF_A_PLACE, endOpenProposal } from "./propose-peer.server.ts";
import { listThemes, readPeer } from "./store.server.ts";

/**
 * Adds a member of the team (`peerId` null) or changes one. Returns the id. Whoever signs in as a peer with the address is tied to it. The LGA's staff lead on no theme. Somebody who is to be confirmed
 * and to whom not every council has agreed stays what they are, a new one approached: that is asked apart (`confirmWithoutAgreement`). Somebody who is put to the
 * councils is not any more when the place is set to wanted, approached or withdrawn. Throws forbidden, not-found, conflict when somebody saved meanwhile, or invalid for a theme of another
 * challenge, for the address of somebody of its councils, or for "put to the councils" of somebody who is not.
 */
export async function savePeer(
  permit: PeerTeamPermit,
  peerId: string | null,
  input: PeerInput,
  now: Date,
): Promise<string> {
  demand(permit, "team.edit");
  return transaction((tx) => writePeer(tx, permit, peerId, input, now));
}

/** Adds a member of the team inside the transaction of a use-case that has asked for the permission; returns the id. Throws as `savePeer`. */
export function addPeer(tx: Tx, permit: PeerTeamPermit, input: PeerInput, now: Date): Promise<string> {
  return writePeer(tx, permit, null, input, now);
}

async function writePeer(
  tx: Tx,
  permit: PeerTeamPermit,
  peerId: string | null,
  input: PeerInput,
  now: Date,
): Promise<string> {
  const { themeIds, version, email, ...given } = input;
  const { challengeId } = permit;
  const facts = { ...given, status: await statusToSave(tx, permit, peerId, input) };
  const known = new Set((await listThemes(permit, tx)).map((theme) => theme.id));
  const leads = isStaff(facts.role) ? [] : [...new Set(themeIds)];
  if (leads.some((id) => !known.has(id))) {
    throw new AppError("invalid", "Choose themes of this challenge.", { field: "themeIds" });
  }
  await refuseCouncilsOwn(tx, challengeId, email, facts.status);
  await keepProposal(tx, permit, { peerId, status: facts.status }, now);
  const values = { ...facts, email: email ?? null };
  const id = peerId ?? newId();
  if (peerId === null) {
    const position = await tx.peer.count({ where: { challengeId } });
    await tx.peer.create({ data: { id, challengeId, position, ...values }, select: { id: true } });
  } else {
    await changePeer(tx, { id, challengeId, version }, values);
  }
  await tx.peerTheme.deleteMany({ where: { peerId: id } });
  await tx.peerTheme.createMany({ data: leads.map((themeId) => ({ peerId: id, themeId })) });
  if (values.status !== "withdrawn") await tieByAddress(tx, permit, values.email, now);
  const what = peerId === null ? "added" : "changed";
  await record(tx, permit, { type: "peer-changed", data: { peerId: id, what } }, now);
  return id;
}

/** The status that was chosen, but for somebody who was not confirmed before and to whom not every council has agreed. */
async function statusToSave(
  tx: Tx,
  permit: PeerTeamPermit,
  peerId: string | null,
  { role, status, name, organisation }: PeerInput,
): Promise<PeerStatus> {
  if (!needsAgreement({ role, status })) return status;
  const before = peerId === null ? null : (await readPeer(permit, peerId, tx)).status;
  if (before === "confirmed") return status;
  const missing = await readMissingAgreement(permit, { id: peerId, name, organisation }, tx);
  if (missing.length === 0) return status;
  return before === null || before === "wanted" || before === "withdrawn" ? "approached" : before;
}

/** Nobody is in the peer team and of a council of the same challenge: the address would open both sides of the wall. */
async function refuseCouncilsOwn(
  tx: Tx,
  challengeId: string,
  email: string | undefined,
  status: string,
): Promise<void> {
  if (email === undefined || status === "withdrawn") return;
  if (!(await isOfSomeCouncil(challengeId, email, tx))) return;
  throw new AppError(
    "invalid",
    "Somebody of a council in this challenge has this address: nobody can be in the peer team and of the council.",
    { field: "email" },
  );
}

async function changePeer(
  tx: Tx,
  key: { id: string; challengeId: string; version: number },
  values: Omit<PeerInput, "themeIds" | "version" | "email"> & { email: string | null },
): Promise<void> {
  const { count } = await tx.peer.updateMany({ where: key, data: { ...values, version: { increment: 1 } } });
  if (count > 0) return;
  const there = await tx.peer.count({ where: { id: key.id, challengeId: key.challengeId } });
  if (there === 0) throw new AppError("not-found", "There is no such member of the peer team.");
  throw await savedMeanwhile(tx, {
    challengeId: key.challengeId,
    by: [{ type: "peer-changed", data: { peerId: key.id, what: CHANGES_OF_A_PLACE } }],
  });
}

/** The status of somebody who is put to the councils follows from the proposal, and the proposal from any other status but confirmed. */
async function keepProposal(
  tx: Tx,
  permit: PeerTeamPermit,
  { peerId, status }: { peerId: string | null; status: PeerStatus },
  now: Date,
): Promise<void> {
  if (status === "proposed") {
    const open =
      peerId === null
        ? 0
        : await tx.peerProposal.count({
            where: { peerId, challengeId: permit.challengeId, endedAt: null },
          });
    if (open > 0) return;
    throw new AppError(
      "invalid",
      "Save the place as approached first. Then put the person to the councils: the status follows.",
      { field: "status" },
    );
  }
  if (peerId === null || status === "confirmed") return;
  await endOpenProposal(tx, permit, { peerId, reason: PEER_STATUS_NAMES[status] }, now);
}
