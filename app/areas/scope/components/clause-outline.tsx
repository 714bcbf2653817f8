import { to } from "#app/addresses.ts";
import { Tag } from "#app/govuk/display/tag.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { ClauseRow } from "../traceability.ts";

export interface ClauseTreeProps {
  challengeId: string;
  /** In the order of the document, each with its depth. */
  rows: readonly ClauseRow[];
}

/** A document in its own order: each clause with its reference, and the prompts drawn from it. */
export function ClauseOutline({ challengeId, rows }: ClauseTreeProps) {
  return (
    <ol className="govuk-list cpc-clauses">
      {rows.map(({ clause, depth, prompts }) => (
        <li
          key={clause.id}
          id={`clause-${clause.id}`}
          className={`cpc-clauses__clause cpc-clauses__clause--${Math.min(depth, 4)}`}
        >
          <strong className="cpc-clauses__ref">{clause.ref}</strong>{" "}
          {clause.heading === null ? null : <strong>{clause.heading} </strong>}
          {clause.text === clause.heading ? null : clause.text}{" "}
          {clause.isRedLine ? <Tag colour="red">Red line</Tag> : null}
          {prompts.length === 0 ? (
            clause.isTestable ? (
              <div className="govuk-hint govuk-!-margin-bottom-0">No prompt uses it.</div>
            ) : null
          ) : (
            <div className="govuk-hint govuk-!-margin-bottom-0">
              Used by{" "}
              {prompts.map((prompt, index) => (
                <span key={prompt.id}>
                  {index === 0 ? null : ", "}
                  <TextLink href={to.scope.front({ challengeId }, {}, `prompt-${prompt.id}`)} noVisitedState>
                    prompt {prompt.ref}
                  </TextLink>
                </span>
              ))}
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
