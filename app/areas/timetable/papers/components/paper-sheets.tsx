import { MarkdownBody } from "#app/govuk/display/markdown-body.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { useHydrated } from "#app/govuk/use-hydrated.ts";
import type { PaperPageData } from "../paper-page.server.ts";

/** A paper on the screen as it will be printed: the sheets one below the other, each on a page of its own. */
export function PaperSheets({ paper }: { paper: PaperPageData }) {
  const canPrint = useHydrated();
  return (
    <div className={`cpc-paper cpc-paper--${paper.printedOn}`}>
      <BackLink href={paper.back}>Back to papers</BackLink>
      <div className={paper.hasCover ? "cpc-paper__cover" : "cpc-paper__head"}>
        <PageHeading
          caption={paper.challenge}
          lead={paper.standing}
          actions={
            <ButtonGroup>
              {canPrint ? (
                <Button type="button" onClick={() => window.print()}>
                  Print
                </Button>
              ) : null}
              <Button href={paper.wordHref} variant="secondary" reloadDocument>
                Word file
              </Button>
            </ButtonGroup>
          }
        >
          {paper.title}
        </PageHeading>
        <MarkdownBody html={paper.introduction} />
        {canPrint ? null : (
          <p className="govuk-body cpc-paper__screen">To print it, use Print in the menu of your browser.</p>
        )}
      </div>
      {paper.sheets.map((html, index) => (
        <section key={index} className="cpc-paper__sheet">
          <MarkdownBody html={html} />
          <p className="cpc-paper__standing">{paper.standing}</p>
        </section>
      ))}
    </div>
  );
}
