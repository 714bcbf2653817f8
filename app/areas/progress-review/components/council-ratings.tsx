import { RatingTag } from "#app/areas/action-plan/components/rating-tag.tsx";
import type { RatingShare } from "#app/areas/action-plan/ratings.ts";
import { Table } from "#app/govuk/display/table.tsx";

interface CouncilRatingsProps {
  councilName: string;
  total: number;
  byRating: readonly RatingShare[];
}

/** Where the actions of one council stand, by its own ratings. */
export function CouncilRatingsTable({ councilName, total, byRating }: CouncilRatingsProps) {
  return (
    <Table
      caption={`${councilName}: ${total} ${total === 1 ? "action" : "actions"}`}
      captionSize="s"
      columns={[
        { header: "Rating" },
        { header: "Actions", numeric: true },
        { header: "Share", numeric: true },
      ]}
      rowKeys={byRating.map(({ rating }) => rating)}
      rows={byRating.map(({ rating, count, share }) => [
        <span key="rating">
          <RatingTag rating={rating} />
        </span>,
        count,
        `${share}%`,
      ])}
    />
  );
}
