import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { ATTRIBUTION_RULE } from "#app/areas/evidence/attribution.ts";
import { readNoteFacts } from "#app/areas/evidence/read-notes.server.ts";
import { listThemes } from "#app/areas/scope/read-themes.server.ts";
import { Card } from "#app/govuk/display/card.tsx";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { StatStrip } from "#app/govuk/display/stat-strip.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { FindingStatusTag } from "../components/finding-tags.tsx";
import { FindingsTabs } from "../components/findings-tabs.tsx";
import { MoveButtons } from "../components/move-buttons.tsx";
import { AttributionRule, WeightLines } from "../components/weight-notes.tsx";
import { FINDING_KIND_NAMES, FINDING_KINDS } from "../finding-words.ts";
import { OrderForm } from "../forms.ts";
import { moveFinding } from "../move-finding.server.ts";
import { listFindings } from "../store.server.ts";
import { weighFinding } from "../weigh-finding.ts";

export const loader = guarded({ permission: "findings.read" }, async ({ permit }) => {
  const [themes, findings, facts] = await Promise.all([
    listThemes(permit),
    listFindings(permit),
    readNoteFacts(permit),
  ]);
  const views = findings.map((finding) => ({
    id: finding.id,
    themeId: finding.themeId,
    kind: finding.kind,
    status: finding.status,
    headline: finding.headline,
    recommendations: finding.recommendations.map(({ id, number }) => ({ id, number })),
    weight: weighFinding(finding, facts),
  }));
  return {
    challengeId: permit.challengeId,
    title: permit.challengeTitle,
    mayWrite: permit.may("findings.write"),
    total: findings.length,
    agreed: findings.filter((finding) => finding.status === "agreed").length,
    counts: FINDING_KINDS.map((kind) => findings.filter((finding) => finding.kind === kind).length),
    toCheck: views.filter(({ weight }) => weight.warnings.length + weight.flags.length > 0).length,
    themes: themes.map((theme) => ({
      ...theme,
      groups: FINDING_KINDS.map((kind) => ({
        kind,
        findings: views.filter((view) => view.themeId === theme.id && view.kind === kind),
      })),
    })),
  };
});

export const action = guardedIntents(to.findings.front, {
  move: intent({
    permission: "findings.write",
    form: OrderForm,
    run: async ({ permit, value, now }) => {
      await moveFinding(permit, value.itemId, value.direction, now);
      return redirectWithNotice(to.findings.front(permit), "Order changed.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Findings", { challenge: data?.title }) },
];

export default function FindingsPage() {
  const { challengeId, mayWrite, total, agreed, counts, toCheck, themes } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        lead="What the team judges, under each theme, and what each judgement stands on. Only the peer team sees this."
        actions={
          mayWrite ? <Button href={to.findings.newFinding({ challengeId })}>Add a finding</Button> : undefined
        }
      >
        Findings
      </PageHeading>
      <FindingsTabs challengeId={challengeId} current="findings">
        {total === 0 ? (
          <EmptyState
            title="No findings yet"
            action={
              mayWrite ? (
                <Button href={to.findings.newFinding({ challengeId })}>Add the first finding</Button>
              ) : undefined
            }
          >
            A finding is a judgement of the team under a theme: a strength or an area for improvement. Write
            its headline, then tick the notes it stands on.
          </EmptyState>
        ) : (
          <StatStrip
            stats={[
              { label: FINDING_KIND_NAMES.strength.many, value: counts[0] },
              { label: FINDING_KIND_NAMES.improvement.many, value: counts[1] },
              { label: "Agreed by the team", value: agreed, note: `of ${total}` },
              { label: "With something to check", value: toCheck },
            ]}
          />
        )}
        {themes.map((theme) => (
          <section key={theme.id} aria-labelledby={`theme-${theme.number}`}>
            <h2 className="govuk-heading-l" id={`theme-${theme.number}`}>
              {theme.number} {theme.title}
            </h2>
            {theme.groups.map(({ kind, findings }) => (
              <div key={kind}>
                <h3 className="govuk-heading-m">{FINDING_KIND_NAMES[kind].many}</h3>
                {findings.length === 0 ? (
                  <p className="govuk-body">None written yet.</p>
                ) : (
                  findings.map((finding, index) => (
                    <Card
                      key={finding.id}
                      headingLevel={4}
                      title={
                        <TextLink
                          href={to.findings.finding({ challengeId, findingId: finding.id })}
                          noVisitedState
                        >
                          {finding.headline}
                        </TextLink>
                      }
                      tag={<FindingStatusTag status={finding.status} />}
                      footer={
                        mayWrite ? (
                          <MoveButtons
                            id={finding.id}
                            what={`“${finding.headline}”`}
                            isFirst={index === 0}
                            isLast={index === findings.length - 1}
                          />
                        ) : undefined
                      }
                    >
                      <WeightLines weight={finding.weight} />
                      {finding.recommendations.length === 0 ? null : (
                        <p>
                          Addressed by{" "}
                          {finding.recommendations.map(({ id, number }, place) => (
                            <span key={id}>
                              {place > 0 ? ", " : ""}
                              <TextLink
                                href={to.findings.recommendation({ challengeId, recommendationId: id })}
                                noVisitedState
                              >
                                recommendation {number}
                              </TextLink>
                            </span>
                          ))}
                          .
                        </p>
                      )}
                    </Card>
                  ))
                )}
              </div>
            ))}
            {mayWrite ? (
              <p className="govuk-body">
                <TextLink href={to.findings.newFinding({ challengeId }, { theme: theme.id })} noVisitedState>
                  Add a finding<span className="govuk-visually-hidden"> under theme {theme.number}</span>
                </TextLink>
              </p>
            ) : null}
          </section>
        ))}
        {total === 0 ? null : <AttributionRule rule={ATTRIBUTION_RULE} />}
      </FindingsTabs>
    </>
  );
}
