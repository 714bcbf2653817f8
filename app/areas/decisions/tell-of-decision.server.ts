import type { ChallengePermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { listCouncils, readCouncilShortName } from "#app/areas/challenge/read-challenge.server.ts";
import { readLastIssued } from "#app/issue/issued-versions.server.ts";
import { endTurn, tell } from "#app/notices/tell.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { countingDecisions } from "./decision-stand.ts";
import {
  changesState,
  type Decision,
  type DecisionOutcome,
  type DecisionSubject,
  outcomeInWords,
  SUBJECT_NAMES,
} from "./decision-words.ts";
import { listDecidedFacts } from "./store.server.ts";

/** One council's turn about one subject, or one proposal. */
function turnOf(about: DecisionSubject, councilId: string, proposalId?: string | null): string {
  return `${about} ${councilId}${proposalId ? ` ${proposalId}` : ""}`;
}

const WANTED = { kind: "approval-wanted", space: "shared" } as const;

/** Tells each council of a challenge that something was sent to it to decide about, in the transaction that sends it. */
export async function tellOfApprovalWanted(
  tx: Tx,
  permit: ChallengePermit,
  {
    about,
    subject,
    versionId,
    page = to.decisions.front(permit),
  }: { about: DecisionSubject; subject: string; versionId: string; page?: string },
  now: Date,
): Promise<void> {
  for (const { id: councilId } of await listCouncils(permit, tx)) {
    const recordId = turnOf(about, councilId, about === "proposed-peer" ? versionId : null);
    await tell(
      tx,
      permit,
      { ...WANTED, recordId, occasion: versionId, councilId, title: subject, page },
      now,
    );
  }
}

/**
 * Tells a council that it is asked again, in the transaction that says that what was recorded of its decision was an error; `errorId` is the
 * record that says so. Nothing is told while another decision of it counts, or where a later version was sent or the proposal ended.
 */
export async function tellOfApprovalWantedAgain(
  tx: Tx,
  permit: ChallengePermit,
  { about, subject, councilId, issuedVersionId, proposalId }: Decision,
  errorId: string,
  now: Date,
): Promise<void> {
  const { challengeId } = permit;
  const isAsked =
    about === "scope"
      ? (await readLastIssued(permit, "scope", tx))?.id === issuedVersionId
      : (await tx.decision.count({ where: { id: errorId, proposal: { endedAt: null } } })) > 0;
  if (!isAsked) return;
  const facts = (await listDecidedFacts(permit, about, tx)).filter(
    (one) => one.councilId === councilId && one.matterId === (issuedVersionId ?? proposalId),
  );
  if (countingDecisions(facts).length > 0) return;
  const isPeer = about === "proposed-peer";
  await tell(
    tx,
    permit,
    {
      ...WANTED,
      recordId: turnOf(about, councilId, proposalId),
      occasion: errorId,
      councilId,
      // Somebody proposed is named on the page alone.
      title: isPeer ? SUBJECT_NAMES[about] : subject,
      page:
        isPeer && proposalId !== null
          ? to.peerTeam.proposal({ challengeId, peerProposalId: proposalId })
          : to.decisions.front({ challengeId }),
    },
    now,
  );
}

/** Says that the councils need not decide about a proposal any more, in the transaction that ends it. */
export async function endApprovalWanted(
  tx: Tx,
  permit: ChallengePermit,
  { about, versionId }: { about: DecisionSubject; versionId: string },
  now: Date,
): Promise<void> {
  for (const { id: councilId } of await listCouncils(permit, tx)) {
    await endTurn(
      tx,
      permit,
      { kind: "approval-wanted", recordId: turnOf(about, councilId, versionId) },
      now,
    );
  }
}

/** A decision as far as it is told. */
export interface ToldDecision {
  id: string;
  challengeId: string;
  councilId: string;
  about: DecisionSubject;
  subject: string;
  proposalId?: string | null;
  outcome: DecisionOutcome;
  changedInMeeting: string;
  /** Null for somebody without an account. */
  recordedById: string | null;
}

/**
 * Tells those who manage the challenge what a council decided, in the transaction that writes it, and nobody else: who decided and in what
 * words is the council's own. It is not the council's turn any more, unless what was recorded before was an error.
 */
export async function tellOfDecision(tx: Tx, decision: ToldDecision, now: Date): Promise<void> {
  const { id, challengeId, councilId, about, outcome, recordedById } = decision;
  // The words of the changes are the council's own, and stand on the page alone.
  const changes = changesState({ ...decision, changesAnswer: null });
  const asks = changes === "open" ? ": say whether the changes were taken over" : "";
  // Somebody proposed is named on the page alone.
  const subject = about === "proposed-peer" ? SUBJECT_NAMES[about] : decision.subject;
  const recordId = turnOf(about, councilId, decision.proposalId);
  if (outcome !== "no-decision") await endTurn(tx, decision, { kind: "approval-wanted", recordId }, now);
  const council = await readCouncilShortName(decision, tx);
  await tell(
    tx,
    { challengeId, actor: { accountId: recordedById } },
    {
      kind: "council-decided",
      recordId,
      occasion: id,
      space: "peer-team",
      title: `${council}: ${subject}. ${outcomeInWords({ about, outcome, changes })}${asks}`,
      page: to.decisions.front({ challengeId }),
    },
    now,
  );
}
