import { Table } from "#app/govuk/display/table.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";

interface IssuedVersionsProps {
  versions: readonly { id: string; number: number; issued: string; href: string; wordHref: string }[];
}

/** The submitted versions, newest first, to read or to take away as Word. */
export function IssuedVersions({ versions }: IssuedVersionsProps) {
  return (
    <Table
      caption="Submitted versions"
      captionSize="s"
      columns={[{ header: "Version" }, { header: "Submitted" }, { header: "Read" }]}
      rowKeys={versions.map((version) => version.id)}
      rows={versions.map((version) => [
        `Version ${version.number}`,
        version.issued,
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
