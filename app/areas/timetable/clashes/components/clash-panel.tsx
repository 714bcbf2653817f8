import { Details } from "#app/govuk/display/details.tsx";
import { Notice } from "#app/govuk/display/notice.tsx";

interface ClashPanelProps {
  title: string;
  clashes: readonly { message: string }[];
  /** Said when there are none; left out, nothing is drawn then. */
  allClear?: string;
}

/** More than this are folded away, so that the timetable itself is not pushed off the page. */
const SHOWN = 6;

/** What is wrong, a sentence each. It warns and never blocks. */
export function ClashPanel({ title, clashes, allClear }: ClashPanelProps) {
  if (clashes.length === 0) return allClear === undefined ? null : <p className="govuk-body">{allClear}</p>;
  const rest = clashes.slice(SHOWN);
  return (
    <Notice tone="warning" title={title} headingLevel={2}>
      <ClashList clashes={clashes.slice(0, SHOWN)} />
      {rest.length === 0 ? null : (
        <Details summary={`${rest.length} more`}>
          <ClashList clashes={rest} />
        </Details>
      )}
    </Notice>
  );
}

function ClashList({ clashes }: Pick<ClashPanelProps, "clashes">) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {clashes.map((clash) => (
        <li key={clash.message}>{clash.message}</li>
      ))}
    </ul>
  );
}
