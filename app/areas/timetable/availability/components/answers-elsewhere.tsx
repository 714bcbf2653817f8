import { Details } from "#app/govuk/display/details.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";

interface AnswersElsewhereProps {
  /** Each other visit, its page of this person, and what they said of it, a line each. */
  answers: readonly { name: string; href: string; said: readonly string[] }[];
}

/** What somebody said of the other visits of the challenge: each is asked about by itself. */
export function AnswersElsewhere({ answers }: AnswersElsewhereProps) {
  if (answers.length === 0) return null;
  return (
    <Details summary="When they can come to other visits">
      <SummaryList
        rows={answers.map(({ name, href, said }) => ({
          key: (
            <TextLink href={href} noVisitedState>
              {name}
            </TextLink>
          ),
          value: said.map((line) => <div key={line}>{line}</div>),
        }))}
      />
    </Details>
  );
}
