import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { MarkdownBody } from "#app/govuk/display/markdown-body.tsx";
import { Notice } from "#app/govuk/display/notice.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { renderMarkdown } from "#app/platform/text/markdown.server.ts";
import { chainView } from "../chain-view.ts";
import { EvidenceChain } from "../components/chain.tsx";
import { RECOMMENDATION_KIND_NAMES } from "../finding-words.ts";
import { recommendationLocks } from "../freeze.ts";
import { readChain } from "../read-chain.server.ts";
import { readReportIssue } from "../report-issue.server.ts";
import { listFindings, readRecommendation } from "../store.server.ts";
import { recommendationWarnings } from "../support.ts";

export const loader = guarded(
  { at: to.findings.recommendation, permission: "findings.read" },
  async ({ permit, params }) => {
    const [recommendation, all, issue] = await Promise.all([
      readRecommendation(permit, params.recommendationId),
      listFindings(permit),
      readReportIssue(permit),
    ]);
    const findings = all.filter((finding) => recommendation.findingIds.includes(finding.id));
    return {
      challengeId: permit.challengeId,
      title: permit.challengeTitle,
      mayWrite: permit.may("findings.write"),
      locks: recommendationLocks(issue),
      recommendation: {
        id: recommendation.id,
        number: recommendation.number,
        kind: RECOMMENDATION_KIND_NAMES[recommendation.kind],
        title: recommendation.title,
        html: renderMarkdown(recommendation.text, { headingBase: 2 }),
        theme:
          recommendation.theme === null
            ? "across themes"
            : `theme ${recommendation.theme.number} ${recommendation.theme.title}`,
      },
      findings: findings.map(({ id, headline }) => ({ id, headline })),
      warnings: recommendationWarnings({ findings }),
      chain: chainView(await readChain(permit, findings)),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(`Recommendation ${data?.recommendation.number ?? ""}`, { challenge: data?.title }) },
];

export default function RecommendationPage() {
  const { challengeId, mayWrite, locks, recommendation, findings, warnings, chain } =
    useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={to.findings.recommendations({ challengeId })}>All recommendations</BackLink>
      <PageHeading
        caption={`Recommendation ${recommendation.number}: ${recommendation.kind.toLowerCase()}, ${recommendation.theme}`}
      >
        {recommendation.title}
      </PageHeading>
      <MarkdownBody html={recommendation.html} />
      {mayWrite && locks.reword === null ? (
        <ButtonGroup>
          <Button
            variant="secondary"
            href={to.findings.changeRecommendation({ challengeId, recommendationId: recommendation.id })}
          >
            Change
          </Button>
          {locks.remove === null ? (
            <Button
              variant="secondary"
              href={to.findings.deleteRecommendation({ challengeId, recommendationId: recommendation.id })}
            >
              Delete
            </Button>
          ) : null}
        </ButtonGroup>
      ) : null}
      {mayWrite && locks.reword !== null ? <InsetText>{locks.reword}</InsetText> : null}
      {warnings.map((warning) => (
        <Notice key={warning.code} tone="warning" headingLevel={2} title={warning.message} />
      ))}
      <h2 className="govuk-heading-m">What this stands on</h2>
      {findings.length === 0 ? (
        <p className="govuk-body">Nothing yet. Change the recommendation and tick the findings it answers.</p>
      ) : (
        <EvidenceChain challengeId={challengeId} chain={chain} findings={findings} />
      )}
    </>
  );
}
