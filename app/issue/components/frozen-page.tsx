import { MarkdownBody } from "#app/govuk/display/markdown-body.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import type { IssuedPage } from "../read-issued-page.server.ts";

export interface FrozenPageProps {
  /** As `readIssuedPage` read it. */
  version: Pick<IssuedPage, "title" | "status" | "html" | "wordHref">;
  back: { href: string; text: string };
}

/** The page of an issued version: its words as they were frozen, and its Word file. */
export function FrozenPage({ version: { title, status, html, wordHref }, back }: FrozenPageProps) {
  return (
    <>
      <BackLink href={back.href}>{back.text}</BackLink>
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
