import { type ReactNode, useId } from "react";

export interface SideBySideProps {
  first: { heading: ReactNode; content: ReactNode };
  second: { heading: ReactNode; content: ReactNode };
  headingLevel?: 2 | 3;
}

/** Two columns that are read against each other, such as clauses and prompts; one after the other on a phone. */
export function SideBySide({ first, second, headingLevel = 2 }: SideBySideProps) {
  const Heading = `h${headingLevel}` as "h2" | "h3";
  const id = useId();
  return (
    <div className="cpc-side-by-side">
      {[first, second].map((side, index) => (
        <section key={index} className="cpc-side-by-side__side" aria-labelledby={`${id}-${index}`}>
          <Heading id={`${id}-${index}`} className="govuk-heading-m">
            {side.heading}
          </Heading>
          {side.content}
        </section>
      ))}
    </div>
  );
}
