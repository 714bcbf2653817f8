import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { MarkdownBody } from "#app/govuk/display/markdown-body.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { renderDocumentParts } from "#app/word/document-to-html.server.ts";
import { ContentsOf } from "../components/contents-of.tsx";
import { composeWorkingCopy } from "../document.server.ts";

export const loader = guarded({ permission: "report.draft" }, async ({ permit, now }) => {
  const document = await composeWorkingCopy(permit, now);
  const { html, headings } = renderDocumentParts(document);
  return {
    challenge: permit.challengeTitle,
    back: to.report.front(permit),
    title: document.title,
    status: document.statusText,
    html,
    headings,
    wordHref: to.report.workingCopyWord(permit),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Working copy of the report", { challenge: data?.challenge }) },
];

export default function PreviewPage() {
  const { title, status, html, headings, wordHref, back, challenge } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        caption={status}
        lead={challenge}
        actions={
          <Button href={wordHref} variant="secondary" reloadDocument>
            Download as Word
          </Button>
        }
      >
        {title}
      </PageHeading>
      <ContentsOf headings={headings} />
      <MarkdownBody html={html} />
      <p className="govuk-body">
        <TextLink href={back}>Back to the report</TextLink>
      </p>
    </>
  );
}
