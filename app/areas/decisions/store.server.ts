import { isPeerTeamRole } from "#app/access/permissions.ts";
import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import type { DecidedFacts } from "./decision-stand.ts";
import { changesState, type Decision, type DecisionSubject } from "./decision-words.ts";

const WORDS = {
  id: true,
  councilId: true,
  about: true,
  subject: true,
  issuedVersionId: true,
  proposalId: true,
  sha256: true,
  outcome: true,
  takenByKind: true,
  bodyId: true,
  takenBy: true,
  post: true,
  decidedOn: true,
  resolution: true,
  changedInMeeting: true,
  against: true,
  callInEndsOn: true,
  takesEffectOn: true,
  how: true,
  recordedAt: true,
  recordedByName: true,
  askedByName: true,
  supersedesId: true,
  correctionReason: true,
  changesAnswer: {
    select: {
      outcome: true,
      inVersion: true,
      answerReason: true,
      answeredAt: true,
      answeredByName: true,
      version: true,
    },
  },
} as const;

type DecidedRow = Pick<Decision, "issuedVersionId" | "proposalId"> & Parameters<typeof changesState>[0];

/** With the id of what was before them, the version or the proposal, and with what became of its changes. */
function withMatter<R extends object>(row: R) {
  const decided = row as R & DecidedRow;
  const { issuedVersionId, proposalId } = decided;
  return { ...decided, matterId: issuedVersionId ?? proposalId, changes: changesState(decided) };
}

/** Whose decisions a person reads: the challenge manager and the support officer those of every council, a council its own. */
export function readableDecisions(permit: ChallengePermit) {
  const { challengeId } = permit;
  return isPeerTeamRole(permit.role) ? { challengeId } : { challengeId, councilId: permit.councilId ?? "" };
}

/** The decisions a person reads, newest first, corrected ones too. At most 500. Throws forbidden. */
export async function listDecisions(permit: ChallengePermit, client: Db = db): Promise<Decision[]> {
  demand(permit, "decisions.read");
  const rows = await client.decision.findMany({
    where: readableDecisions(permit),
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
    take: 500,
    select: WORDS,
  });
  return rows.map(withMatter) as unknown as Decision[];
}

/** One decision that the person may read, and the id of the one that took its place. Throws forbidden or not-found. */
export async function readDecision(
  permit: ChallengePermit,
  decisionId: string,
  client: Db = db,
): Promise<Decision & { supersededById: string | null }> {
  demand(permit, "decisions.read");
  const row = await client.decision.findFirst({
    where: { ...readableDecisions(permit), id: decisionId },
    select: { ...WORDS, supersededBy: { select: { id: true } } },
  });
  if (row === null) throw new AppError("not-found", "There is no such decision, or it is not yours to see.");
  const { supersededBy, ...decision } = row;
  return { ...(withMatter(decision) as unknown as Decision), supersededById: supersededBy?.id ?? null };
}

/**
 * Of every council what says whether it has decided, and nothing of who decided or in what words: that much both sides know of the
 * scope, and of who undertook to publish. At most 2,000.
 */
export async function listDecidedFacts(
  { challengeId }: Pick<ChallengePermit, "challengeId">,
  about: DecisionSubject,
  client: Db = db,
): Promise<DecidedFacts[]> {
  const rows = await client.decision.findMany({
    where: { challengeId, about },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    take: 2000,
    select: {
      id: true,
      councilId: true,
      issuedVersionId: true,
      proposalId: true,
      outcome: true,
      how: true,
      decidedOn: true,
      takesEffectOn: true,
      recordedAt: true,
      supersedesId: true,
      changedInMeeting: true,
      changesAnswer: { select: { outcome: true } },
    },
  });
  return rows.map(({ changedInMeeting, changesAnswer, ...row }) => {
    const { matterId, changes } = withMatter({ ...row, about, changedInMeeting, changesAnswer });
    return { ...row, matterId, changes } as DecidedFacts;
  });
}
