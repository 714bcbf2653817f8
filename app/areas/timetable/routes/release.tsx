import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { readIssuedVersion } from "#app/areas/challenge/issued-versions.server.ts";
import { BackLink } from "#app/govuk/back-link.tsx";
import { Button } from "#app/govuk/button.tsx";
import { MarkdownBody } from "#app/govuk/markdown-body.tsx";
import { PageHeading } from "#app/govuk/page-heading.tsx";
import { pageTitle } from "#app/govuk/page-title.ts";
import { AppError } from "#app/platform/errors.ts";
import { renderDocument } from "#app/word/document-to-html.server.ts";

export const loader = guarded({ permission: "timetable.read" }, async ({ scope, params }) => {
  const version = await readIssuedVersion(scope, params.versionId ?? "");
  if (version.kind !== "timetable") throw new AppError("not-found", "There is no such version.");
  return {
    challenge: scope.challengeTitle,
    back: `/challenges/${scope.challengeId}/timetable/releases`,
    title: version.title,
    status: version.document.statusText,
    html: renderDocument(version.document),
    wordHref: `/challenges/${scope.challengeId}/issued/${version.id}/word`,
  };
});

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
