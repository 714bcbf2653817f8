import { Table } from "#app/govuk/display/table.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { IssuedReview } from "../read-issued-reviews.server.ts";

interface IssuedReviewsProps {
  versions: readonly IssuedReview[];
}

/** The issued reports, newest first, to read or to take away as Word. */
export function IssuedReviews({ versions }: IssuedReviewsProps) {
  return (
    <Table
      caption="Issued reports"
      captionSize="m"
      scrollable
      columns={["Version", "Issued", "Word file"].map((header) => ({ header }))}
      rowKeys={versions.map((version) => version.id)}
      rows={versions.map((version) => [
        <TextLink key="read" href={version.href}>
          Version {version.number}, {version.status}
        </TextLink>,
        version.issued,
        <TextLink key="word" href={version.wordHref} reloadDocument>
          Download<VisuallyHidden> version {version.number}</VisuallyHidden> as Word
        </TextLink>,
      ])}
    />
  );
}
