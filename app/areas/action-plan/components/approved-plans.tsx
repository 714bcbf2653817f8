import { Table } from "#app/govuk/display/table.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";

interface ApprovedPlansProps {
  versions: readonly {
    id: string;
    council: string;
    number: number;
    issued: string;
    href: string;
    wordHref: string;
  }[];
}

/** The plans that councils have approved, newest first, to read or to take away as Word. */
export function ApprovedPlans({ versions }: ApprovedPlansProps) {
  return (
    <Table
      caption="Approved plans"
      captionSize="m"
      scrollable
      columns={["Plan", "Approved", "Word file"].map((header) => ({ header }))}
      rowKeys={versions.map((version) => version.id)}
      rows={versions.map((version) => [
        <TextLink key="read" href={version.href}>
          {version.council}, version {version.number}
        </TextLink>,
        version.issued,
        <TextLink key="word" href={version.wordHref} reloadDocument>
          Download
          <VisuallyHidden>
            {" "}
            version {version.number} of {version.council}
          </VisuallyHidden>{" "}
          as Word
        </TextLink>,
      ])}
    />
  );
}
