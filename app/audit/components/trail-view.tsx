import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { FilterBar } from "#app/govuk/form/filter-bar.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { pageLinks } from "#app/govuk/navigation/page-links.ts";
import { Pagination } from "#app/govuk/navigation/pagination.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { type TrailQuery, trailQuery } from "../trail-filter.ts";
import type { TrailPage } from "../trail-page.ts";

interface TrailViewProps {
  page: TrailPage;
  /** The address of a page of the trail with a query, and of the file of all that fits. */
  hrefOf: (query: TrailQuery) => string;
  csvHref: string;
}

/** A trail with its filters, a link to take it away as a file, and its pages. */
export function TrailView({ page, hrefOf, csvHref }: TrailViewProps) {
  const { filter, lines, total, pages, types } = page;
  const isFiltered = [filter.type, filter.person, filter.from, filter.to].some((each) => each !== undefined);
  return (
    <>
      <FilterBar label="Filter events" submitText="Show" clearHref={isFiltered ? hrefOf({}) : undefined}>
        <Select
          name="type"
          label="Kind of event"
          defaultValue={filter.type ?? ""}
          items={[{ value: "", text: "All" }, ...types]}
        />
        <TextInput name="person" label="Name contains" defaultValue={filter.person ?? ""} width={10} />
        <TextInput name="from" label="From" type="date" defaultValue={filter.from ?? ""} width={10} />
        <TextInput name="to" label="To" type="date" defaultValue={filter.to ?? ""} width={10} />
      </FilterBar>
      <p className="govuk-body">
        {total === 1 ? "1 event" : `${total} events`}
        {pages > 1 ? `, page ${filter.page} of ${pages}` : ""}.{" "}
        {total === 0 ? null : (
          <TextLink href={csvHref} reloadDocument>
            Take them away as a spreadsheet (CSV)
          </TextLink>
        )}
      </p>
      {lines.length === 0 ? (
        <EmptyState title="No such events">Nothing of this kind has happened.</EmptyState>
      ) : (
        <Table
          caption="Events, newest first"
          captionHidden
          scrollable
          dense
          columns={["When", "Who", "What", "Details"].map((header) => ({ header }))}
          rowKeys={lines.map((line) => line.id)}
          rows={lines.map((line) => [
            line.at,
            line.actorName,
            line.means,
            { content: line.details.join(", "), className: "cpc-table__long-words" },
          ])}
        />
      )}
      <Pagination
        {...pageLinks({ page: filter.page, pages, hrefOf: (number) => hrefOf(trailQuery(filter, number)) })}
      />
    </>
  );
}
