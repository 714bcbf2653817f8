import { type CouncilPermit, demand } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { withNameOfBody } from "./deciding-bodies.server.ts";
import type { Decision } from "./decision-words.ts";
import type { DecisionInput } from "./forms.ts";
import { type DecisionWords, writeDecision } from "./record-decision.server.ts";
import { readDecision } from "./store.server.ts";
import { tellOfApprovalWantedAgain } from "./tell-of-decision.server.ts";

/**
 * Puts a decision of one's own council right: another record takes its place, with the reason, and the first stays to be read. Throws
 * forbidden, not-found, conflict when it was corrected before, or invalid at the field of a day that cannot be. Returns the id of
 * the new record.
 */
export async function correctDecision(
  permit: CouncilPermit,
  decisionId: string,
  { correctionReason, ...input }: DecisionInput & { correctionReason: string },
  now: Date,
): Promise<string> {
  demand(permit, "decisions.record");
  return transaction(async (tx) => {
    const wrong = await readToCorrect(tx, permit, decisionId);
    const named = await withNameOfBody(permit, input, tx, wrong);
    return supersede(tx, permit, wrong, { input: named, reason: correctionReason }, now);
  });
}

/** Says that there was no such decision: what was recorded was an error. The same refusals. Returns the id of the new record. */
export async function sayThereWasNone(
  permit: CouncilPermit,
  decisionId: string,
  reason: string,
  now: Date,
): Promise<string> {
  demand(permit, "decisions.record");
  return transaction(async (tx) => {
    const wrong = await readToCorrect(tx, permit, decisionId);
    return supersede(
      tx,
      permit,
      wrong,
      { input: { ...wordsOf(wrong), outcome: "no-decision" }, reason },
      now,
    );
  });
}

function wordsOf(decision: Decision): DecisionWords {
  const { outcome, against, takenByKind, bodyId, takenBy, post, decidedOn } = decision;
  const { resolution, changedInMeeting, callInEndsOn, takesEffectOn } = decision;
  return {
    outcome,
    against,
    takenByKind,
    bodyId,
    takenBy,
    post,
    decidedOn,
    resolution,
    changedInMeeting,
    callInEndsOn,
    takesEffectOn,
  };
}

async function readToCorrect(tx: Tx, permit: CouncilPermit, decisionId: string): Promise<Decision> {
  const { supersededById, ...wrong } = await readDecision(permit, decisionId, tx);
  if (supersededById !== null) {
    throw new AppError(
      "conflict",
      "This record has been corrected already. Look at the one that took its place.",
    );
  }
  return wrong;
}

async function supersede(
  tx: Tx,
  permit: CouncilPermit,
  wrong: Decision,
  { input, reason }: { input: DecisionWords; reason: string },
  now: Date,
): Promise<string> {
  const { about, subject, issuedVersionId, proposalId, sha256, councilId } = wrong;
  const id = await writeDecision(
    tx,
    {
      about,
      subject,
      issuedVersionId,
      proposalId,
      sha256,
      challengeId: permit.challengeId,
      councilId,
      input,
      how: "by-hand",
      recordedById: permit.actor.accountId,
      recordedByName: permit.actor.name,
      supersedes: { id: wrong.id, reason },
    },
    now,
  );
  if (input.outcome === "no-decision") await tellOfApprovalWantedAgain(tx, permit, wrong, id, now);
  await record(
    tx,
    permit,
    {
      type: "decision-corrected",
      data: { decisionId: id, insteadOf: wrong.id, councilId, about, outcome: input.outcome },
    },
    now,
  );
  return id;
}
