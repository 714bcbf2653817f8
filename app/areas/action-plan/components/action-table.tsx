import { RatingTag } from "#app/govuk/rating-tag.tsx";
import { Table } from "#app/govuk/table.tsx";
import { TextLink } from "#app/govuk/text-link.tsx";
import type { ActionRow } from "../plan-view.server.ts";

interface ActionTableProps {
  caption: string;
  actions: readonly ActionRow[];
  /** Where an action's page is, its id to be added. */
  base: string;
}

/** Actions with who does them, by when, where they stand and what was last reported. */
export function ActionTable({ caption, actions, base }: ActionTableProps) {
  return (
    <Table
      caption={caption}
      captionHidden
      scrollable
      dense
      columns={[
        { header: "No." },
        { header: "Action", className: "govuk-!-width-one-third" },
        { header: "Who" },
        { header: "Due" },
        { header: "Rating" },
        { header: "Latest update", className: "govuk-!-width-one-quarter" },
      ]}
      rowKeys={actions.map((action) => action.id)}
      rows={actions.map((action) => [
        action.ref,
        <TextLink key="text" href={`${base}/${action.id}`} noVisitedState>
          {action.text}
        </TextLink>,
        <Who key="who" action={action} />,
        <Due key="due" action={action} />,
        <span key="rating">
          <RatingTag rating={action.rating} />
          {action.mismatch === null ? null : <span className="govuk-hint">{action.mismatch}</span>}
        </span>,
        action.update === null ? (
          <span key="update" className="govuk-hint">
            Nothing reported yet
          </span>
        ) : (
          <span key="update">
            {action.update} <span className="govuk-hint">{action.updatedOn}</span>
          </span>
        ),
      ])}
    />
  );
}

function Who({ action }: { action: ActionRow }) {
  return (
    <>
      {action.ownerName === "" ? <em>Nobody yet</em> : action.ownerName}
      {action.accountableName === "" ? null : (
        <span className="govuk-hint">{action.accountableName} is accountable</span>
      )}
    </>
  );
}

function Due({ action }: { action: ActionRow }) {
  if (action.due === "") return <em>No date</em>;
  return action.isOverdue ? <strong>{action.due}, overdue</strong> : action.due;
}
