import { isPeerTeamRole } from "#app/access/permissions.ts";
import { type ChallengePermit, type CouncilPermit, demand } from "#app/access/permit.ts";
import { countingDecisions } from "#app/areas/decisions/decision-stand.ts";
import type { Decision } from "#app/areas/decisions/decision-words.ts";
import type { DecisionInput } from "#app/areas/decisions/forms.ts";
import { type CouncilStand, readStands, readStandsOf } from "#app/areas/decisions/read-stands.server.ts";
import { listOwnDecisionsAbout } from "#app/areas/decisions/read-to-decide.server.ts";
import { recordAbout } from "#app/areas/decisions/record-decision.server.ts";
import { type Db, db, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";

/** Somebody put to the councils, as far as a council is told. */
export interface ProposedPeer {
  id: string;
  peerId: string;
  name: string;
  post: string;
  organisation: string;
  why: string;
  sha256: string;
  proposedAt: Date;
  proposedByName: string;
  endedAt: Date | null;
  endReason: string;
  /** When the person was confirmed although not every council had agreed; null where they were not. */
  confirmedWithoutAllAt: Date | null;
}

const WORDS = {
  id: true,
  peerId: true,
  name: true,
  post: true,
  organisation: true,
  why: true,
  sha256: true,
  proposedAt: true,
  proposedByName: true,
  endedAt: true,
  endReason: true,
  peer: { select: { unagreedAt: true } },
} as const;

function proposedPeer<R extends { proposedAt: Date; peer: { unagreedAt: Date | null } }>({
  peer,
  ...row
}: R) {
  const { unagreedAt } = peer;
  const isOfThis = unagreedAt !== null && unagreedAt >= row.proposedAt;
  return { ...row, confirmedWithoutAllAt: isOfThis ? unagreedAt : null };
}

/**
 * Those who are put to the councils at present, in the order they were, each with how the councils stand with it: a council is told how
 * itself stands, and of no other. For whoever manages and for the councils; the peers are told nothing of it. Throws forbidden.
 */
export async function listPeerProposals(
  permit: ChallengePermit,
  client: Db = db,
): Promise<(ProposedPeer & { councils: CouncilStand[] })[]> {
  demand(permit, "decisions.read");
  const rows = await client.peerProposal.findMany({
    where: { challengeId: permit.challengeId, endedAt: null },
    orderBy: [{ proposedAt: "asc" }, { id: "asc" }],
    take: 50,
    select: WORDS,
  });
  const ids = rows.map(({ id }) => id);
  const stands = await readStandsOf(permit, "proposed-peer", ids, client);
  const readsAll = isPeerTeamRole(permit.role);
  return rows.map((row) => ({
    ...proposedPeer(row),
    councils: (stands.get(row.id) ?? []).filter(
      ({ councilId }) => readsAll || councilId === permit.councilId,
    ),
  }));
}

/** The councils that have not answered about a proposal, by name: for whoever manages all of them, for a council itself alone. */
export async function listNotAnswered(permit: ChallengePermit, proposalId: string): Promise<string[]> {
  demand(permit, "decisions.read");
  const stands = await readStands(permit, "proposed-peer", proposalId);
  const readsAll = isPeerTeamRole(permit.role);
  return stands
    .filter(
      ({ councilId, stand }) => stand.state === "wanted" && (readsAll || councilId === permit.councilId),
    )
    .map(({ councilName }) => councilName);
}

/**
 * Those who are put to the councils at present and whom a council has agreed to, one for each council that has. For what rests on it and is
 * written in a transaction: no page shows it.
 */
export async function listAgreedProposals(
  permit: ChallengePermit,
  client: Db,
): Promise<{ proposalId: string; peerId: string; councilId: string }[]> {
  const rows = await client.peerProposal.findMany({
    where: { challengeId: permit.challengeId, endedAt: null },
    orderBy: [{ proposedAt: "asc" }, { id: "asc" }],
    take: 50,
    select: { id: true, peerId: true },
  });
  const ids = rows.map(({ id }) => id);
  const stands = await readStandsOf(permit, "proposed-peer", ids, client);
  return rows.flatMap(({ id: proposalId, peerId }) =>
    (stands.get(proposalId) ?? []).flatMap(({ councilId, stand }) =>
      stand.state === "agreed" ? [{ proposalId, peerId, councilId }] : [],
    ),
  );
}

/**
 * The places of those who are put to the councils at present and against whom a council has decided. For what follows from it in the timetable:
 * no page says which.
 */
export async function listDecidedAgainst(permit: ChallengePermit, client: Db): Promise<Set<string>> {
  const rows = await client.peerProposal.findMany({
    where: { challengeId: permit.challengeId, endedAt: null },
    orderBy: [{ proposedAt: "asc" }, { id: "asc" }],
    take: 50,
    select: { id: true, peerId: true },
  });
  const ids = rows.map(({ id }) => id);
  const stands = await readStandsOf(permit, "proposed-peer", ids, client);
  const isAgainst = ({ stand }: CouncilStand) => stand.state === "against";
  return new Set(rows.filter(({ id }) => stands.get(id)?.some(isAgainst)).map(({ peerId }) => peerId));
}

/** One proposal, ended or not. Throws forbidden or not-found. */
export async function readPeerProposal(
  permit: ChallengePermit,
  proposalId: string,
  client: Db = db,
): Promise<ProposedPeer> {
  demand(permit, "decisions.read");
  const row = await client.peerProposal.findFirst({
    where: { id: proposalId, challengeId: permit.challengeId },
    select: WORDS,
  });
  if (row === null) throw new AppError("not-found", "Nobody is put to the councils here.");
  return proposedPeer(row);
}

/** What one's own council, or for whoever manages every council, has decided about a proposal: newest first. */
export async function listProposalDecisions(
  permit: ChallengePermit,
  proposalId: string,
): Promise<Decision[]> {
  return countingDecisions(await listOwnDecisionsAbout(permit, proposalId)).reverse();
}

/**
 * Records what one's own council decided about somebody proposed. Throws forbidden, not-found, conflict when the proposal has ended or
 * another decision was recorded since the page was opened, and invalid at the field of a day that cannot be. Returns the id.
 */
export async function answerProposal(
  permit: CouncilPermit,
  proposalId: string,
  input: DecisionInput & { seen: string },
  now: Date,
): Promise<string> {
  demand(permit, "decisions.record");
  return transaction(async (tx) => {
    const proposal = await readPeerProposal(permit, proposalId, tx);
    if (proposal.endedAt !== null) {
      throw new AppError("conflict", "This person is not put to your council any more.");
    }
    const { name, post, organisation, sha256 } = proposal;
    const subject = `${name}, ${post}, ${organisation}`;
    const decided = { about: "proposed-peer", subject, issuedVersionId: null, proposalId, sha256 } as const;
    return recordAbout(tx, permit, decided, input, now);
  });
}
