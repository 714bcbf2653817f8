import { to } from "#app/addresses.ts";
import { Table } from "#app/govuk/display/table.tsx";
import { Tag } from "#app/govuk/display/tag.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { ClauseRow, PromptRow } from "../traceability.ts";
import { clauseHref } from "./trace-list.tsx";

interface TraceTableProps {
  challengeId: string;
  mayEdit: boolean;
  /** Names the table for those who cannot see the heading above it. */
  caption: string;
}

/** Prompt → clauses, with the reason of each. */
export function PromptTable({
  challengeId,
  mayEdit,
  caption,
  rows,
}: TraceTableProps & { rows: readonly PromptRow[] }) {
  if (rows.length === 0) return <p className="govuk-body">No prompt fits.</p>;
  return (
    <Table
      caption={caption}
      captionHidden
      firstCellIsHeader
      scrollable
      columns={[
        { header: "Prompt", className: "govuk-!-width-one-half" },
        { header: "Drawn from" },
        ...(mayEdit ? [{ header: "Correct" }] : []),
      ]}
      rowKeys={rows.map(({ prompt }) => prompt.id)}
      rows={rows.map(({ prompt }) => [
        <span key="prompt" className="govuk-!-font-weight-regular">
          <strong>{prompt.ref}</strong> {prompt.text}
        </span>,
        prompt.traces.length === 0 ? (
          <Tag key="none" colour="yellow">
            No clause
          </Tag>
        ) : (
          <ul key="traces" className="govuk-list govuk-!-margin-bottom-0">
            {prompt.traces.map((trace) => (
              <li key={trace.clauseId}>
                <TextLink href={clauseHref(challengeId, trace)} noVisitedState>
                  Clause {trace.ref}
                </TextLink>
                <div className="govuk-hint govuk-!-margin-bottom-0">
                  {trace.madeBy === "import" ? "Import" : "By hand"}: {trace.reason}
                </div>
              </li>
            ))}
          </ul>
        ),
        ...(mayEdit
          ? [
              <TextLink
                key="edit"
                href={to.scope.prompt({ challengeId, promptId: prompt.id })}
                noVisitedState
              >
                Correct<VisuallyHidden> prompt {prompt.ref}</VisuallyHidden>
              </TextLink>,
            ]
          : []),
      ])}
    />
  );
}

/** Clause → prompts. */
export function ClauseTable({
  challengeId,
  caption,
  rows,
}: Omit<TraceTableProps, "mayEdit"> & { rows: readonly ClauseRow[] }) {
  if (rows.length === 0) return <p className="govuk-body">No clause fits.</p>;
  return (
    <Table
      caption={caption}
      captionHidden
      firstCellIsHeader
      scrollable
      columns={[{ header: "Clause", className: "govuk-!-width-two-thirds" }, { header: "Used by" }]}
      rowKeys={rows.map(({ clause }) => clause.id)}
      rows={rows.map(({ clause, prompts }) => [
        <span key="clause" className="govuk-!-font-weight-regular">
          <TextLink href={clauseHref(challengeId, { ...clause, clauseId: clause.id })} noVisitedState>
            {clause.ref}
          </TextLink>{" "}
          {clause.heading === null ? null : <strong>{clause.heading} </strong>}
          {clause.text === clause.heading ? null : clause.text}{" "}
          {clause.isRedLine ? <Tag colour="red">Red line</Tag> : null}
        </span>,
        prompts.length === 0 ? (
          clause.isTestable ? (
            <Tag key="none" colour="yellow">
              No prompt
            </Tag>
          ) : (
            "Background"
          )
        ) : (
          <ul key="prompts" className="govuk-list govuk-!-margin-bottom-0">
            {prompts.map((prompt) => (
              <li key={prompt.id}>
                <TextLink href={to.scope.front({ challengeId }, {}, `prompt-${prompt.id}`)} noVisitedState>
                  Prompt {prompt.ref}
                </TextLink>
                <div className="govuk-hint govuk-!-margin-bottom-0">{prompt.text}</div>
              </li>
            ))}
          </ul>
        ),
      ])}
    />
  );
}
