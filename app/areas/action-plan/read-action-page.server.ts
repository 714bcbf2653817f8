import type { CouncilPermit } from "#app/access/permit.ts";
import { listSharedRecommendations } from "#app/areas/findings/read-recommendations.server.ts";
import { listAwayNow } from "#app/areas/people/deputies/read-deputies.server.ts";
import { awayInWords } from "#app/notices/stand-ins.ts";
import { dayOf } from "#app/platform/days.ts";
import { db } from "#app/platform/db.server.ts";
import { renderMarkdown } from "#app/platform/text/markdown.server.ts";
import { hasIssuedPlan } from "./issued-numbers.server.ts";
import { actionRow, updateItem } from "./plan-view.server.ts";
import { listActions, listUpdates, readAction } from "./store.server.ts";

/**
 * What the page of an action shows, for the co-ordinator and for whoever owns it. An action owner reaches their own
 * only, and those of somebody for whom they stand in. Throws not-found.
 */
export async function readActionPage(permit: CouncilPermit, actionId: string, now: Date) {
  const away = await listAwayNow(permit, now);
  const action = await readAction(
    permit,
    actionId,
    db,
    away.map(({ accountId }) => accountId),
  );
  const absent = away.find(({ accountId }) => accountId === action.ownerAccountId);
  const { recommendationId } = action;
  const shared = await listSharedRecommendations(permit);
  const recommendation = shared.find((each) => each.id === recommendationId);
  // An action owner learns nothing of the neighbours.
  const siblings = permit.may("plan.draft") ? await listActions(permit, { recommendationId }) : [action];
  const recommendationNumber = action.ref.split(".")[0] ?? "";
  return {
    action: actionRow(action, dayOf(now)),
    /** "Cora Coordinator until 3 April 2026": whose it is, where one stands in. */
    standsInFor: absent === undefined ? null : awayInWords(absent),
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
