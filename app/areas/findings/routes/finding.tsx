import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { ATTRIBUTION_RULE } from "#app/areas/evidence/attribution.ts";
import { readNoteFacts } from "#app/areas/evidence/read-notes.server.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { MarkdownBody } from "#app/govuk/display/markdown-body.tsx";
import { Notice } from "#app/govuk/display/notice.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { StandsOn } from "#app/govuk/display/stands-on.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { WordCount } from "#app/govuk/form/counted/word-count.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { formatInstant } from "#app/platform/days.ts";
import { countMarkdownWords, renderMarkdown } from "#app/platform/text/markdown.server.ts";
import { chainView } from "../chain-view.ts";
import { EvidenceChain } from "../components/chain.tsx";
import { FindingKindTag, FindingStatusTag } from "../components/finding-tags.tsx";
import { AttributionRule } from "../components/weight-notes.tsx";
import { readChain } from "../read-chain.server.ts";
import { readFinding } from "../store.server.ts";
import { weighFinding } from "../weigh-finding.ts";

export const loader = guarded(
  { at: to.findings.finding, permission: "findings.read" },
  async ({ permit, params }) => {
    const finding = await readFinding(permit, params.findingId);
    const noteIds = finding.notes.map((link) => link.noteId);
    const [facts, chain] = await Promise.all([readNoteFacts(permit, noteIds), readChain(permit, [finding])]);
    return {
      challengeId: permit.challengeId,
      title: permit.challengeTitle,
      mayWrite: permit.may("findings.write"),
      finding: {
        id: finding.id,
        headline: finding.headline,
        kind: finding.kind,
        status: finding.status,
        theme: `${finding.theme.number} ${finding.theme.title}`,
        html: renderMarkdown(finding.body, { headingBase: 3 }),
        words: countMarkdownWords(finding.body),
        saved: `${finding.updatedByName ?? "Somebody"}, ${formatInstant(finding.updatedAt)}`,
        recommendations: finding.recommendations,
      },
      weight: weighFinding(finding, facts),
      chain: chainView(chain),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.finding.headline ?? "Finding", { challenge: data?.title }) },
];

export default function FindingPage() {
  const { challengeId, mayWrite, finding, weight, chain } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={to.findings.front({ challengeId })}>All findings</BackLink>
      <PageHeading caption={finding.theme}>{finding.headline}</PageHeading>
      <p className="govuk-body">
        <FindingKindTag kind={finding.kind} /> <FindingStatusTag status={finding.status} />
      </p>
      {mayWrite ? (
        <ButtonGroup>
          <Button
            variant="secondary"
            href={to.findings.changeFinding({ challengeId, findingId: finding.id })}
          >
            Change words
          </Button>
          <Button variant="secondary" href={to.findings.findingNotes({ challengeId, findingId: finding.id })}>
            Choose notes
          </Button>
          <Button
            variant="secondary"
            href={to.findings.deleteFinding({ challengeId, findingId: finding.id })}
          >
            Delete
          </Button>
        </ButtonGroup>
      ) : null}
      {finding.html === "" ? (
        <p className="govuk-body">No text written yet.</p>
      ) : (
        <MarkdownBody html={finding.html} />
      )}
      <p className="govuk-body-s">
        <WordCount words={finding.words} />. Saved by {finding.saved}.
      </p>

      {weight.flags.length + weight.warnings.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-m">Check before it leaves the team</h2>
          {weight.flags.map((flag) => (
            <Notice key={flag.kind} tone="warning" headingLevel={3} title={flag.message}>
              Say it so that no single person can be made out, or find others who say the same.
            </Notice>
          ))}
          {weight.warnings.map((warning) => (
            <Notice key={warning.code} tone="warning" headingLevel={3} title={warning.message} />
          ))}
        </>
      )}

      <StandsOn
        heading="Recommendations that stand on it"
        headingLevel={2}
        emptyText={
          finding.kind === "improvement"
            ? "No recommendation addresses it yet."
            : "None. A strength needs no recommendation."
        }
        items={finding.recommendations.map(({ id, number, title }) => ({
          kind: `Recommendation ${number}`,
          text: title,
          href: to.findings.recommendation({ challengeId, recommendationId: id }),
        }))}
      />

      <h2 className="govuk-heading-m">What this stands on</h2>
      <p className="govuk-body">
        <strong>{weight.breadth}.</strong> {weight.words}
        {weight.byKind === "" ? "" : ` (${weight.byKind})`}.
        {weight.againstWords === null ? "" : ` ${weight.againstWords}.`}
      </p>
      <EvidenceChain challengeId={challengeId} chain={chain} />
      {weight.mention === null ? null : <InsetText>{weight.mention}</InsetText>}
      <AttributionRule rule={ATTRIBUTION_RULE} />
    </>
  );
}
