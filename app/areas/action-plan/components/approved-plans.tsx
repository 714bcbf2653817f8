import { Table } from "#app/govuk/table.tsx";
import { TextLink } from "#app/govuk/text-link.tsx";

interface ApprovedPlansProps {
  versions: readonly { id: string; council: string; number: number; issued: string; wordHref: string }[];
  /** Where a version is read, its id to be added. */
  readBase: string;
}

/** The plans that councils have approved, newest first, to read or to take away as Word. */
export function ApprovedPlans({ versions, readBase }: ApprovedPlansProps) {
  return (
    <Table
      caption="Approved plans"
      captionSize="m"
      scrollable
      columns={["Council", "Version", "Approved", "Read"].map((header) => ({ header }))}
      rowKeys={versions.map((version) => version.id)}
      rows={versions.map((version) => [
        version.council,
        `Version ${version.number}`,
        version.issued,
        <span key="links">
          <TextLink href={`${readBase}/${version.id}`}>
            Read version {version.number} of {version.council}
          </TextLink>
          {" or "}
          <TextLink href={version.wordHref} reloadDocument>
            download it as Word
          </TextLink>
        </span>,
      ])}
    />
  );
}
