import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import type { ShownDecision } from "../shown-decision.ts";

const paragraphs = (text: string) =>
  text.split("\n").map((line, index) => (
    <p key={index} className="govuk-body govuk-!-text-break-word">
      {line}
    </p>
  ));

/** All that is recorded of one decision. */
export function DecisionFacts({ decision }: { decision: ShownDecision }) {
  const optional = (key: string, text: string) => (text === "" ? [] : [{ key, value: paragraphs(text) }]);
  return (
    <SummaryList
      rows={[
        { key: "About", value: decision.subject },
        { key: "Decision", value: decision.outcome },
        ...optional("What stands against it", decision.against),
        { key: "Decided by", value: decision.taker },
        { key: "Day of the decision", value: decision.decidedOn },
        ...optional("Resolution", decision.resolution),
        ...optional("Changed in the meeting", decision.changedInMeeting),
        ...optional("What became of the changes", decision.changes),
        { key: "Effect", value: decision.effect },
        ...optional("Document", decision.document),
        { key: "Recorded", value: decision.recorded },
        ...optional("Why it was corrected", decision.correctionReason),
      ]}
    />
  );
}
