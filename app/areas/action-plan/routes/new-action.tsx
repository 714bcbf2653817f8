import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { ActionFields } from "../components/action-form.tsx";
import { ActionForm } from "../forms.ts";
import { saveAction } from "../save-action.server.ts";
import { demandSharedRecommendation } from "../save-response.server.ts";
import { listPossibleOwners } from "../store.server.ts";

export const loader = guarded(
  { at: to.actionPlan.newAction, permission: "plan.write" },
  async ({ permit, params }) => {
    const recommendationId = params.recommendationId;
    return {
      challenge: permit.challengeTitle,
      number: await demandSharedRecommendation(permit, recommendationId),
      back: to.actionPlan.recommendation({ challengeId: permit.challengeId, recommendationId }),
      owners: await listPossibleOwners(permit),
    };
  },
);

export const action = guardedIntents(to.actionPlan.newAction, {
  save: intent({
    permission: "plan.write",
    form: ActionForm,
    run: async ({ permit, params, value, now }) => {
      const recommendationId = params.recommendationId;
      await saveAction(permit, null, { ...value, recommendationId }, now);
      return redirectWithNotice(
        to.actionPlan.recommendation({ challengeId: permit.challengeId, recommendationId }),
        "Action added.",
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Add an action", { challenge: data?.challenge }) },
];

export default function NewActionPage() {
  const { number, back, owners } = useLoaderData<typeof loader>();
  return (
    <ActionFields
      caption={`Recommendation ${number}`}
      heading="Add an action"
      owners={owners}
      defaultValue={{}}
      cancelHref={back}
    />
  );
}
