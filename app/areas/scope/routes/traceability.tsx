import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { StatStrip } from "#app/govuk/display/stat-strip.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { FilterBar } from "#app/govuk/form/filter-bar.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { Tabs } from "#app/govuk/navigation/tabs.tsx";
import { ClauseTable, PromptTable } from "../components/trace-tables.tsx";
import { listClauses, listSources, readThemes } from "../store.server.ts";
import { readTraceAddress, traceQuery } from "../trace-filter.ts";
import { filterTraceability, traceability } from "../traceability.ts";

export const loader = guarded({ permission: "scope.read" }, async ({ permit, url }) => {
  const [themes, clauses, sources] = await Promise.all([
    readThemes(permit),
    listClauses(permit),
    listSources(permit),
  ]);
  const { view, filter } = readTraceAddress(url.searchParams);
  const all = traceability(themes, clauses);
  const shown = filterTraceability(all, filter);
  return {
    challengeId: permit.challengeId,
    challenge: permit.challengeTitle,
    mayEdit: permit.may("scope.edit"),
    view,
    filter,
    hasClauses: clauses.length > 0,
    themes: themes.map(({ number, title }) => ({ number, title })),
    sources: sources.filter((source) => source.clauses > 0).map(({ id, title }) => ({ id, title })),
    figures: {
      prompts: all.prompts.length,
      untraced: all.untracedPrompts.length,
      testable: all.clauses.filter((row) => row.clause.isTestable).length,
      unused: all.unusedClauses.length,
      unusedRedLines: all.unusedClauses.filter((row) => row.clause.isRedLine).length,
    },
    // Only what the view shows is sent.
    prompts: view === "prompts" ? shown.prompts.map(({ prompt, theme }) => ({ prompt, theme })) : [],
    clauses: view === "clauses" ? shown.clauses : [],
    untraced: view === "gaps" ? shown.untracedPrompts : [],
    unused: view === "gaps" ? shown.unusedClauses : [],
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Traceability", { challenge: data?.challenge }) },
];

export default function TraceabilityPage() {
  const page = useLoaderData<typeof loader>();
  const { challengeId, view, filter, figures, mayEdit } = page;
  const address = to.scope.traceability({ challengeId });
  const isFiltered = filter.theme !== null || filter.sourceDocumentId !== null || filter.words !== "";
  if (!page.hasClauses) {
    return (
      <>
        <BackLink href={to.scope.front({ challengeId })}>Scope</BackLink>
        <PageHeading>Traceability</PageHeading>
        <EmptyState
          title="No clauses yet"
          action={
            mayEdit ? <Button href={to.scope.sources({ challengeId })}>Add a document</Button> : undefined
          }
        >
          Prompts are traced to the clauses of a memorandum or another document. None has been added.
        </EmptyState>
      </>
    );
  }
  const redLines = page.unused.filter((row) => row.clause.isRedLine);
  const others = page.unused.filter((row) => !row.clause.isRedLine);
  return (
    <>
      <BackLink href={to.scope.front({ challengeId })}>Scope</BackLink>
      <PageHeading
        lead="Which clause each prompt is drawn from, which prompts test each clause, and what neither side covers."
        actions={
          <Button href={to.scope.traceabilityCsv({ challengeId })} variant="secondary" reloadDocument>
            Download as CSV
          </Button>
        }
      >
        Traceability
      </PageHeading>
      <StatStrip
        stats={[
          { label: "Prompts", value: figures.prompts, note: "nested ones too" },
          {
            label: "Traced to no clause",
            value: figures.untraced,
            href: to.scope.traceability({ challengeId }, { view: "gaps" }),
          },
          {
            label: "Testable clauses no prompt uses",
            value: figures.unused,
            note: `of ${figures.testable}`,
            href: to.scope.traceability({ challengeId }, { view: "gaps" }),
          },
          {
            label: "Red lines no prompt uses",
            value: figures.unusedRedLines,
            href: to.scope.traceability({ challengeId }, { view: "gaps" }),
          },
        ]}
      />
      <FilterBar
        label="Filter prompts and clauses"
        action={address}
        clearHref={isFiltered ? to.scope.traceability({ challengeId }, { view }) : undefined}
      >
        <input type="hidden" name="view" value={view} />
        <Select
          name="theme"
          label="Theme"
          defaultValue={String(filter.theme ?? "")}
          items={[
            { value: "", text: "All themes" },
            ...page.themes.map((theme) => ({
              value: String(theme.number),
              text: `${theme.number}. ${theme.title}`,
            })),
          ]}
        />
        {page.sources.length < 2 ? null : (
          <Select
            name="source"
            label="Document"
            defaultValue={filter.sourceDocumentId ?? ""}
            items={[
              { value: "", text: "All documents" },
              ...page.sources.map((source) => ({ value: source.id, text: source.title.slice(0, 60) })),
            ]}
          />
        )}
        <TextInput name="words" label="Holds the words" defaultValue={filter.words} width={20} />
      </FilterBar>
      <Tabs
        title="Ways to read it"
        items={[
          {
            label: "Prompts to clauses",
            href: to.scope.traceability({ challengeId }, traceQuery("prompts", filter)),
            current: view === "prompts",
          },
          {
            label: "Clauses to prompts",
            href: to.scope.traceability({ challengeId }, traceQuery("clauses", filter)),
            current: view === "clauses",
          },
          {
            label: "Gaps",
            href: to.scope.traceability({ challengeId }, traceQuery("gaps", filter)),
            current: view === "gaps",
          },
        ]}
      >
        {view === "prompts" ? (
          <>
            <h2 className="govuk-heading-m">Prompts to clauses</h2>
            <PromptTable
              challengeId={challengeId}
              mayEdit={mayEdit}
              caption="Prompts to clauses"
              rows={page.prompts}
            />
          </>
        ) : null}
        {view === "clauses" ? (
          <>
            <h2 className="govuk-heading-m">Clauses to prompts</h2>
            <ClauseTable challengeId={challengeId} caption="Clauses to prompts" rows={page.clauses} />
          </>
        ) : null}
        {view === "gaps" ? (
          <>
            <h2 className="govuk-heading-m">Prompts with no clause</h2>
            <PromptTable
              challengeId={challengeId}
              mayEdit={mayEdit}
              caption="Prompts with no clause"
              rows={page.untraced}
            />
            <h2 className="govuk-heading-m">Red lines no prompt uses</h2>
            <ClauseTable challengeId={challengeId} caption="Red lines no prompt uses" rows={redLines} />
            <h2 className="govuk-heading-m">Other testable clauses no prompt uses</h2>
            <ClauseTable
              challengeId={challengeId}
              caption="Other testable clauses no prompt uses"
              rows={others}
            />
          </>
        ) : null}
      </Tabs>
    </>
  );
}
