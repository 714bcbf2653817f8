import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { MarkdownBody } from "#app/govuk/display/markdown-body.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { readIssuedPage } from "#app/issue/read-issued-page.server.ts";

export const loader = guarded(
  { at: to.preparation.statement, permission: "statement.read" },
  async ({ permit, params }) => ({
    ...(await readIssuedPage(permit, params.versionId, "position-statement")),
    back: to.preparation.front(permit),
  }),
);

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
