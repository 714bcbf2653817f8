import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import type { ActionRow } from "../plan-view.server.ts";
import { RatingTag } from "./rating-tag.tsx";

interface ActionFactsProps {
  action: ActionRow;
  recommendation: string;
  successMeasure: string;
}

/** What an action is, who does it and where it stands. */
export function ActionFacts({ action, recommendation, successMeasure }: ActionFactsProps) {
  const due = action.due === "" ? "No date yet" : action.due;
  return (
    <SummaryList
      rows={[
        { key: "Recommendation", value: recommendation },
        { key: "Accountable", value: action.accountableName || "Nobody named" },
        { key: "Responsible", value: action.ownerName || "Nobody named" },
        { key: "Timescale", value: action.isOverdue ? <strong>{due}, overdue</strong> : due },
        { key: "Measure of success", value: successMeasure || "None written yet" },
        {
          key: "Rating",
          value: (
            <>
              <RatingTag rating={action.rating} />
              {action.mismatch === null ? null : <span className="govuk-hint">{action.mismatch}</span>}
            </>
          ),
        },
      ]}
    />
  );
}
