import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { MarkdownBody } from "#app/govuk/display/markdown-body.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { readIssuedPage } from "#app/issue/read-issued-page.server.ts";

export const loader = guarded(
  { at: to.scope.version, permission: "scope.read" },
  async ({ permit, params }) => ({
    ...(await readIssuedPage(permit, params.versionId, "scope")),
    back: to.scope.front(permit),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.title ?? "Scope", { challenge: data?.challenge }) },
];

export default function ScopeVersionPage() {
  const { title, status, html, wordHref, back } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={back}>Scope</BackLink>
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
    </>
  );
}
