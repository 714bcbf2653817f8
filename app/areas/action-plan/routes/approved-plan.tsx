import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { listCouncils } from "#app/areas/challenge/read-challenge.server.ts";
import { MarkdownBody } from "#app/govuk/display/markdown-body.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { renderDocument } from "#app/word/document-to-html.server.ts";
import { readApprovedPlan } from "../read-approved-plans.server.ts";

export const loader = guarded(
  { at: to.actionPlan.approvedPlan, permission: "plan.read" },
  async ({ permit, params }) => {
    const { id, council, document } = await readApprovedPlan(permit, params.versionId);
    return {
      challenge: permit.challengeTitle,
      back: to.actionPlan.front(permit),
      council,
      others:
        (await listCouncils(permit)).length > 1 ? "and the councils of this challenge" : "and the council",
      status: document.statusText,
      html: renderDocument(document),
      wordHref: to.challenge.issuedWord({ challengeId: permit.challengeId, versionId: id }),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(`Action plan of ${data?.council ?? "the council"}`, { challenge: data?.challenge }) },
];

export default function ApprovedPlanPage() {
  const { council, others, status, html, wordHref, back } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={back}>Back to the action plan</BackLink>
      <PageHeading
        caption={status}
        actions={
          <Button href={wordHref} variant="secondary" reloadDocument>
            Download as Word
          </Button>
        }
      >
        Action plan of {council}
      </PageHeading>
      <p className="govuk-body">
        The peer team {others} read an approved plan here, also before it is published. It is public once it
        is published.
      </p>
      <div className="cpc-wide-document">
        <MarkdownBody html={html} />
      </div>
    </>
  );
}
