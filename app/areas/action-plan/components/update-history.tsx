import { RatingTag } from "#app/govuk/rating-tag.tsx";
import { Table } from "#app/govuk/table.tsx";
import type { UpdateItem } from "../plan-view.server.ts";

/** The reports on an action, newest first. */
export function UpdateHistory({ updates }: { updates: readonly UpdateItem[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">What was reported</h2>
      {updates.length === 0 ? (
        <p className="govuk-body">
          Nothing has been reported yet. Until then the action counts as not started.
        </p>
      ) : (
        <Table
          caption="Reports on this action, newest first"
          captionHidden
          scrollable
          columns={["When and who", "Rating", "What was done"].map((header) => ({ header }))}
          rowKeys={updates.map((update) => update.id)}
          rows={updates.map((update) => [
            update.made,
            <RatingTag key="rating" rating={update.rating} />,
            update.text,
          ])}
        />
      )}
    </>
  );
}
