import { to } from "#app/addresses.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { DecisionLine } from "../decision-line.ts";

interface DecisionLinesProps {
  challengeId: string;
  lines: readonly DecisionLine[];
}

/** Decisions one below the other, each leading to all that is recorded of it; nothing where there is none. */
export function DecisionLines({ challengeId, lines }: DecisionLinesProps) {
  if (lines.length === 0) return null;
  return (
    <ul className="govuk-list govuk-list--bullet">
      {lines.map(({ id, text, more }) => (
        <li key={id} className="govuk-!-text-break-word">
          <TextLink href={to.decisions.decision({ challengeId, decisionId: id })}>{text}</TextLink>. {more}
        </li>
      ))}
    </ul>
  );
}
