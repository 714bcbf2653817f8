import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { ActionRow } from "../plan-view.server.ts";
import { RatingTag } from "./rating-tag.tsx";

interface ActionListProps {
  /** Read out as the name of the list. */
  label: string;
  actions: readonly ActionRow[];
  /** The address of an action's page, by its id. */
  hrefOf: (actionId: string) => string;
}

/** Actions with who does them, by when, where they stand and what was last reported; one below the other on a phone. */
export function ActionList({ label, actions, hrefOf }: ActionListProps) {
  return (
    <ul className="cpc-actions" aria-label={label}>
      {actions.map((action) => (
        <li key={action.id} className="cpc-actions__item">
          <span className="cpc-actions__number">
            <VisuallyHidden>Action </VisuallyHidden>
            {action.ref}
          </span>
          <div>
            <TextLink href={hrefOf(action.id)} noVisitedState>
              {action.text}
            </TextLink>
            <span className="cpc-actions__small">
              {action.update === null ? "Nothing reported yet" : `${action.updatedOn}: ${action.update}`}
            </span>
          </div>
          <div>
            {action.ownerName === "" ? <em>Nobody responsible yet</em> : action.ownerName}
            {action.accountableName === "" ? null : (
              <span className="cpc-actions__small">Accountable: {action.accountableName}</span>
            )}
          </div>
          <div>
            <RatingTag rating={action.rating} />
            <span className="cpc-actions__small">
              {action.due === "" ? "No date" : `Due ${action.due}`}
              {action.isOverdue ? <strong>, overdue</strong> : null}
            </span>
            {action.mismatch === null ? null : <span className="cpc-actions__small">{action.mismatch}</span>}
          </div>
        </li>
      ))}
    </ul>
  );
}
