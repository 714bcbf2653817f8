import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { listSharedRecommendations } from "#app/areas/findings/read-recommendations.server.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { ChangedMeanwhile, refuseIfChanged } from "#app/writing/merge/changed-meanwhile.ts";
import type { Judgement } from "./judgements.ts";

export interface JudgementInput {
  judgement: Judgement;
  /** What the team saw, Markdown; may be empty while it is being written. */
  text: string;
  /** Of the judgement when the form was opened; 0 when there was none. */
  version: number;
}

/**
 * Saves what the team says of progress on one recommendation; returns the id of the judgement. Only a recommendation
 * of an issued report can be judged. Throws forbidden, not-found, or conflict when somebody else saved meanwhile.
 */
export async function saveJudgement(
  permit: PeerTeamPermit,
  recommendationId: string,
  input: JudgementInput,
  now: Date,
): Promise<string> {
  demand(permit, "review.write");
  const { challengeId } = permit;
  const shared = await listSharedRecommendations(permit);
  if (!shared.some((recommendation) => recommendation.id === recommendationId)) {
    throw new AppError("not-found", "There is no such recommendation.");
  }
  return transaction(async (tx) => {
    const there = await tx.reviewJudgement.findFirst({
      where: { challengeId, recommendationId },
      select: { id: true, version: true, updatedAt: true, updatedByName: true },
    });
    refuseIfChanged(input.version, there?.version ?? 0, { by: there?.updatedByName, at: there?.updatedAt });
    const id = there?.id ?? newId();
    const values = {
      judgement: input.judgement,
      text: input.text.trim(),
      updatedAt: now,
      updatedByName: permit.actor.name,
    };
    if (there === null) {
      await tx.reviewJudgement.create({
        data: { id, challengeId, recommendationId, ...values },
        select: { id: true },
      });
    } else {
      const { count } = await tx.reviewJudgement.updateMany({
        where: { id, challengeId, version: input.version },
        data: { ...values, version: { increment: 1 } },
      });
      if (count === 0) throw new ChangedMeanwhile();
    }
    await record(tx, permit, { type: "judgement-saved", data: { recommendationId } }, now);
    return id;
  });
}
