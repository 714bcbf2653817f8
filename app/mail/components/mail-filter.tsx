import { FilterBar } from "#app/govuk/filter-bar.tsx";
import { Select } from "#app/govuk/select.tsx";
import { MAIL_STATES } from "../kinds.ts";

/** Narrows a list of messages to one state. */
export function MailFilter({ status }: { status: string }) {
  return (
    <FilterBar label="Filter messages" submitText="Show" clearHref={status === "" ? undefined : "?"}>
      <Select
        name="status"
        label="State"
        defaultValue={status}
        items={[
          { value: "", text: "All" },
          ...Object.entries(MAIL_STATES).map(([value, text]) => ({ value, text })),
        ]}
      />
    </FilterBar>
  );
}
