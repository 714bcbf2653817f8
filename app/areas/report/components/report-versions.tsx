import { Card } from "#app/govuk/display/card.tsx";
import { Tag } from "#app/govuk/display/tag.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";

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
    <section aria-labelledby="issued-versions">
      <h2 className="govuk-heading-m" id="issued-versions">
        Issued versions
      </h2>
      <ul className="govuk-list govuk-list--spaced">
        {versions.map((version) => (
          <li key={version.id}>
            <Card
              title={`Version ${version.number}`}
              tag={
                <Tag colour={version.status === "final" ? "green" : "blue"}>
                  {version.status === "final" ? "Final" : "Draft"}
                </Tag>
              }
              footer={
                <>
                  <TextLink href={version.href}>Read version {version.number}</TextLink>
                  {" or "}
                  <TextLink href={version.wordHref} reloadDocument>
                    download it as Word
                  </TextLink>
                </>
              }
            >
              <p className="govuk-body govuk-!-margin-bottom-1">Issued {version.issued}</p>
              <p className="govuk-hint govuk-!-font-size-16 govuk-!-margin-bottom-0">
                Word file {version.sha256.slice(0, 12)}, kept as it is
              </p>
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}
