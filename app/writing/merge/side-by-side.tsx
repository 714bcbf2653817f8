import { type Run, wordDifferences } from "./word-differences.ts";

export interface SideBySideProps {
  /** The headings of the two have ids that begin with it. */
  id: string;
  stored: string;
  typed: string;
  /** The name of who saved, where the record says it. */
  by: string | null;
}

/**
 * A text as somebody else saved it, beside the same text as it was typed here. What only one of them has is marked, on both sides alike (what
 * is struck through would read as deleted), and said in words to who does not see that.
 */
export function SideBySide({ id, stored, typed, by }: SideBySideProps) {
  const runs = wordDifferences(stored, typed);
  return (
    <div className="cpc-side-by-side">
      <Side id={`${id}-stored`} title={`Saved by ${by ?? "somebody else"}`} runs={runs} side="stored" />
      <Side id={`${id}-typed`} title="Typed by you" runs={runs} side="typed" />
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
