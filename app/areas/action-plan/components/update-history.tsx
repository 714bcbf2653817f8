import type { UpdateItem } from "../plan-view.server.ts";
import { RatingTag } from "./rating-tag.tsx";

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
        <ol className="cpc-updates" aria-label="Reports on this action, newest first">
          {updates.map((update) => (
            <li key={update.id} className="cpc-updates__item">
              <p className="cpc-updates__head">
                <RatingTag rating={update.rating} /> {update.made}
              </p>
              <p className="govuk-body">{update.text}</p>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
