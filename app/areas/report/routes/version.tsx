import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { MarkdownBody } from "#app/govuk/display/markdown-body.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { readIssuedVersion } from "#app/issue/issued-versions.server.ts";
import { formatInstant } from "#app/platform/days.ts";
import { AppError } from "#app/platform/errors.ts";
import { renderDocumentParts } from "#app/word/document-to-html.server.ts";
import { ContentsOf } from "../components/contents-of.tsx";

export const loader = guarded(
  { at: to.report.version, permission: "report.read" },
  async ({ permit, params }) => {
    const version = await readIssuedVersion(permit, params.versionId);
    if (version.kind !== "report") throw new AppError("not-found", "There is no such version of the report.");
    const { html, headings } = renderDocumentParts(version.document);
    return {
      challenge: permit.challengeTitle,
      back: to.report.front(permit),
      title: version.title,
      status: version.document.statusText,
      issued: `Issued ${formatInstant(version.issuedAt)} by ${version.issuedByName}.`,
      html,
      headings,
      wordHref: to.challenge.issuedWord({ challengeId: permit.challengeId, versionId: version.id }),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: pageTitle(data === undefined ? "Report" : `${data.title}, ${data.status}`, {
      challenge: data?.challenge,
    }),
  },
];

export default function ReportVersionPage() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        caption={page.status}
        lead={page.challenge}
        actions={
          <Button href={page.wordHref} variant="secondary" reloadDocument>
            Download as Word
          </Button>
        }
      >
        {page.title}
      </PageHeading>
      <p className="govuk-body">{page.issued}</p>
      <ContentsOf headings={page.headings} />
      <MarkdownBody html={page.html} />
      <p className="govuk-body">
        <TextLink href={page.back}>Back to the report</TextLink>
      </p>
    </>
  );
}
