import { to } from "#app/addresses.ts";
import type { ChangedAgreement } from "#app/areas/decisions/changed-agreements.server.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";

interface ChangedAgreementsProps {
  challengeId: string;
  agreements: readonly ChangedAgreement[];
  /** Whether whoever reads it says what becomes of the changes. */
  mayAnswer: boolean;
}

/** With which changes councils agreed the scope, and what became of them; nothing where there are none. */
export function ChangedAgreements({ challengeId, agreements, mayAnswer }: ChangedAgreementsProps) {
  return agreements.map(({ decisionId, councilName, subject, words, became, isOpen }) => (
    <InsetText key={decisionId}>
      <p className="govuk-body">
        {councilName} agreed it with changes ({subject.replace("Scope", "scope")}):
      </p>
      {words.split("\n").map((line, index) => (
        <p key={index} className="govuk-body govuk-!-text-break-word">
          {line}
        </p>
      ))}
      <p className="govuk-body">
        {became}{" "}
        <TextLink href={to.decisions.decision({ challengeId, decisionId })} noVisitedState>
          {isOpen && mayAnswer ? "Say what became of the changes" : "Read the decision"}
          <VisuallyHidden> of {councilName}</VisuallyHidden>
        </TextLink>
      </p>
    </InsetText>
  ));
}
