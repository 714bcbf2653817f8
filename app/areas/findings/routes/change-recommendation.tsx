import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { listThemes } from "#app/areas/scope/read-themes.server.ts";
import { Notice } from "#app/govuk/display/notice.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { RecommendationFields } from "../components/recommendation-form.tsx";
import { RecommendationForm } from "../forms.ts";
import { recommendationLocks } from "../freeze.ts";
import { readReportIssue } from "../report-issue.server.ts";
import { changeRecommendation } from "../save-recommendation.server.ts";
import { listFindings, readRecommendation } from "../store.server.ts";

export const loader = guarded(
  { at: to.findings.changeRecommendation, permission: "findings.write" },
  async ({ permit, params }) => {
    const [recommendation, themes, findings, issue] = await Promise.all([
      readRecommendation(permit, params.recommendationId),
      listThemes(permit),
      listFindings(permit),
      readReportIssue(permit),
    ]);
    const { kind, themeId, title, text, findingIds } = recommendation;
    return {
      challengeId: permit.challengeId,
      title: permit.challengeTitle,
      id: recommendation.id,
      number: recommendation.number,
      version: recommendation.version,
      lock: recommendationLocks(issue).reword,
      isIssued: issue.lastIssuedAt !== null,
      themes,
      findings: findings.map((finding) => ({
        id: finding.id,
        themeId: finding.themeId,
        kind: finding.kind,
        headline: finding.headline,
      })),
      defaultValue: { kind, themeId: themeId ?? "", title, text, findingIds },
    };
  },
);

export const action = guardedIntents(to.findings.changeRecommendation, {
  save: intent({
    permission: "findings.write",
    form: RecommendationForm,
    run: async ({ permit, value, params, now }) => {
      const { version, ...input } = value;
      const id = params.recommendationId;
      await changeRecommendation(permit, id, version ?? 0, input, now);
      return redirectWithNotice(
        to.findings.recommendation({ challengeId: permit.challengeId, recommendationId: id }),
        "Recommendation saved.",
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Change recommendation", { challenge: data?.title }) },
];

export default function ChangeRecommendationPage() {
  const page = useLoaderData<typeof loader>();
  const here = to.findings.recommendation({ challengeId: page.challengeId, recommendationId: page.id });
  return (
    <>
      <BackLink href={here} />
      <PageHeading>Change recommendation {page.number}</PageHeading>
      {page.lock !== null ? (
        <Notice tone="settled" headingLevel={2} title={page.lock} />
      ) : (
        <>
          {page.isIssued ? (
            <Notice
              tone="warning"
              headingLevel={2}
              title="A draft report with these words has been issued. The council sees new words only when you issue the next version."
            />
          ) : null}
          <RecommendationFields
            themes={page.themes}
            findings={page.findings}
            defaultValue={page.defaultValue}
            version={page.version}
            submitText="Save recommendation"
            cancelHref={here}
          />
        </>
      )}
    </>
  );
}
