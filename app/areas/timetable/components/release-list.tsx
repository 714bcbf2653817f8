import { Details } from "#app/govuk/details.tsx";
import { Table } from "#app/govuk/table.tsx";
import { TextLink } from "#app/govuk/text-link.tsx";
import { countOf } from "../timetable-words.ts";

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
export function ReleaseList({ base, versions }: { base: string; versions: readonly ListedRelease[] }) {
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
          <TextLink href={`${base}/releases/${id}`}>Read version {number}</TextLink>
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
      <ChangeList changes={changes} />
    </Details>
  );
}

/** Changes, a sentence each. */
export function ChangeList({ changes }: { changes: readonly string[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {changes.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  );
}
