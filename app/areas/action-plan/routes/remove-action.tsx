import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { to } from "#app/addresses.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { plainText } from "#app/platform/text/markdown.server.ts";
import { removeAction } from "../remove-action.server.ts";
import { readAction } from "../store.server.ts";

export const loader = guarded(
  { at: to.actionPlan.removeAction, permission: "plan.write" },
  async ({ permit, params }) => {
    const action = await readAction(permit, params.actionId);
    return {
      challenge: permit.challengeTitle,
      back: to.actionPlan.action({ challengeId: permit.challengeId, actionId: action.id }),
      ref: action.ref,
      text: plainText(action.text),
    };
  },
);

export const action = guardedIntents(to.actionPlan.removeAction, {
  remove: intent({
    permission: "plan.write",
    form: NoFieldsForm,
    run: async ({ permit, params, now }) => {
      await removeAction(permit, params.actionId, now);
      return redirectWithNotice(to.actionPlan.front(permit), "Action removed.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(`Remove action ${data?.ref ?? ""}`, { challenge: data?.challenge }) },
];

export default function RemoveActionPage() {
  const { ref, text, back } = useLoaderData<typeof loader>();
  const state = usePageForm({ id: "remove" });
  return (
    <PageForm state={state}>
      <BackLink href={back} />
      <PageHeading>Remove action {ref}?</PageHeading>
      <InsetText>{text}</InsetText>
      <WarningText>The action and everything reported on it are gone for good.</WarningText>
      <ButtonGroup>
        <Button variant="warning" name="intent" value="remove" preventDoubleClick>
          Remove action
        </Button>
        <TextLink href={back} noVisitedState>
          Keep it
        </TextLink>
      </ButtonGroup>
    </PageForm>
  );
}
