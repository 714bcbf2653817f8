import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { listThemes } from "#app/areas/scope/read-themes.server.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { RecommendationFields } from "../components/recommendation-form.tsx";
import { RecommendationForm } from "../forms.ts";
import { addRecommendation } from "../save-recommendation.server.ts";
import { listFindings } from "../store.server.ts";

export const loader = guarded({ permission: "findings.write" }, async ({ permit }) => {
  const [themes, findings] = await Promise.all([listThemes(permit), listFindings(permit)]);
  return {
    challengeId: permit.challengeId,
    title: permit.challengeTitle,
    themes,
    findings: findings.map(({ id, themeId, kind, headline }) => ({ id, themeId, kind, headline })),
  };
});

export const action = guardedIntents(to.findings.newRecommendation, {
  save: intent({
    permission: "findings.write",
    form: RecommendationForm,
    run: async ({ permit, value, now }) => {
      const { version: _, ...input } = value;
      const id = await addRecommendation(permit, input, now);
      return redirectWithNotice(
        to.findings.recommendation({ challengeId: permit.challengeId, recommendationId: id }),
        "Recommendation added.",
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("New recommendation", { challenge: data?.title }) },
];

export default function NewRecommendationPage() {
  const { challengeId, themes, findings } = useLoaderData<typeof loader>();
  const list = to.findings.recommendations({ challengeId });
  return (
    <>
      <BackLink href={list}>All recommendations</BackLink>
      <PageHeading lead="It is numbered after the others of its kind and theme; you can move it among them afterwards.">
        New recommendation
      </PageHeading>
      <RecommendationFields
        themes={themes}
        findings={findings}
        defaultValue={{}}
        submitText="Save recommendation"
        cancelHref={list}
      />
    </>
  );
}
