import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { listThemes } from "#app/areas/scope/read-themes.server.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonForm } from "#app/govuk/form/button-form.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { useAnswerTo } from "#app/govuk/form/page-answer.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { ObservationFields } from "../components/observation-form.tsx";
import { DeleteObservationForm, ObservationForm } from "../forms.ts";
import { deleteObservation, saveObservation } from "../save-observation.server.ts";
import { readObservation } from "../store.server.ts";

export const loader = guarded(
  { at: to.findings.observation, permission: "findings.write" },
  async ({ permit, params }) => {
    const [observation, themes] = await Promise.all([
      readObservation(permit, params.observationId),
      listThemes(permit),
    ]);
    return {
      challengeId: permit.challengeId,
      title: permit.challengeTitle,
      themes,
      version: observation.version,
      defaultValue: { themeId: observation.themeId ?? "", text: observation.text },
    };
  },
);

export const action = guardedIntents(to.findings.observation, {
  save: intent({
    permission: "findings.write",
    form: ObservationForm,
    run: async ({ permit, value, params, now }) => {
      await saveObservation(permit, params.observationId, value, now);
      return redirectWithNotice(to.findings.recommendations(permit), "Observation saved.");
    },
  }),
  delete: intent({
    permission: "findings.write",
    form: DeleteObservationForm,
    run: async ({ permit, params, now }) => {
      await deleteObservation(permit, params.observationId, now);
      return redirectWithNotice(to.findings.recommendations(permit), "Observation deleted.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Change observation", { challenge: data?.title }) },
];

export default function ObservationPage() {
  const { challengeId, themes, version, defaultValue } = useLoaderData<typeof loader>();
  const list = to.findings.recommendations({ challengeId });
  const wrong = useAnswerTo({ id: "delete", buttons: ["delete"] })?.lastResult.error?.confirmed;
  return (
    <>
      <BackLink href={list}>All recommendations</BackLink>
      <PageHeading>Change observation</PageHeading>
      <ObservationFields themes={themes} version={version} defaultValue={defaultValue} cancelHref={list} />
      <Details summary="Delete this observation" open={wrong ? true : undefined}>
        <ButtonForm name="delete">
          <Checkboxes
            name="confirmed"
            legend="It cannot be brought back"
            errors={wrong ?? undefined}
            items={[{ value: "yes", label: "Yes, delete it" }]}
          />
          <Button variant="warning" name="intent" value="delete" preventDoubleClick>
            Delete observation
          </Button>
        </ButtonForm>
      </Details>
    </>
  );
}
