import { Table } from "#app/govuk/table.tsx";
import { Tag } from "#app/govuk/tag.tsx";
import { TextLink } from "#app/govuk/text-link.tsx";

export interface ShownVersion {
  id: string;
  number: number;
  status: "draft" | "final";
  issued: string;
  /** SHA-256 of the Word file, in hexadecimal. */
  sha256: string;
  href: string;
  wordHref: string;
}

/** The issued versions of the report, newest first, to read or take away as Word. */
export function ReportVersions({ versions }: { versions: readonly ShownVersion[] }) {
  return (
    <Table
      caption="Issued versions"
      captionSize="m"
      scrollable
      columns={[{ header: "Version" }, { header: "Issued" }, { header: "Read" }]}
      rowKeys={versions.map((version) => version.id)}
      rows={versions.map((version) => [
        <span key="version">
          Version {version.number}{" "}
          <Tag colour={version.status === "final" ? "green" : "blue"}>
            {version.status === "final" ? "Final" : "Draft"}
          </Tag>
        </span>,
        <span key="issued">
          {version.issued}
          <br />
          <span className="govuk-hint govuk-!-font-size-16">File hash {version.sha256.slice(0, 12)}</span>
        </span>,
        <span key="links">
          <TextLink href={version.href}>Read version {version.number}</TextLink>
          {" or "}
          <TextLink href={version.wordHref} reloadDocument>
            download it as Word
          </TextLink>
        </span>,
      ])}
    />
  );
}
