import { FilterBar } from "#app/govuk/form/filter-bar.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import type { PlanFilter } from "../plan-filter.ts";
import { RATING_RULES, RATINGS } from "../ratings.ts";

interface PlanFilterBarProps {
  filter: PlanFilter;
  owners: readonly string[];
  clearHref: string | undefined;
}

/** What the working plan can be narrowed to. */
export function PlanFilterBar({ filter, owners, clearHref }: PlanFilterBarProps) {
  return (
    // A new key puts the boxes back to the address when "Clear" is followed without loading the page again.
    <FilterBar key={JSON.stringify(filter)} label="Filter actions" clearHref={clearHref}>
      <Select
        name="rating"
        label="Rating"
        defaultValue={filter.rating ?? ""}
        items={[
          { value: "", text: "All ratings" },
          ...RATINGS.map((value) => ({ value, text: RATING_RULES[value].name })),
        ]}
      />
      <Select
        name="owner"
        label="Responsible"
        defaultValue={filter.owner}
        items={[{ value: "", text: "Everybody" }, ...owners.map((value) => ({ value, text: value }))]}
      />
      <Select
        name="overdue"
        label="Date"
        defaultValue={filter.overdueOnly ? "yes" : ""}
        items={[
          { value: "", text: "All dates" },
          { value: "yes", text: "Overdue only" },
        ]}
      />
    </FilterBar>
  );
}
