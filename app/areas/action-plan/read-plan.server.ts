import type { CouncilPermit } from "#app/access/permit.ts";
import { listSharedRecommendations } from "#app/areas/findings/read-recommendations.server.ts";
import type { SharedRecommendation } from "#app/areas/findings/shared-recommendations.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { type PlannedRecommendation, planWarnings } from "./coverage.ts";
import {
  type Action,
  listActions,
  listReportingLines,
  listResponses,
  type ReportingLine,
  type Response,
} from "./store.server.ts";

/** A recommendation with what one council answers and does about it. */
export interface PlannedAnswer {
  recommendation: SharedRecommendation;
  response: Response | null;
  actions: Action[];
}

/** One council's working plan. */
export interface Plan {
  answers: PlannedAnswer[];
  reportingLines: ReportingLine[];
}

/**
 * The council's own working plan: every recommendation that has been shared with its response, its actions, and
 * where the plan is reported. No answers before the report has been issued.
 */
export async function readPlan(permit: CouncilPermit): Promise<Plan> {
  const shared = await listSharedRecommendations(permit);
  const { responses, actions, reportingLines } = await readPlanRecords(permit, db);
  return {
    answers: shared.map((recommendation) => ({
      recommendation,
      response: responses.find((each) => each.recommendationId === recommendation.id) ?? null,
      actions: actions.filter((each) => each.recommendationId === recommendation.id),
    })),
    reportingLines,
  };
}

/** The council's own records alone, to see inside a transaction that nothing changed meanwhile. */
export async function readPlanRecords(permit: CouncilPermit, client: Db) {
  return {
    responses: await listResponses(permit, client),
    actions: await listActions(permit, {}, client),
    reportingLines: await listReportingLines(permit, client),
  };
}

/** What the plan still lacks, in words. `today` is "YYYY-MM-DD". */
export function warningsOfPlan(plan: Plan, today: string): string[] {
  const planned = plan.answers.map(
    ({ recommendation, response, actions }): PlannedRecommendation => ({
      number: recommendation.number,
      position: response?.position ?? null,
      actions,
    }),
  );
  const reworded = plan.answers
    .filter(({ recommendation }) => recommendation.isBeingReworded)
    .map(
      ({ recommendation }) =>
        `The peer team is rewording recommendation ${recommendation.number}: the plan would not show its words.`,
    );
  return [...reworded, ...planWarnings(planned, today)];
}
