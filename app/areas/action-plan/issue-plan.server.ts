import { type CouncilPermit, demand } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { readCouncilShortName } from "#app/areas/challenge/read-challenge.server.ts";
import { freezeDocument } from "#app/issue/freeze-document.server.ts";
import type { IssuedVersion } from "#app/issue/issued-versions.server.ts";
import { tell } from "#app/notices/tell.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { AppError } from "#app/platform/errors.ts";
import type { ApprovedPlanDocument } from "./approved-plan.ts";
import { composePlan } from "./document.server.ts";
import { readPlan, readPlanRecords, warningsOfPlan } from "./read-plan.server.ts";

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
  const { version } = await freezeDocument(
    permit,
    {
      kind: "action-plan",
      councilId: permit.councilId,
      status: "final",
      read: (client) => readPlanRecords(permit, client),
      changedText: "The plan was changed while it was being drawn. Approve it again.",
      compose: (_seen, number) => composeApproved(permit, number, acknowledged, now),
      event: ({ kind, number, sha256 }) => ({ type: "plan-issued", data: { kind, number, sha256 } }),
    },
    now,
    async (tx, { number }) => {
      const council = await readCouncilShortName(permit, tx);
      await tell(
        tx,
        permit,
        {
          kind: "plan-approved",
          recordId: permit.councilId,
          occasion: `version ${number}`,
          space: "shared",
          title: `${council}: action plan, version ${number}`,
          page: to.actionPlan.front(permit),
        },
        now,
      );
    },
  );
  return version;
}

async function composeApproved(
  permit: CouncilPermit,
  number: number,
  acknowledged: boolean,
  now: Date,
): Promise<ApprovedPlanDocument> {
  const plan = await readPlan(permit);
  if (plan.answers.every(({ response, actions }) => response === null && actions.length === 0)) {
    throw new AppError("invalid", "The plan is empty. Answer at least one recommendation first.");
  }
  if (!acknowledged && warningsOfPlan(plan, dayOf(now)).length > 0) {
    throw new AppError("invalid", "Tick the box to say that you have seen what the plan still lacks.", {
      field: "acknowledged",
    });
  }
  const ratings = plan.answers.flatMap(({ actions }) => actions.map((action) => action.rating));
  return { ...(await composePlan(permit, plan, number, now)), ratings };
}
