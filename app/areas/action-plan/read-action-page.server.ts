import type { CouncilPermit } from "#app/access/permit.ts";
import { listSharedRecommendations } from "#app/areas/findings/read-recommendations.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { db } from "#app/platform/db.server.ts";
import { renderMarkdown } from "#app/platform/text/markdown.server.ts";
import { hasIssuedPlan } from "./issued-numbers.server.ts";
import { actionRow, updateItem } from "./plan-view.server.ts";
import { listActions, listUpdates, readAction } from "./store.server.ts";

/**
 * What the page of an action shows, for the co-ordinator and for whoever owns it. An action owner reaches their own
 * only. Throws not-found.
 */
export async function readActionPage(permit: CouncilPermit, actionId: string, now: Date) {
  const action = await readAction(permit, actionId);
  const { recommendationId } = action;
  const shared = await listSharedRecommendations(permit);
  const recommendation = shared.find((each) => each.id === recommendationId);
  // An action owner learns nothing of the neighbours.
  const siblings = permit.may("plan.draft") ? await listActions(permit, { recommendationId }) : [action];
  const recommendationNumber = action.ref.split(".")[0] ?? "";
  return {
    action: actionRow(action, dayOf(now)),
    html: renderMarkdown(action.text, { headingBase: 2 }),
    successMeasure: action.successMeasure,
    recommendationId,
    recommendationNumber,
    recommendation:
      recommendation === undefined
        ? `Recommendation ${recommendationNumber}`
        : `${recommendation.number} ${recommendation.title}`,
    updates: (await listUpdates(permit, action)).map(updateItem),
    isFirst: siblings[0]?.id === action.id,
    isLast: siblings.at(-1)?.id === action.id,
    isNumberFixed: await hasIssuedPlan(permit, db),
  };
}
