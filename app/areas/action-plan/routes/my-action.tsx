import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { MarkdownBody } from "#app/govuk/display/markdown-body.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { FormErrorSummary, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { ActionFacts } from "../components/action-facts.tsx";
import { UpdateFields } from "../components/update-form.tsx";
import { UpdateHistory } from "../components/update-history.tsx";
import { UpdateForm } from "../forms.ts";
import { readActionPage } from "../read-action-page.server.ts";
import { updateAction } from "../update-action.server.ts";

export const loader = guarded(
  { at: to.actionPlan.myAction, permission: "actions.own" },
  async ({ permit, params, now }) => ({
    challenge: permit.challengeTitle,
    back: to.actionPlan.myActions(permit),
    mayUpdate: permit.may("actions.update"),
    ...(await readActionPage(permit, params.actionId, now)),
  }),
);

export const action = guardedIntents(to.actionPlan.myAction, {
  update: intent({
    permission: "actions.update",
    form: UpdateForm,
    run: async ({ permit, params, value, now }) => {
      const actionId = params.actionId;
      await updateAction(permit, actionId, value, now);
      return redirectWithNotice(
        to.actionPlan.myAction({ challengeId: permit.challengeId, actionId }),
        "Report saved.",
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(`Action ${data?.action.ref ?? ""}`, { challenge: data?.challenge }) },
];

export default function MyActionPage() {
  const page = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof UpdateForm>>({
    id: "update",
  });
  return (
    <>
      <BackLink href={page.back}>Back to my actions</BackLink>
      <PageHeading caption={page.challenge}>Action {page.action.ref}</PageHeading>
      <FormErrorSummary state={state} />
      {page.standsInFor === null ? null : (
        <InsetText>You stand in for {page.standsInFor}. Your report is saved under your own name.</InsetText>
      )}
      <div className="govuk-!-margin-bottom-5">
        <MarkdownBody html={page.html} />
      </div>
      <ActionFacts
        action={page.action}
        recommendation={page.recommendation}
        successMeasure={page.successMeasure}
      />
      {page.mayUpdate ? <UpdateFields state={state} /> : null}
      <UpdateHistory updates={page.updates} />
    </>
  );
}
