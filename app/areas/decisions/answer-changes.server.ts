import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { listIssuedVersions } from "#app/issue/issued-versions.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { refuseIfChanged } from "#app/writing/merge/changed-meanwhile.ts";
import { keepAgreedOn, readAgreedOn } from "./agreement-day.server.ts";
import type { Decision } from "./decision-words.ts";
import type { ChangesAnswerInput } from "./forms.ts";
import { readDecision } from "./store.server.ts";

/**
 * Says what became of the changes with which a council agreed the scope: a later version has them, which is then the one to agree, or no
 * word of the scope had to change for them, and the agreement holds as it is. May be said anew. Throws forbidden, not-found, conflict
 * where the decision counts no more, changed nothing, or was answered meanwhile, and invalid where no later version was sent.
 */
export async function answerChanges(
  permit: ChallengePermit,
  decisionId: string,
  { changes: outcome, reason, inVersion, version }: ChangesAnswerInput,
  now: Date,
): Promise<void> {
  demand(permit, "scope.edit");
  const { challengeId, actor } = permit;
  await transaction(async (tx) => {
    const decision = await readDecision(permit, decisionId, tx);
    if (decision.supersededById !== null || ["none", "stated"].includes(decision.changes)) {
      throw new AppError(
        "conflict",
        "This record was corrected meanwhile, or changed nothing in the scope: nothing has to be said about it.",
      );
    }
    refuseIfChanged(version, decision.changesAnswer?.version ?? 0, {
      by: decision.changesAnswer?.answeredByName,
      at: decision.changesAnswer?.answeredAt,
    });
    if (outcome === "taken-over" && !(await isLater(tx, permit, decision, inVersion))) {
      throw new AppError(
        "invalid",
        "No later version of the scope was sent that could have the changes. Change the scope, and send it again first.",
        { field: "changes" },
      );
    }
    const before = await readAgreedOn(tx, challengeId, "scope");
    const said = {
      outcome,
      inVersion: outcome === "taken-over" ? inVersion : null,
      answerReason: reason,
      answeredAt: now,
      answeredByName: actor.name,
    };
    await tx.scopeChangesAnswer.upsert({
      where: { decisionId },
      create: { decisionId, challengeId, ...said },
      update: { ...said, version: { increment: 1 } },
      select: { decisionId: true },
    });
    await keepAgreedOn(tx, { challengeId, about: "scope", before }, dayOf(now));
    const data = { decisionId, councilId: decision.councilId, answer: outcome };
    await record(tx, permit, { type: "scope-changes-answered", data }, now);
  });
}

/** Whether a version of the scope was sent after the one that was decided about. */
async function isLater(
  tx: Tx,
  permit: ChallengePermit,
  { issuedVersionId }: Decision,
  number: number,
): Promise<boolean> {
  const versions = await listIssuedVersions(permit, "scope", undefined, tx);
  const decided = versions.find(({ id }) => id === issuedVersionId);
  return (
    decided !== undefined && number > decided.number && versions.some((version) => version.number === number)
  );
}
