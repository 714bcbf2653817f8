import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { BodyFields } from "../components/body-form.tsx";
import { CouncilPage } from "../components/council-page.tsx";
import { BodyForm } from "../forms.ts";
import { saveBody } from "../save-body.server.ts";
import { listPartners } from "../store.server.ts";

export const loader = guarded(
  { at: to.councils.newBody, permission: "council.edit" },
  async ({ permit }) => ({
    councilId: permit.councilId,
    council: permit.councilName,
    partners: await listPartners(permit),
  }),
);

export const action = guardedIntents(to.councils.newBody, {
  save: intent({
    permission: "council.edit",
    form: BodyForm,
    run: async ({ permit, value, now }) => {
      await saveBody(permit, null, value, now);
      return redirectWithNotice(to.councils.council(permit), `${value.name} added.`);
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(`Add a body: ${data?.council ?? "council"}`) },
];

export default function NewBodyPage() {
  const { councilId, council, partners } = useLoaderData<typeof loader>();
  const back = to.councils.council({ councilId });
  return (
    <CouncilPage back={{ href: back, text: council }}>
      <BodyFields council={council} heading="Add a body" partners={partners} cancelHref={back} />
    </CouncilPage>
  );
}
