import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { MarkdownBody } from "#app/govuk/display/markdown-body.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonForm } from "#app/govuk/form/button-form.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { FormErrorSummary, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { ActionFacts } from "../components/action-facts.tsx";
import { UpdateFields } from "../components/update-form.tsx";
import { UpdateHistory } from "../components/update-history.tsx";
import { ActionMoveForm, UpdateForm } from "../forms.ts";
import { moveAction } from "../move-action.server.ts";
import { readActionPage } from "../read-action-page.server.ts";
import { updateAction } from "../update-action.server.ts";

export const loader = guarded(
  { at: to.actionPlan.action, permission: "plan.draft" },
  async ({ permit, params, now }) => ({
    challenge: permit.challengeTitle,
    challengeId: permit.challengeId,
    mayWrite: permit.may("plan.write"),
    mayUpdate: permit.may("actions.update"),
    ...(await readActionPage(permit, params.actionId, now)),
  }),
);

export const action = guardedIntents(to.actionPlan.action, {
  update: intent({
    permission: "actions.update",
    form: UpdateForm,
    run: async ({ permit, params, value, now }) => {
      const actionId = params.actionId;
      await updateAction(permit, actionId, value, now);
      return redirectWithNotice(
        to.actionPlan.action({ challengeId: permit.challengeId, actionId }),
        "Report saved.",
      );
    },
  }),
  move: intent({
    permission: "plan.write",
    form: ActionMoveForm,
    run: async ({ permit, params, value, now }) => {
      const actionId = params.actionId;
      await moveAction(permit, actionId, value.by, now);
      return redirectWithNotice(
        to.actionPlan.action({ challengeId: permit.challengeId, actionId }),
        "Action moved and its neighbours numbered again.",
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(`Action ${data?.action.ref ?? ""}`, { challenge: data?.challenge }) },
];

export default function ActionPage() {
  const page = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof UpdateForm>>({
    id: "update",
    buttons: ["update"],
  });
  const own = { challengeId: page.challengeId, actionId: page.action.id };
  return (
    <>
      <BackLink href={to.actionPlan.recommendation(page)}>
        Back to recommendation {page.recommendationNumber}
      </BackLink>
      <PageHeading caption={page.challenge}>Action {page.action.ref}</PageHeading>
      <FormErrorSummary state={state} />
      <div className="govuk-!-margin-bottom-5">
        <MarkdownBody html={page.html} />
      </div>
      <ActionFacts
        action={page.action}
        recommendation={page.recommendation}
        successMeasure={page.successMeasure}
      />
      {page.mayWrite ? (
        <ButtonGroup>
          <Button href={to.actionPlan.changeAction(own)} variant="secondary">
            Change this action
          </Button>
          {page.isNumberFixed ? null : (
            <>
              {page.isFirst ? null : <MoveButton by="up" text="Move up" />}
              {page.isLast ? null : <MoveButton by="down" text="Move down" />}
              <Button href={to.actionPlan.removeAction(own)} variant="secondary">
                Remove
              </Button>
            </>
          )}
        </ButtonGroup>
      ) : null}
      {page.mayWrite && page.isNumberFixed ? (
        <p className="govuk-hint">
          The plan was approved with these numbers, so the action can be changed but neither moved nor
          removed.
        </p>
      ) : null}
      <UpdateHistory updates={page.updates} />
      {page.mayUpdate ? <UpdateFields state={state} /> : null}
    </>
  );
}

function MoveButton({ by, text }: { by: "up" | "down"; text: string }) {
  return (
    <ButtonForm name="move" preventScrollReset>
      <input type="hidden" name="by" value={by} />
      <Button variant="secondary" name="intent" value="move">
        {text}
      </Button>
    </ButtonForm>
  );
}
