import { to } from "#app/addresses.ts";
import { StatStrip } from "#app/govuk/display/stat-strip.tsx";
import { RATING_RULES, type Rating, wholeShares } from "../ratings.ts";

interface PlanFiguresProps {
  figures: { total: number; overdue: number; byRating: readonly { rating: Rating; count: number }[] };
  challengeId: string;
}

/** How many actions there are, their share by rating, and how many are overdue. */
export function PlanFigures({ figures, challengeId }: PlanFiguresProps) {
  const { total, overdue, byRating } = figures;
  if (total === 0) return null;
  const shares = wholeShares(byRating.map(({ count }) => count));
  return (
    <StatStrip
      stats={[
        { label: "Actions", value: total },
        ...byRating.map(({ rating, count }, place) => ({
          label: RATING_RULES[rating].name,
          value: count,
          note: `${shares[place]}%`,
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
