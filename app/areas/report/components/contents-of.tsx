import { useId } from "react";

/** A heading of a rendered document. */
export interface ContentsHeading {
  id: string;
  text: string;
  level: number;
}

/** The chapters of a document as links, in order: the headings of level 2 on the page. */
export function ContentsOf({ headings }: { headings: readonly ContentsHeading[] }) {
  const id = useId();
  const chapters = headings.filter((heading) => heading.level === 2);
  if (chapters.length < 2) return null;
  return (
    <nav aria-labelledby={id} className="govuk-!-margin-bottom-6">
      <h2 className="govuk-heading-s" id={id}>
        Contents
      </h2>
      <ol className="govuk-list">
        {chapters.map((heading) => (
          <li key={heading.id}>
            <a className="govuk-link" href={`#${heading.id}`}>
              {heading.text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
