import { to } from "#app/addresses.ts";
import { Notice } from "#app/govuk/display/notice.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { AGREED_IN_LETTER_CODE, NOT_UNDERSTOOD_CODE } from "../scope-record.ts";

/** A warning as a page draws it. */
export interface ShownWarning {
  id: string;
  code: string;
  message: string;
  quote: string;
  /** Where in the letter it stands; empty where that was not kept. */
  place: string;
  answer: string | null;
  /** "22 November 2026, 3:05pm"; null while nobody has answered. */
  answeredAt: string | null;
  answeredByName: string | null;
}

export interface WarningListProps {
  challengeId: string;
  warnings: readonly ShownWarning[];
  mayAnswer: boolean;
}

/** What the import noticed, with the words it rests on and what people decided. */
export function WarningList({ challengeId, warnings, mayAnswer }: WarningListProps) {
  return (
    <>
      {warnings.map((warning) => {
        const href = to.scope.warning({ challengeId, warningId: warning.id });
        return (
          <Notice
            key={warning.id}
            id={`warning-${warning.id}`}
            tone={warning.answeredAt === null ? "warning" : "settled"}
            title={warning.message}
            quote={warning.quote === "" ? undefined : <Quote text={warning.quote} />}
            source={warning.place === "" ? "The words it rests on" : `In the letter, ${warning.place}`}
            actions={
              !mayAnswer ? undefined : warning.answeredAt === null ? (
                <>
                  <Button href={href} variant="secondary">
                    {warning.code === NOT_UNDERSTOOD_CODE ? "Put it where it belongs" : "Answer this warning"}
                  </Button>
                  {warning.code === AGREED_IN_LETTER_CODE ? (
                    <TextLink href={to.decisions.front({ challengeId })} noVisitedState>
                      What the councils decided
                    </TextLink>
                  ) : null}
                </>
              ) : (
                <TextLink href={href} noVisitedState>
                  Change the answer
                </TextLink>
              )
            }
          >
            {warning.answer === null ? undefined : (
              <>
                <p className="govuk-body govuk-!-margin-bottom-1">{warning.answer}</p>
                <p className="govuk-hint govuk-!-margin-bottom-0">
                  {warning.answeredByName}, {warning.answeredAt}
                </p>
              </>
            )}
          </Notice>
        );
      })}
    </>
  );
}

function Quote({ text }: { text: string }) {
  return (
    <>
      {text.split("\n").map((line, index) => (
        <p key={index} className="govuk-body govuk-!-margin-bottom-1">
          “{line}”
        </p>
      ))}
    </>
  );
}
