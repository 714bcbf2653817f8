import { to } from "#app/addresses.ts";
import type { VisitAddress } from "#app/areas/visits/visit-address.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { countOf } from "../../plan/timetable-words.ts";

export interface ListedRelease {
  id: string;
  number: number;
  name: string;
  issued: string;
  wordHref: string;
  /** null for the first. */
  changes: readonly string[] | null;
}

/** The released versions, newest first, each with what it changed. */
export function ReleaseList({ at, versions }: { at: VisitAddress; versions: readonly ListedRelease[] }) {
  return (
    <Table
      caption="Released versions"
      captionHidden
      scrollable
      columns={["Version", "What it changed", "Read"].map((header) => ({ header }))}
      rowKeys={versions.map(({ id }) => id)}
      rows={versions.map(({ id, number, name, issued, wordHref, changes }) => [
        <span key="name">
          <strong>{name === "" ? `Version ${number}` : name}</strong>
          <br />
          {name === "" ? "" : `Version ${number}, `}
          {issued}
        </span>,
        <Changes key="changes" changes={changes} since={number - 1} />,
        <span key="links">
          <TextLink href={to.timetable.release({ ...at, versionId: id })}>Read version {number}</TextLink>
          {" or "}
          <TextLink href={wordHref} reloadDocument>
            download it as Word
          </TextLink>
        </span>,
      ])}
    />
  );
}

function Changes({ changes, since }: { changes: readonly string[] | null; since: number }) {
  if (changes === null) return since === 0 ? "The first version" : "";
  if (changes.length === 0) return `Nothing since version ${since}`;
  return (
    <Details
      summary={`${countOf(changes.length, "change")} since version ${since}`}
      className="govuk-!-margin-bottom-0"
    >
      <ChangeList changes={changes} isLong />
    </Details>
  );
}

/** More than these are folded away: a moved week would push everything else off the page. */
const SHOWN = 8;

/** Changes, a sentence each. */
export function ChangeList({ changes, isLong = false }: { changes: readonly string[]; isLong?: boolean }) {
  const rest = isLong ? [] : changes.slice(SHOWN);
  return (
    <>
      <ul className="govuk-list govuk-list--bullet">
        {changes.slice(0, isLong ? undefined : SHOWN).map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      {rest.length === 0 ? null : (
        <Details summary={`${rest.length} more`}>
          <ChangeList changes={rest} isLong />
        </Details>
      )}
    </>
  );
}
