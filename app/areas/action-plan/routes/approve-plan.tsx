import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { dayOf } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { ApproveForm } from "../forms.ts";
import { issuePlan } from "../issue-plan.server.ts";
import { readPlan, warningsOfPlan } from "../read-plan.server.ts";

export const loader = guarded({ permission: "plan.issue" }, async ({ permit, now }) => {
  const plan = await readPlan(permit);
  return {
    challenge: permit.challengeTitle,
    back: to.actionPlan.front(permit),
    recommendations: plan.answers.length,
    actions: plan.answers.reduce((sum, { actions }) => sum + actions.length, 0),
    warnings: warningsOfPlan(plan, dayOf(now)),
  };
});

export const action = guardedIntents(to.actionPlan.approvePlan, {
  approve: intent({
    permission: "plan.issue",
    form: ApproveForm,
    run: async ({ permit, value, now }) => {
      const version = await issuePlan(permit, value, now);
      return redirectWithNotice(
        to.actionPlan.approvedPlan({ challengeId: permit.challengeId, versionId: version.id }),
        `Version ${version.number} of the plan approved.`,
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Approve the action plan", { challenge: data?.challenge }) },
];

export default function ApprovePlanPage() {
  const { back, warnings, recommendations, actions } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof ApproveForm>>({
    id: "approve-plan",
  });
  return (
    <PageForm state={state}>
      <BackLink href={back}>Back to the action plan</BackLink>
      <PageHeading
        lead={`The plan answers ${recommendations} ${recommendations === 1 ? "recommendation" : "recommendations"} with ${actions} ${actions === 1 ? "action" : "actions"}.`}
      >
        Approve the action plan
      </PageHeading>
      {warnings.length === 0 ? (
        <p className="govuk-body">
          Every recommendation has a response, and every action somebody responsible and a date that has not
          passed.
        </p>
      ) : (
        <>
          <h2 className="govuk-heading-m">What the plan still lacks</h2>
          <ul className="govuk-list govuk-list--bullet">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </>
      )}
      <WarningText>
        This version is kept as it is. The peer team and the councils of this challenge can read it, and the
        numbers of its actions stay. It is not public until it is published.
      </WarningText>
      {warnings.length === 0 ? null : (
        <Checkboxes
          {...checkboxesProps(state.fields.acknowledged)}
          legend="Approve it all the same?"
          items={[{ value: "yes", label: "I have seen what the plan still lacks" }]}
        />
      )}
      <ButtonGroup>
        <Button name="intent" value="approve" preventDoubleClick>
          Approve the plan
        </Button>
        <TextLink href={back} noVisitedState>
          Cancel
        </TextLink>
      </ButtonGroup>
    </PageForm>
  );
}
