import { type Run, wordDifferences } from "./word-differences.ts";

export interface SideBySideProps {
  /** The headings of the two have ids that begin with it. */
  id: string;
  stored: string;
  typed: string;
  /** Whose text each is: "Saved by Holly Bramwell", "Typed by you". */
  storedTitle: string;
  typedTitle: string;
}

/**
 * A text as it is stored, beside the same text as it was typed here or comes from elsewhere. What only one of them has is marked, on both sides alike (what
 * is struck through would read as deleted), and said in words to who does not see that.
 */
export function SideBySide({ id, stored, typed, storedTitle, typedTitle }: SideBySideProps) {
  const runs = wordDifferences(stored, typed);
  return (
    <div className="cpc-side-by-side">
      <Side id={`${id}-stored`} title={storedTitle} runs={runs} side="stored" />
      <Side id={`${id}-typed`} title={typedTitle} runs={runs} side="typed" />
    </div>
  );
}

interface SideProps {
  id: string;
  title: string;
  runs: readonly Run[];
  side: "stored" | "typed";
}

function Side({ id, title, runs, side }: SideProps) {
  const own = runs.filter((run) => run.where === "both" || run.where === side);
  return (
    <section className="cpc-side-by-side__side" aria-labelledby={id}>
      <p className="cpc-side-by-side__title" id={id}>
        {title}
      </p>
      <p className="cpc-side-by-side__text">
        {own.length === 0 ? <em>Nothing</em> : null}
        {own.map((run, index) =>
          run.where === "both" ? (
            <span key={index}>{run.text}</span>
          ) : (
            <mark key={index} className="cpc-side-by-side__mark">
              <span className="govuk-visually-hidden"> (only here: </span>
              {run.text}
              <span className="govuk-visually-hidden">) </span>
            </mark>
          ),
        )}
      </p>
    </section>
  );
}
