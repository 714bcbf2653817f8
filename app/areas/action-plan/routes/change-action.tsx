import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { ActionFields } from "../components/action-form.tsx";
import { ActionForm } from "../forms.ts";
import { saveAction } from "../save-action.server.ts";
import { listPossibleOwners, readAction } from "../store.server.ts";

export const loader = guarded(
  { at: to.actionPlan.changeAction, permission: "plan.write" },
  async ({ permit, params }) => {
    const action = await readAction(permit, params.actionId);
    return {
      challenge: permit.challengeTitle,
      back: to.actionPlan.action({ challengeId: permit.challengeId, actionId: action.id }),
      ref: action.ref,
      values: {
        text: action.text,
        accountableName: action.accountableName,
        ownerName: action.ownerName,
        ownerAccountId: action.ownerAccountId ?? "",
        dueText: action.dueText,
        successMeasure: action.successMeasure,
        version: String(action.version),
      },
      owners: await listPossibleOwners(permit),
    };
  },
);

export const action = guardedIntents(to.actionPlan.changeAction, {
  save: intent({
    permission: "plan.write",
    form: ActionForm,
    run: async ({ permit, params, value, now }) => {
      const { id, recommendationId } = await readAction(permit, params.actionId);
      await saveAction(permit, id, { ...value, recommendationId }, now);
      return redirectWithNotice(
        to.actionPlan.action({ challengeId: permit.challengeId, actionId: id }),
        "Action saved.",
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(`Change action ${data?.ref ?? ""}`, { challenge: data?.challenge }) },
];

export default function ChangeActionPage() {
  const { ref, back, owners, values } = useLoaderData<typeof loader>();
  return (
    <ActionFields
      caption={`Action ${ref}`}
      heading="Change this action"
      owners={owners}
      defaultValue={values}
      cancelHref={back}
    />
  );
}
