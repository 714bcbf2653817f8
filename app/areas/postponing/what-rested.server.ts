import type { ChallengePermit } from "#app/access/permit.ts";
import { readStatementSubmittedAt } from "#app/areas/challenge/statement-submitted.server.ts";
import { readStandsOf } from "#app/areas/decisions/read-stands.server.ts";
import { listAgreedProposals } from "#app/areas/peer-team/read-proposals.server.ts";
import { hasInterestsAt, listTeamAt } from "#app/areas/peer-team/read-visit-team.server.ts";
import { listCouncilsOfReceived } from "#app/areas/preparation/read-pack.server.ts";
import { listCouncilsAsked } from "#app/areas/timetable/availability/answers-by-council.server.ts";
import { readInvitationStates } from "#app/areas/timetable/invitations/read-invitations.server.ts";
import { permitAtVisit } from "#app/areas/visits/permit-at-visit.server.ts";
import type { NewPostponement } from "#app/areas/visits/postponements.server.ts";
import type { VisitFacts } from "#app/areas/visits/read-visits.server.ts";
import type { Tx } from "#app/platform/db.server.ts";

type NewMark = NewPostponement["marks"][number];

const NOTHING = { councilId: null, peerId: null, proposalId: null, visitId: null } as const;

/**
 * What rests on the days of some visits, a mark each. Of every visit its own: each confirmed peer who is at it, the interests declared for it,
 * the answers of the people of each council who were asked about it, its invitations. Of the days on site besides: every council's agreement to
 * the scope and to those who were put to it, the documents that came of each council, the submitted statement. `scopeVersionIds`: the
 * versions of the scope that were sent.
 */
export async function whatRested(
  tx: Tx,
  permit: ChallengePermit,
  { visits, scopeVersionIds }: { visits: readonly VisitFacts[]; scopeVersionIds: readonly string[] },
): Promise<NewMark[]> {
  const marks: NewMark[] = [];
  if (visits.some(({ kind }) => kind === "on-site")) {
    marks.push(...(await restedOnTheStay(tx, permit, scopeVersionIds)));
  }
  for (const visit of visits) marks.push(...(await restedOnVisit(tx, permit, visit)));
  return marks;
}

async function restedOnTheStay(
  tx: Tx,
  permit: ChallengePermit,
  scopeVersionIds: readonly string[],
): Promise<NewMark[]> {
  const stands = await readStandsOf(permit, "scope", scopeVersionIds, tx);
  const agreed = [...stands.values()]
    .flat()
    .flatMap(({ councilId, stand }) => (stand.state === "agreed" ? [councilId] : []));
  const proposals = await listAgreedProposals(permit, tx);
  const received = await listCouncilsOfReceived(permit.challengeId, tx);
  const submittedAt = await readStatementSubmittedAt(permit, tx);
  return [
    ...[...new Set(agreed)].map((councilId) => ({ ...NOTHING, about: "scope" as const, councilId })),
    ...proposals.map(({ proposalId, councilId }) => ({
      ...NOTHING,
      about: "proposal" as const,
      councilId,
      proposalId,
    })),
    ...received.map((councilId) => ({ ...NOTHING, about: "pack" as const, councilId })),
    ...(submittedAt === null ? [] : [{ ...NOTHING, about: "statement" as const }]),
  ];
}

async function restedOnVisit(tx: Tx, permit: ChallengePermit, visit: VisitFacts): Promise<NewMark[]> {
  const at = await permitAtVisit(permit, visit.id, tx);
  const ofVisit = { ...NOTHING, visitId: visit.id };
  const team = (await listTeamAt(at, tx)).filter(({ status }) => status === "confirmed");
  const asked = await listCouncilsAsked(permit, [visit.id], tx);
  const invited = (await listInvitedSessions(tx, at)).length > 0;
  return [
    ...team.map(({ id }) => ({ ...ofVisit, about: "peer" as const, peerId: id })),
    ...((await hasInterestsAt(at, tx)) ? [{ ...ofVisit, about: "interests" as const }] : []),
    ...asked.map((councilId) => ({ ...ofVisit, about: "availability" as const, councilId })),
    ...(invited ? [{ ...ofVisit, about: "invitations" as const }] : []),
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
