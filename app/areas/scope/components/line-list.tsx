import { to } from "#app/addresses.ts";
import { Table } from "#app/govuk/display/table.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { ShownWarning } from "./warning-list.tsx";

export interface LineListProps {
  challengeId: string;
  lines: readonly ShownWarning[];
  mayPlace: boolean;
}

/** The lines of the letter that were not understood, with where they stand in it and what became of each. */
export function LineList({ challengeId, lines, mayPlace }: LineListProps) {
  if (lines.length === 0) return null;
  const open = lines.filter(({ answeredAt }) => answeredAt === null).length;
  return (
    <section id="lines" aria-labelledby="lines-title">
      <h2 className="govuk-heading-m" id="lines-title">
        {openLinesInWords(open)}
      </h2>
      <p className="govuk-body">
        Every other line of the letter stands in the scope, the team, the dates or the duties, or is general.
        Put each of these where it belongs, or say why it needs no place.
      </p>
      <Table
        caption="Lines not understood"
        captionSize="s"
        scrollable
        columns={[{ header: "Line" }, { header: "Where in the letter" }, { header: "What became of it" }]}
        rowKeys={lines.map(({ id }) => id)}
        rows={lines.map((line) => [
          `“${line.quote}”`,
          line.place,
          <Became
            key="became"
            line={line}
            href={mayPlace ? to.scope.warning({ challengeId, warningId: line.id }) : null}
          />,
        ])}
      />
    </section>
  );
}

/** How many lines wait for a place: "12 lines that were not understood". */
export function openLinesInWords(open: number): string {
  if (open === 0) return "Every line of the letter has its place";
  return open === 1 ? "One line that was not understood" : `${open} lines that were not understood`;
}

/** What became of a line; the way to put it somewhere where nothing did. */
function Became({ line, href }: { line: ShownWarning; href: string | null }) {
  if (line.answer !== null) return <>{line.answer}</>;
  if (href === null) return <>Open</>;
  return (
    <TextLink href={href} noVisitedState>
      Put it where it belongs<VisuallyHidden>: {line.quote}</VisuallyHidden>
    </TextLink>
  );
}
