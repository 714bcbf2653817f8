import { Table } from "#app/govuk/table.tsx";
import { TextLink } from "#app/govuk/text-link.tsx";
import type { IssuedReview } from "../read-issued-reviews.server.ts";

interface IssuedReviewsProps {
  versions: readonly IssuedReview[];
  /** Where a version is read, its id to be added. */
  readBase: string;
}

/** The issued reports, newest first, to read or to take away as Word. */
export function IssuedReviews({ versions, readBase }: IssuedReviewsProps) {
  return (
    <Table
      caption="Issued reports"
      captionSize="m"
      scrollable
      columns={["Version", "Issued", "Read"].map((header) => ({ header }))}
      rowKeys={versions.map((version) => version.id)}
      rows={versions.map((version) => [
        `Version ${version.number}, ${version.status}`,
        version.issued,
        <span key="links">
          <TextLink href={`${readBase}/${version.id}`}>Read version {version.number}</TextLink>
          {" or "}
          <TextLink href={version.wordHref} reloadDocument>
            download it as Word
          </TextLink>
        </span>,
      ])}
    />
  );
}
