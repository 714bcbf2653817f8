import { useId } from "react";

interface DocumentContentsProps {
  /** The headings of the document in order; those of level 2 are its chapters, those of level 3 their parts. */
  headings: readonly { id: string; text: string; level: number }[];
}

interface Chapter {
  id: string;
  text: string;
  parts: { id: string; text: string }[];
}

/** A contents list of chapters and, below each, its parts. */
export function DocumentContents({ headings }: DocumentContentsProps) {
  const id = useId();
  const chapters: Chapter[] = [];
  for (const { level, ...heading } of headings) {
    if (level === 2) chapters.push({ ...heading, parts: [] });
    else if (level === 3) chapters.at(-1)?.parts.push(heading);
  }
  if (chapters.length < 2) return null;
  return (
    <nav aria-labelledby={id} className="govuk-!-margin-bottom-6">
      <h2 className="govuk-heading-m" id={id}>
        Contents
      </h2>
      <ol className="govuk-list govuk-list--spaced">
        {chapters.map((chapter) => (
          <li key={chapter.id}>
            <a className="govuk-link" href={`#${chapter.id}`}>
              {chapter.text}
            </a>
            {chapter.parts.length === 0 ? null : (
              <ul className="govuk-list govuk-list--bullet govuk-!-margin-top-1">
                {chapter.parts.map((part) => (
                  <li key={part.id}>
                    <a className="govuk-link" href={`#${part.id}`}>
                      {part.text}
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
