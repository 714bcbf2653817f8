import { type ChallengePermit, type CouncilPermit, councilPermit } from "#app/access/permit.ts";
import { readChallenge } from "#app/areas/challenge/store.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { AppError } from "#app/platform/errors.ts";
import type { WordDocument } from "#app/word/document.ts";
import { composeActionPlan } from "./compose-action-plan.ts";
import { type Plan, readPlan } from "./read-plan.server.ts";

/** A plan that was read, as a document. `version` is the number it will be approved under, or null. */
export async function composePlan(
  permit: CouncilPermit,
  plan: Plan,
  version: number | null,
  now: Date,
): Promise<WordDocument> {
  const challenge = await readChallenge(permit);
  const council = challenge.councils.find((each) => each.id === permit.councilId);
  return composeActionPlan({
    challengeTitle: challenge.title,
    councilName: council?.name ?? "",
    today: dayOf(now),
    version,
    answers: plan.answers.map(({ recommendation, response, actions }) => ({
      number: recommendation.number,
      title: recommendation.title,
      text: recommendation.text,
      position: response?.position ?? null,
      reason: response?.reason ?? "",
      actions: actions.map(({ lastUpdate, ...action }) => ({
        ...action,
        lastUpdate: lastUpdate === null ? null : { text: lastUpdate.text, madeOn: dayOf(lastUpdate.madeAt) },
      })),
    })),
    reportingLines: plan.reportingLines,
  });
}

/**
 * For the command line and the working copy: the plan of one council as it stands today. Throws forbidden for a
 * permit without a council, not-found when `councilId` is not the council of the permit.
 */
export async function composeActionPlanDocument(
  permit: ChallengePermit,
  councilId: string,
): Promise<WordDocument> {
  const own = councilPermit(permit);
  if (own.councilId !== councilId) {
    throw new AppError("not-found", "There is no such plan, or it is another council's own.");
  }
  return composePlan(own, await readPlan(own), null, new Date());
}
