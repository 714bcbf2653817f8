import { to } from "#app/addresses.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";

/** On the first page of a challenge: who stands in for whom, as far as it is about oneself, and the way to say that one is away. */
export function StandInsBlock({ challengeId, lines }: { challengeId: string; lines: readonly string[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">{lines.length === 0 ? "Away for a while?" : "Who stands in"}</h2>
      {lines.map((line) => (
        <p className="govuk-body" key={line}>
          {line}
        </p>
      ))}
      <p className="govuk-body">
        {lines.length === 0 ? (
          <TextLink href={to.people.newDeputy({ challengeId })} noVisitedState>
            Name a deputy
          </TextLink>
        ) : (
          <TextLink href={to.people.deputies({ challengeId })} noVisitedState>
            See who stands in for whom
          </TextLink>
        )}
      </p>
    </>
  );
}
