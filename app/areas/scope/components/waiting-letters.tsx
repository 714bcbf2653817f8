import { to } from "#app/addresses.ts";
import { Table } from "#app/govuk/display/table.tsx";
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
    <Table
      caption="Letters you uploaded, with no challenge yet"
      captionSize="m"
      scrollable
      firstCellIsHeader
      columns={[
        { header: "Letter" },
        { header: "Uploaded" },
        { header: "Kept until" },
        { header: "What you can do" },
      ]}
      rowKeys={letters.map(({ id }) => id)}
      rows={letters.map(({ id, letterName, refusal, readAt, keptUntil }) => [
        letterName,
        readAt,
        keptUntil,
        <Ways key="ways" id={id} letterName={letterName} isRefused={refusal !== null} />,
      ])}
    />
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
