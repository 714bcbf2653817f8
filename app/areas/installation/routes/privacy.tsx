import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { open } from "#app/access/guard.server.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { MarkdownBody } from "#app/govuk/display/markdown-body.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { formatInstant } from "#app/platform/days.ts";
import { renderMarkdown } from "#app/platform/text/markdown.server.ts";
import { readPrivacyNotice } from "../store.server.ts";

export const loader = open({ why: "A privacy notice is for everybody." }, async () => {
  const { text, writtenAt } = await readPrivacyNotice();
  return {
    html: renderMarkdown(text),
    since: writtenAt === null ? null : formatInstant(writtenAt),
  };
});

export const meta: MetaFunction = () => [{ title: pageTitle("Privacy notice") }];

export default function PrivacyPage() {
  const { html, since } = useLoaderData<typeof loader>();
  return (
    <div className="govuk-width-container">
      <main className="govuk-main-wrapper cpc-public" id="main-content">
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-two-thirds">
            <PageHeading lead="What is held about you here, what it is used for, and what you can ask for.">
              Privacy notice
            </PageHeading>
            {since === null ? (
              <InsetText>
                This is the text that comes with the workspace. The organisation that runs it has not
                confirmed it yet, and what only it knows is missing in square brackets.
              </InsetText>
            ) : null}
            <MarkdownBody html={html} />
            {since === null ? null : <p className="govuk-body">In force since {since}.</p>}
          </div>
        </div>
      </main>
    </div>
  );
}
