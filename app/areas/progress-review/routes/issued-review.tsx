import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { MarkdownBody } from "#app/govuk/display/markdown-body.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { renderDocument } from "#app/word/document-to-html.server.ts";
import { readIssuedReview } from "../read-issued-reviews.server.ts";

export const loader = guarded(
  { at: to.progressReview.issuedReview, permission: "review.read" },
  async ({ permit, params }) => {
    const { id, title, document } = await readIssuedReview(permit, params.versionId);
    return {
      challenge: permit.challengeTitle,
      back: to.progressReview.front(permit),
      title,
      status: document.statusText,
      lead: document.dateText,
      html: renderDocument(document),
      wordHref: to.challenge.issuedWord({ challengeId: permit.challengeId, versionId: id }),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.title ?? "Progress review report", { challenge: data?.challenge }) },
];

export default function IssuedReviewPage() {
  const { title, status, lead, html, wordHref, back } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={back}>Back to the progress review</BackLink>
      <PageHeading
        caption={status}
        lead={lead === "" ? undefined : lead}
        actions={
          <Button href={wordHref} variant="secondary" reloadDocument>
            Download as Word
          </Button>
        }
      >
        {title}
      </PageHeading>
      <MarkdownBody html={html} />
    </>
  );
}
