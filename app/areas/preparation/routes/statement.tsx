import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { readIssuedVersion } from "#app/areas/challenge/issued-versions.server.ts";
import { Button } from "#app/govuk/button.tsx";
import { MarkdownBody } from "#app/govuk/markdown-body.tsx";
import { PageHeading } from "#app/govuk/page-heading.tsx";
import { pageTitle } from "#app/govuk/page-title.ts";
import { TextLink } from "#app/govuk/text-link.tsx";
import { AppError } from "#app/platform/errors.ts";
import { renderDocument } from "#app/word/document-to-html.server.ts";

export const loader = guarded({ permission: "statement.read" }, async ({ scope, params }) => {
  const version = await readIssuedVersion(scope, params.versionId ?? "");
  if (version.kind !== "position-statement") throw new AppError("not-found", "There is no such version.");
  return {
    challenge: scope.challengeTitle,
    back: `/challenges/${scope.challengeId}/preparation`,
    title: version.title,
    status: version.document.statusText,
    html: renderDocument(version.document),
    wordHref: `/challenges/${scope.challengeId}/issued/${version.id}/word`,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.title ?? "Position statement", { challenge: data?.challenge }) },
];

export default function StatementPage() {
  const { title, status, html, wordHref, back } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        caption={status}
        actions={
          <Button href={wordHref} variant="secondary" reloadDocument>
            Download as Word
          </Button>
        }
      >
        {title}
      </PageHeading>
      <MarkdownBody html={html} />
      <p className="govuk-body">
        <TextLink href={back}>Back to preparation</TextLink>
      </p>
    </>
  );
}
