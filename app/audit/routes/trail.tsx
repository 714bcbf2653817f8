import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { EmptyState } from "#app/govuk/empty-state.tsx";
import { FilterBar } from "#app/govuk/filter-bar.tsx";
import { PageHeading } from "#app/govuk/page-heading.tsx";
import { pageLinks } from "#app/govuk/page-links.ts";
import { pageTitle } from "#app/govuk/page-title.ts";
import { Pagination } from "#app/govuk/pagination.tsx";
import { Select } from "#app/govuk/select.tsx";
import { Table } from "#app/govuk/table.tsx";
import { formatInstant } from "#app/platform/days.ts";
import { EVENT_SHAPES, type EventType } from "../events.ts";
import { listTrail, TRAIL_PAGE_SIZE } from "../store.server.ts";

export const loader = guarded({ permission: "audit.read" }, async ({ scope, url }) => {
  const asked = url.searchParams.get("type") ?? "";
  const type = Object.hasOwn(EVENT_SHAPES, asked) ? (asked as EventType) : undefined;
  const page = Math.max(1, Math.trunc(Number(url.searchParams.get("page") ?? "1")) || 1);
  const { lines, total } = await listTrail(scope, { type, page });
  return {
    challenge: scope.challengeTitle,
    type: type ?? "",
    page,
    pages: Math.max(1, Math.ceil(total / TRAIL_PAGE_SIZE)),
    total,
    lines: lines.map((line) => ({ ...line, at: formatInstant(line.at) })),
    types: Object.entries(EVENT_SHAPES).map(([value, { means }]) => ({ value, text: means })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Audit trail", { challenge: data?.challenge }) },
];

export default function TrailPage() {
  const { type, types, page, pages, total, lines } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading lead="Who did what in this challenge, and what was refused. Nothing here can be changed or removed.">
        Audit trail
      </PageHeading>
      <FilterBar label="Filter events" submitText="Show" clearHref={type === "" ? undefined : "?"}>
        <Select
          name="type"
          label="Kind of event"
          defaultValue={type}
          items={[{ value: "", text: "All" }, ...types]}
        />
      </FilterBar>
      <p className="govuk-body">
        {total === 1 ? "1 event" : `${total} events`}
        {pages > 1 ? `, page ${page} of ${pages}` : ""}
      </p>
      {lines.length === 0 ? (
        <EmptyState title="No such events">Nothing of this kind has happened in this challenge.</EmptyState>
      ) : (
        <Table
          caption="Events, newest first"
          captionHidden
          scrollable
          dense
          columns={["When", "Who", "What", "Details"].map((header) => ({ header }))}
          rowKeys={lines.map((line) => line.id)}
          rows={lines.map((line) => [line.at, line.actorName, line.means, line.details.join(", ")])}
        />
      )}
      <Pagination {...pageLinks({ page, pages, hrefOf: (number) => `?type=${type}&page=${number}` })} />
    </>
  );
}
