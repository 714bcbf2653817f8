import { type CouncilPermit, demand } from "#app/access/permit.ts";
import { listSharedRecommendations } from "#app/areas/findings/read-recommendations.server.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { ChangedMeanwhile, refuseIfChanged } from "#app/writing/merge/changed-meanwhile.ts";
import type { Position } from "./coverage.ts";

export interface ResponseInput {
  position: Position;
  reason: string;
  /** Of the response when the form was opened; 0 when there was none. */
  version: number;
}

/** The recommendation, if it has been shared with the council. Throws not-found otherwise. */
export async function demandSharedRecommendation(
  permit: CouncilPermit,
  recommendationId: string,
): Promise<number> {
  const shared = await listSharedRecommendations(permit);
  const found = shared.find((recommendation) => recommendation.id === recommendationId);
  if (found === undefined) throw new AppError("not-found", "There is no such recommendation.");
  return found.number;
}

/**
 * Saves a council's position on a recommendation. Anything but a plain acceptance says why. Returns the id.
 * Throws forbidden, not-found, invalid at the field, or conflict when somebody else saved meanwhile.
 */
export async function saveResponse(
  permit: CouncilPermit,
  recommendationId: string,
  input: ResponseInput,
  now: Date,
): Promise<string> {
  demand(permit, "plan.write");
  if (input.position !== "accept" && input.reason.trim() === "") {
    throw new AppError("invalid", "Say why the recommendation is not accepted, or only in part.", {
      field: "reason",
    });
  }
  await demandSharedRecommendation(permit, recommendationId);
  const { challengeId, councilId } = permit;
  return transaction(async (tx) => {
    const there = await tx.response.findFirst({
      where: { challengeId, councilId, recommendationId },
      select: { id: true, version: true, updatedAt: true, updatedByName: true },
    });
    refuseIfChanged(input.version, there?.version ?? 0, { by: there?.updatedByName, at: there?.updatedAt });
    const values = {
      position: input.position,
      reason: input.reason.trim(),
      updatedAt: now,
      updatedByName: permit.actor.name,
    };
    const id = there?.id ?? newId();
    if (there === null) {
      await tx.response.create({
        data: { id, challengeId, councilId, recommendationId, ...values },
        select: { id: true },
      });
    } else {
      const { count } = await tx.response.updateMany({
        where: { id, challengeId, councilId, version: input.version },
        data: { ...values, version: { increment: 1 } },
      });
      if (count === 0) throw new ChangedMeanwhile();
    }
    await record(tx, permit, { type: "response-saved", data: { responseId: id } }, now);
    return id;
  });
}
