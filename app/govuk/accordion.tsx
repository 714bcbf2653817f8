import type { ReactNode } from "react";

export interface AccordionSection {
  id: string;
  heading: ReactNode;
  /** One line that tells what is inside, shown beside the heading. */
  summary?: ReactNode;
  content: ReactNode;
  open?: boolean;
}

export interface AccordionProps {
  sections: readonly AccordionSection[];
  headingLevel?: 2 | 3 | 4;
}

/**
 * Sections that open and close, made of `<details>`: no script, findable by the browser's search, open in print. The
 * official accordion rebuilds its markup in the browser, which React would undo.
 */
export function Accordion({ sections, headingLevel = 2 }: AccordionProps) {
  const Heading = `h${headingLevel}` as "h2" | "h3" | "h4";
  return (
    <div className="cpc-accordion">
      {sections.map((section) => (
        <details key={section.id} id={section.id} className="cpc-accordion__section" open={section.open}>
          <summary className="cpc-accordion__summary">
            <Heading className="cpc-accordion__heading">{section.heading}</Heading>
            {section.summary === undefined ? null : (
              <span className="cpc-accordion__note">{section.summary}</span>
            )}
          </summary>
          <div className="cpc-accordion__content">{section.content}</div>
        </details>
      ))}
    </div>
  );
}
