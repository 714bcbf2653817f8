import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { listThemes } from "#app/areas/scope/read-themes.server.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { ObservationFields } from "../components/observation-form.tsx";
import { ObservationForm } from "../forms.ts";
import { saveObservation } from "../save-observation.server.ts";

export const loader = guarded({ permission: "findings.write" }, async ({ permit }) => ({
  challengeId: permit.challengeId,
  title: permit.challengeTitle,
  themes: await listThemes(permit),
}));

export const action = guardedIntents(to.findings.newObservation, {
  save: intent({
    permission: "findings.write",
    form: ObservationForm,
    run: async ({ permit, value, now }) => {
      await saveObservation(permit, null, value, now);
      return redirectWithNotice(to.findings.recommendations(permit), "Observation added.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("New observation", { challenge: data?.title }) },
];

export default function NewObservationPage() {
  const { challengeId, themes } = useLoaderData<typeof loader>();
  const list = to.findings.recommendations({ challengeId });
  return (
    <>
      <BackLink href={list}>All recommendations</BackLink>
      <PageHeading lead="A remark worth passing on that no council has to answer.">
        New softer observation
      </PageHeading>
      <ObservationFields themes={themes} defaultValue={{}} cancelHref={list} />
    </>
  );
}
