import { to } from "#app/addresses.ts";
import { StatStrip } from "#app/govuk/display/stat-strip.tsx";
import { RATING_RULES, type RatingShare } from "../ratings.ts";

interface PlanFiguresProps {
  figures: { total: number; overdue: number; byRating: readonly RatingShare[] };
  challengeId: string;
}

/** How many actions there are, their share by rating, and how many are overdue. */
export function PlanFigures({ figures, challengeId }: PlanFiguresProps) {
  const { total, overdue, byRating } = figures;
  if (total === 0) return null;
  return (
    <StatStrip
      stats={[
        { label: "Actions", value: total },
        ...byRating.map(({ rating, count, share }) => ({
          label: RATING_RULES[rating].name,
          value: count,
          note: `${share}%`,
          href: to.actionPlan.front({ challengeId }, { rating }),
        })),
        {
          label: "Overdue",
          value: overdue,
          href: overdue === 0 ? undefined : to.actionPlan.front({ challengeId }, { overdue: "yes" }),
        },
      ]}
    />
  );
}
