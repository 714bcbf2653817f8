import type { ChallengePermit } from "#app/access/permit.ts";
import { readStatementSubmittedAt } from "#app/areas/challenge/statement-submitted.server.ts";
import { readStandsOf } from "#app/areas/decisions/read-stands.server.ts";
import { listConfirmedPeers } from "#app/areas/peer-team/read-peers.server.ts";
import { listCouncilsOfReceived } from "#app/areas/preparation/read-pack.server.ts";
import { listCouncilsAsked } from "#app/areas/timetable/availability/answers-by-council.server.ts";
import { readInvitationStates } from "#app/areas/timetable/invitations/read-invitations.server.ts";
import type { NewPostponement } from "#app/areas/visits/postponements.server.ts";
import type { Tx } from "#app/platform/db.server.ts";

type NewMark = NewPostponement["marks"][number];

/**
 * What rests on the days of some visits, a mark each: every council's agreement to the scope, every confirmed peer, the answers of the people of
 * each council that was asked, the invitations of each visit, the documents that came of each council, the submitted statement.
 * `scopeVersionIds`: the versions of the scope that were sent.
 */
export async function whatRested(
  tx: Tx,
  permit: ChallengePermit,
  { visitIds, scopeVersionIds }: { visitIds: readonly string[]; scopeVersionIds: readonly string[] },
): Promise<NewMark[]> {
  const { challengeId } = permit;
  const nothing = { councilId: null, peerId: null, visitId: null } as const;
  const stands = await readStandsOf(permit, "scope", scopeVersionIds, tx);
  const agreed = [...stands.values()]
    .flat()
    .flatMap(({ councilId, stand }) => (stand.state === "agreed" ? [councilId] : []));
  const peers = await listConfirmedPeers(challengeId, tx);
  const asked = await listCouncilsAsked(permit, tx);
  const received = await listCouncilsOfReceived(challengeId, tx);
  const submittedAt = await readStatementSubmittedAt(permit, tx);
  const invited: string[] = [];
  for (const visitId of visitIds) {
    const said = await readInvitationStates({ challengeId, visitId }, tx);
    if (said.some(({ last, before }) => (last.told ?? before.told) !== null)) invited.push(visitId);
  }
  return [
    ...[...new Set(agreed)].map((councilId) => ({ ...nothing, about: "scope" as const, councilId })),
    ...peers.map(({ id }) => ({ ...nothing, about: "peer" as const, peerId: id })),
    ...asked.map((councilId) => ({ ...nothing, about: "availability" as const, councilId })),
    ...invited.map((visitId) => ({ ...nothing, about: "invitations" as const, visitId })),
    ...received.map((councilId) => ({ ...nothing, about: "pack" as const, councilId })),
    ...(submittedAt === null ? [] : [{ ...nothing, about: "statement" as const }]),
  ];
}

/** The sessions of a visit that somebody has in a calendar, or is about to: those whose change has to be told. */
export async function listInvitedSessions(
  tx: Tx,
  at: { challengeId: string; visitId: string },
): Promise<string[]> {
  const said = await readInvitationStates(at, tx);
  const told = said.filter(({ last, before }) => (last.told ?? before.told) !== null);
  return [...new Set(told.map(({ sessionId }) => sessionId))];
}
