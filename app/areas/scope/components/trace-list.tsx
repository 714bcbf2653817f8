import { to } from "#app/addresses.ts";
import { StandsOn } from "#app/govuk/display/stands-on.tsx";
import { Tag } from "#app/govuk/display/tag.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { Trace } from "../scope-record.ts";

/** The address of a clause in the tree of its document. */
export function clauseHref(
  challengeId: string,
  trace: { sourceDocumentId: string; clauseId: string },
): string {
  return to.scope.source(
    { challengeId, sourceDocumentId: trace.sourceDocumentId },
    {},
    `clause-${trace.clauseId}`,
  );
}

/** The references of the clauses a prompt is drawn from, as links in one line. */
export function ClauseLinks({ challengeId, traces }: { challengeId: string; traces: readonly Trace[] }) {
  if (traces.length === 0) return <Tag colour="yellow">No clause</Tag>;
  return (
    <>
      {traces.map((trace, index) => (
        <span key={trace.clauseId}>
          {index === 0 ? null : ", "}
          <TextLink href={clauseHref(challengeId, trace)} noVisitedState title={trace.reason}>
            clause {trace.ref}
          </TextLink>
        </span>
      ))}
    </>
  );
}

/** The same with the words of each clause and the reason. */
export function TraceList({ challengeId, traces }: { challengeId: string; traces: readonly Trace[] }) {
  return (
    <StandsOn
      heading="Drawn from"
      items={traces.map((trace) => ({
        kind: `Clause ${trace.ref}`,
        text: trace.text,
        href: clauseHref(challengeId, trace),
        note: `${trace.madeBy === "import" ? "Found by the import" : "Set by hand"}: ${trace.reason}`,
      }))}
      emptyText="No clause stands behind this prompt."
    />
  );
}
