import { to } from "#app/addresses.ts";
import type { VisitAddress } from "#app/areas/visits/visit-address.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";

/** Where a list that exists already is brought in. */
export function ImportLink({ at }: { at: VisitAddress }) {
  return (
    <p className="govuk-body govuk-!-display-none-print">
      <TextLink href={to.timetable.import(at)}>Import people and sessions from Excel</TextLink>
    </p>
  );
}
