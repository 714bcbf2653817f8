import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { Card } from "#app/govuk/display/card.tsx";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { MarkdownBody } from "#app/govuk/display/markdown-body.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { StandsOn } from "#app/govuk/display/stands-on.tsx";
import { Tag } from "#app/govuk/display/tag.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { renderMarkdown } from "#app/platform/text/markdown.server.ts";
import { FindingsTabs } from "../components/findings-tabs.tsx";
import { MoveButtons } from "../components/move-buttons.tsx";
import { FINDING_KIND_NAMES, RECOMMENDATION_KIND_NAMES } from "../finding-words.ts";
import { OrderForm } from "../forms.ts";
import { recommendationLocks } from "../freeze.ts";
import { moveRecommendation } from "../move-recommendation.server.ts";
import { isInOneRun, type RecommendationInOrder } from "../printed-order.ts";
import { listObservations, listRecommendations } from "../read-recommendations.server.ts";
import { readReportIssue } from "../report-issue.server.ts";
import { recommendationWarnings } from "../support.ts";

/** Whether nothing beside it is printed with it, so that it can move no further. */
const isAtAnEnd = (each: RecommendationInOrder, beside: RecommendationInOrder | undefined) =>
  beside === undefined || !isInOneRun(each, beside);

export const loader = guarded({ permission: "findings.read" }, async ({ permit }) => {
  const [recommendations, observations, issue] = await Promise.all([
    listRecommendations(permit),
    listObservations(permit),
    readReportIssue(permit),
  ]);
  return {
    challengeId: permit.challengeId,
    title: permit.challengeTitle,
    mayWrite: permit.may("findings.write"),
    locks: recommendationLocks(issue),
    recommendations: recommendations.map((each, index) => ({
      ...each,
      isFirst: isAtAnEnd(each, recommendations[index - 1]),
      isLast: isAtAnEnd(each, recommendations[index + 1]),
      html: renderMarkdown(each.text, { headingBase: 4 }),
      warnings: recommendationWarnings(each),
    })),
    observations: observations.map((each) => ({
      ...each,
      html: renderMarkdown(each.text, { headingBase: 4 }),
    })),
  };
});

export const action = guardedIntents(to.findings.recommendations, {
  move: intent({
    permission: "findings.write",
    form: OrderForm,
    run: async ({ permit, value, now }) => {
      await moveRecommendation(permit, value.itemId, value.direction, now);
      return redirectWithNotice(to.findings.recommendations(permit), "Recommendations renumbered.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Recommendations", { challenge: data?.title }) },
];

export default function RecommendationsPage() {
  const { challengeId, mayWrite, locks, recommendations, observations } = useLoaderData<typeof loader>();
  const mayReword = mayWrite && locks.reword === null;
  const add = mayReword ? (
    <Button href={to.findings.newRecommendation({ challengeId })}>Add a recommendation</Button>
  ) : undefined;
  return (
    <>
      <PageHeading
        lead="In the team's exact words, numbered as the report prints them: key ones first, then the further ones theme by theme. A council sees them when the report is issued."
        actions={add}
      >
        Recommendations
      </PageHeading>
      <FindingsTabs challengeId={challengeId} current="recommendations">
        {mayWrite && locks.reword !== null ? <InsetText>{locks.reword}</InsetText> : null}
        {recommendations.length === 0 ? (
          <EmptyState title="No recommendations yet" action={add}>
            A recommendation answers one or more findings. Four to eighteen is what reports usually have.
          </EmptyState>
        ) : (
          recommendations.map((each) => (
            <Card
              key={each.id}
              headingLevel={2}
              kicker={
                each.themeNumber === null
                  ? `Recommendation ${each.number}`
                  : `Recommendation ${each.number}, theme ${each.themeNumber} ${each.themeTitle}`
              }
              title={
                <TextLink
                  href={to.findings.recommendation({ challengeId, recommendationId: each.id })}
                  noVisitedState
                >
                  {each.title}
                </TextLink>
              }
              tag={
                <Tag colour={each.kind === "key" ? "blue" : "grey"}>
                  {RECOMMENDATION_KIND_NAMES[each.kind]}
                </Tag>
              }
              footer={
                mayWrite && locks.renumber === null ? (
                  <MoveButtons
                    id={each.id}
                    what={`recommendation ${each.number}`}
                    isFirst={each.isFirst}
                    isLast={each.isLast}
                  />
                ) : undefined
              }
            >
              <MarkdownBody html={each.html} size="compact" />
              {each.warnings.map((warning) => (
                <p key={warning.code}>
                  <strong>Check:</strong> {warning.message}
                </p>
              ))}
              <StandsOn
                heading="Stands on"
                headingLevel={3}
                emptyText="No finding."
                items={each.findings.map((finding) => ({
                  kind: `Theme ${finding.themeNumber}, ${FINDING_KIND_NAMES[finding.kind].one.toLowerCase()}`,
                  text: finding.headline,
                  href: to.findings.finding({ challengeId, findingId: finding.id }),
                }))}
              />
            </Card>
          ))
        )}
        <h2 className="govuk-heading-m">Softer observations</h2>
        <p className="govuk-body">
          Kept and reported with their theme, but not numbered, and no council has to answer them.
        </p>
        {observations.length === 0 ? <p className="govuk-body">None written yet.</p> : null}
        {observations.map((each) => (
          <Card
            key={each.id}
            headingLevel={3}
            title={each.themeNumber === null ? "Observation" : `Observation, theme ${each.themeNumber}`}
            footer={
              mayReword ? (
                <TextLink
                  href={to.findings.observation({ challengeId, observationId: each.id })}
                  noVisitedState
                >
                  Change<span className="govuk-visually-hidden"> this observation</span>
                </TextLink>
              ) : undefined
            }
          >
            <MarkdownBody html={each.html} size="compact" />
          </Card>
        ))}
        {mayReword ? (
          <Button variant="secondary" href={to.findings.newObservation({ challengeId })}>
            Add an observation
          </Button>
        ) : null}
      </FindingsTabs>
    </>
  );
}
