import { type CouncilPermit, demand } from "#app/access/permit.ts";
import {
  type IssuedVersion,
  prepareIssue,
  writeIssuedVersion,
} from "#app/areas/challenge/issued-versions.server.ts";
import { record } from "#app/audit/record.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { composePlan } from "./document.server.ts";
import { readPlan, readPlanRecords, warningsOfPlan } from "./read-plan.server.ts";
import type { ApprovedPlanDocument } from "./store.server.ts";

/**
 * Approves the council's plan as it stands: its words and ratings are frozen as the next version, which the peer
 * team and the other council may read, and the numbers of its actions stay from now on. `acknowledged` says that
 * the warnings of the plan were seen; without warnings it may be false.
 *
 * Throws forbidden, invalid (nothing is answered yet; warnings not acknowledged), or conflict when the plan was
 * changed while it was drawn.
 */
export async function issuePlan(
  permit: CouncilPermit,
  { acknowledged }: { acknowledged: boolean },
  now: Date,
): Promise<IssuedVersion> {
  demand(permit, "plan.issue");
  const before = await readPlanRecords(permit, db);
  const plan = await readPlan(permit);
  if (plan.answers.every(({ response, actions }) => response === null && actions.length === 0)) {
    throw new AppError("invalid", "The plan is empty. Answer at least one recommendation first.");
  }
  const warnings = warningsOfPlan(plan, dayOf(now));
  if (warnings.length > 0 && !acknowledged) {
    throw new AppError("invalid", "Tick the box to say that you have seen what the plan still lacks.", {
      field: "acknowledged",
    });
  }
  const ratings = plan.answers.flatMap(({ actions }) => actions.map((action) => action.rating));
  const prepared = await prepareIssue(
    permit,
    "action-plan",
    permit.councilId,
    async (number): Promise<ApprovedPlanDocument> => ({
      ...(await composePlan(permit, plan, number, now)),
      ratings,
    }),
  );
  return transaction(async (tx) => {
    const current = await readPlanRecords(permit, tx);
    if (JSON.stringify(current) !== JSON.stringify(before)) {
      throw new AppError("conflict", "The plan was changed while it was being drawn. Approve it again.");
    }
    const version = await writeIssuedVersion(tx, permit, prepared, "final", now);
    const { kind, number, sha256 } = version;
    await record(tx, permit, { type: "plan-issued", data: { kind, number, sha256 } }, now);
    return version;
  });
}
