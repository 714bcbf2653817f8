import { to } from "#app/addresses.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";

/** Where a list that exists already is brought in. */
export function ImportLink({ challengeId }: { challengeId: string }) {
  return (
    <p className="govuk-body govuk-!-display-none-print">
      <TextLink href={to.timetable.import({ challengeId })}>Import people and sessions from Excel</TextLink>
    </p>
  );
}
