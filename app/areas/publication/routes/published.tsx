import { data, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { open } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { MarkdownBody } from "#app/govuk/display/markdown-body.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";
import type { DrawnOnce } from "#app/platform/drawn-once.ts";
import { AppError } from "#app/platform/errors.ts";
import { DocumentContents } from "../components/document-contents.tsx";
import { PublicPage } from "../components/public-page.tsx";
import { readPublished, readWithdrawn } from "../public-store.server.ts";

export const loader = open(
  { at: to.publication.published, why: "Published documents are for everybody." },
  async ({ params, now }) => {
    const slug = params.slug;
    const page = await readPublished(slug, now);
    if (page === null) {
      const withdrawn = await readWithdrawn(slug);
      if (withdrawn === null) {
        throw new AppError("not-found", "There is no published document at this address.");
      }
      const { title, reason } = withdrawn;
      const day = formatDay(dayOf(withdrawn.withdrawnAt));
      return data({ state: "withdrawn" as const, title, reason, day }, { status: 410 });
    }
    return data({
      state: "published" as const,
      title: page.title,
      subtitle: page.dateText,
      issuedBy: page.organisation,
      councils: page.councils.join(" and "),
      version: `Version ${page.number}, ${formatDay(dayOf(page.issuedAt))}`,
      published: formatDay(dayOf(page.releasedAt)),
      wordHref: to.publication.publishedWord({ slug }),
      wordSize: `${Math.max(1, Math.round(page.byteLength / 1024))} KB`,
      html: page.html,
      headings: page.headings,
      beside: page.beside,
    });
  },
);

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: pageTitle(page?.title ?? "Published document") },
  ...(page?.state === "withdrawn" ? [{ name: "robots", content: "noindex" }] : []),
];

/** The page is the same for everybody, and kept as it is drawn. */
export const handle: DrawnOnce = { drawnOnce: true };

export default function PublishedPage() {
  const page = useLoaderData<typeof loader>();
  if (page.state === "withdrawn") {
    return (
      <PublicPage>
        <PageHeading caption={page.title}>This document has been withdrawn</PageHeading>
        <p className="govuk-body">It was withdrawn on {page.day}. The reason given is:</p>
        <div className="govuk-inset-text cpc-note__text">{page.reason}</div>
        <p className="govuk-body">
          <TextLink href={to.publication.welcome()}>All published documents</TextLink>
        </p>
      </PublicPage>
    );
  }
  return (
    <PublicPage>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageHeading lead={page.subtitle}>{page.title}</PageHeading>
          <SummaryList
            rows={[
              { key: "Issued by", value: page.issuedBy },
              { key: "About", value: page.councils },
              { key: "Version", value: page.version },
              { key: "Published", value: page.published },
            ]}
          />
          <ButtonGroup>
            <Button href={page.wordHref} variant="secondary" reloadDocument>
              Download as Word ({page.wordSize})
            </Button>
          </ButtonGroup>
          <DocumentContents headings={page.headings} />
          <article aria-label={page.title}>
            <MarkdownBody html={page.html} />
          </article>
          {page.beside.length === 0 ? null : (
            <>
              <h2 className="govuk-heading-m">Published from the same challenge</h2>
              <ul className="govuk-list">
                {page.beside.map((other) => (
                  <li key={other.slug}>
                    <TextLink href={to.publication.published({ slug: other.slug })}>{other.title}</TextLink>
                  </li>
                ))}
              </ul>
            </>
          )}
          <p className="govuk-body">
            <a className="govuk-link" href="#main-content">
              Back to the top
            </a>
          </p>
        </div>
      </div>
    </PublicPage>
  );
}
