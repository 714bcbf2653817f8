import { TextLink } from "#app/govuk/navigation/text-link.tsx";

/** Where a list that exists already is brought in. */
export function ImportLink({ base }: { base: string }) {
  return (
    <p className="govuk-body govuk-!-display-none-print">
      <TextLink href={`${base}/import`}>Import people and sessions from Excel</TextLink>
    </p>
  );
}
