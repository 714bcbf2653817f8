import { FilterBar } from "#app/govuk/form/filter-bar.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { MAIL_KINDS, MAIL_STATES } from "../kinds.ts";

interface MailFilterProps {
  status: string;
  /** Left out: not narrowed by kind. */
  kind?: string;
  /** Several drafts written together; left out or empty, nothing to choose from. */
  batches?: readonly { value: string; text: string }[];
  written?: string;
  /** The list with nothing chosen. */
  clearHref: string;
}

/** Narrows a list of messages: to a state, a kind, or those written together. */
export function MailFilterBar({ status, kind, batches = [], written = "", clearHref }: MailFilterProps) {
  const isNarrowed = status !== "" || (kind ?? "") !== "" || written !== "";
  return (
    <FilterBar label="Filter messages" submitText="Show" clearHref={isNarrowed ? clearHref : undefined}>
      <Select
        name="status"
        label="Status"
        defaultValue={status}
        items={[
          { value: "", text: "All" },
          ...Object.entries(MAIL_STATES).map(([value, text]) => ({ value, text })),
        ]}
      />
      {kind === undefined ? null : (
        <Select
          name="kind"
          label="Kind"
          defaultValue={kind}
          items={[
            { value: "", text: "All" },
            ...Object.entries(MAIL_KINDS).map(([value, text]) => ({ value, text })),
          ]}
        />
      )}
      {batches.length === 0 ? null : (
        <Select
          name="written"
          label="Written together"
          defaultValue={written}
          items={[{ value: "", text: "At any time" }, ...batches]}
        />
      )}
    </FilterBar>
  );
}
