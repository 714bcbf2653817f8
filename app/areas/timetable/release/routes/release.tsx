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
  { at: to.timetable.release, permission: "timetable.read" },
  async ({ permit, params }) => ({
    ...(await readIssuedPage(permit, params.versionId, "timetable", permit.visitId)),
    back: to.timetable.releases(permit),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.title ?? "Released timetable", { challenge: data?.challenge }) },
];

export default function ReleasePage() {
  const { title, status, html, wordHref, back } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={back}>Back to released versions</BackLink>
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
