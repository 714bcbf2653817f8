import { SummaryList } from "#app/govuk/display/summary-list.tsx";

/** What a document says of itself, in words; nothing where it says nothing. */
export interface SourceFactsProps {
  parties: readonly string[];
  signatories: readonly string[];
  date: string | null;
  standing: string | null;
}

/** Who a document is between and who signs it, its date and how far it has come, as they were read. */
export function SourceFacts({ parties, signatories, date, standing }: SourceFactsProps) {
  const list = (items: readonly string[]) => (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
  const rows = [
    ...(parties.length === 0 ? [] : [{ key: "Between", value: list(parties) }]),
    ...(date === null ? [] : [{ key: "Date", value: date }]),
    ...(standing === null ? [] : [{ key: "Standing", value: standing }]),
    ...(signatories.length === 0 ? [] : [{ key: "Signed by", value: list(signatories) }]),
  ];
  return rows.length === 0 ? null : (
    <>
      <h2 className="govuk-heading-m">What the document says of itself</h2>
      <SummaryList rows={rows} />
    </>
  );
}
