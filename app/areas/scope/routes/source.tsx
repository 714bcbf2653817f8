import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatDay } from "#app/platform/day-words.ts";
import { formatInstant } from "#app/platform/days.ts";
import { AppError } from "#app/platform/errors.ts";
import { ClauseOutline } from "../components/clause-outline.tsx";
import { SourceFacts, type SourceFactsProps } from "../components/source-facts.tsx";
import type { SourceReading } from "../import/source-reading.ts";
import { SOURCE_KIND_NAMES, STANDING_NAMES } from "../scope-record.ts";
import { listClauses, listSources, readSourceReading, readThemes } from "../store.server.ts";
import { traceability } from "../traceability.ts";

export const loader = guarded(
  { at: to.scope.source, permission: "scope.read" },
  async ({ permit, params }) => {
    const id = params.sourceDocumentId;
    const [sources, reading, themes, clauses] = await Promise.all([
      listSources(permit),
      readSourceReading(permit, id),
      readThemes(permit),
      listClauses(permit, id),
    ]);
    const source = sources.find((candidate) => candidate.id === id);
    if (source === undefined) throw new AppError("not-found", "There is no such document in this challenge.");
    return {
      challengeId: permit.challengeId,
      challenge: permit.challengeTitle,
      facts: reading === null ? null : factsOf(reading),
      source: { ...source, kind: SOURCE_KIND_NAMES[source.kind], addedAt: formatInstant(source.addedAt) },
      rows: traceability(themes, clauses).clauses,
    };
  },
);

function factsOf({ parties, signatories, date, standing }: SourceReading): SourceFactsProps {
  return {
    parties,
    signatories: signatories.map(({ name, post }) => `${name}, ${post}`),
    date: date === null ? null : date.day === null ? `Incomplete: “${date.words}”` : formatDay(date.day),
    standing: standing.length === 0 ? null : standing.map((one) => STANDING_NAMES[one]).join(", "),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.source.title ?? "Source document", { challenge: data?.challenge }) },
];

export default function SourcePage() {
  const { challengeId, source, rows, facts } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={to.scope.sources({ challengeId })}>Source documents</BackLink>
      <PageHeading caption={source.kind}>{source.title}</PageHeading>
      <p className="govuk-body">
        Added {source.addedAt}.{" "}
        {source.hasFile ? (
          <TextLink href={to.scope.sourceFile({ challengeId, sourceDocumentId: source.id })} reloadDocument>
            Download {source.fileName}
          </TextLink>
        ) : null}
      </p>
      {facts === null ? null : <SourceFacts {...facts} />}
      {rows.length === 0 ? (
        <p className="govuk-body">
          What the letter says is in the scope, the peer team and the key dates. It has no clauses to trace
          to.
        </p>
      ) : (
        <ClauseOutline challengeId={challengeId} rows={rows} />
      )}
    </>
  );
}
