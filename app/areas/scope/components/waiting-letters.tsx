import { to } from "#app/addresses.ts";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";

export interface WaitingLettersProps {
  letters: readonly {
    id: string;
    letterName: string;
    refusal: string | null;
    readAt: string;
    keptUntil: string;
  }[];
}

/** The letters that somebody uploaded and made no challenge of, with what can be done with each. */
export function WaitingLetters({ letters }: WaitingLettersProps) {
  if (letters.length === 0) return null;
  return (
    <section aria-labelledby="waiting-title">
      <h2 className="govuk-heading-m" id="waiting-title">
        Letters you uploaded, with no challenge yet
      </h2>
      <ul className="govuk-list govuk-list--spaced">
        {letters.map(({ id, letterName, refusal, readAt, keptUntil }) => (
          <li key={id}>
            <strong>{letterName}</strong>, uploaded {readAt}, kept until {keptUntil}.{" "}
            <Ways id={id} letterName={letterName} isRefused={refusal !== null} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Ways({ id, letterName, isRefused }: { id: string; letterName: string; isRefused: boolean }) {
  const page = to.scope.letter({ letterId: id });
  const which = <VisuallyHidden>: {letterName}</VisuallyHidden>;
  if (!isRefused) {
    return (
      <TextLink href={page} noVisitedState>
        Look at what was read{which}
      </TextLink>
    );
  }
  return (
    <>
      Not read.{" "}
      <TextLink href={to.scope.newByHand({}, { letter: id })} noVisitedState>
        Make it by hand and keep this letter{which}
      </TextLink>{" "}
      or{" "}
      <TextLink href={page} noVisitedState>
        see why, or delete it{which}
      </TextLink>
    </>
  );
}
