import {
  READER_KIND_NAMES,
  READER_KINDS,
  READER_RIGHTS_IN_WORDS,
} from "#app/access/readers/reader-rights.ts";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";

/** What each kind of reader reads. */
export function ReaderRights() {
  return (
    <>
      <p className="govuk-body">
        Every reader sees the scope, the peer team, the timetable, the submitted statement, approved plans and
        what is issued as final. Beyond that it depends on who they are. This is a house rule of this
        workspace, not a rule of the LGA.
      </p>
      <SummaryList
        rows={READER_KINDS.map((kind) => ({
          key: READER_KIND_NAMES[kind],
          value: READER_RIGHTS_IN_WORDS[kind],
        }))}
      />
    </>
  );
}
