import type { ReactNode } from "react";

export interface NoticeProps {
  /** How much it matters; said in words too. */
  tone: "problem" | "warning" | "settled";
  /** One sentence that says what is wrong or was decided. */
  title: ReactNode;
  headingLevel?: 2 | 3 | 4;
  /** The very words it rests on. */
  quote?: ReactNode;
  /** Where the words stand: "Scope letter, Progress review". */
  source?: ReactNode;
  children?: ReactNode;
  /** The form or links with which somebody answers it. */
  actions?: ReactNode;
  id?: string;
}

const TONE_WORDS = { problem: "Problem", warning: "Warning", settled: "Settled" } as const;

/** Something the computer noticed and a person decides: a contradiction in a letter, a clash in a timetable. */
export function Notice({ tone, title, headingLevel = 2, quote, source, children, actions, id }: NoticeProps) {
  const Heading = `h${headingLevel}` as "h2" | "h3" | "h4";
  return (
    <div id={id} className={`cpc-notice cpc-notice--${tone}`}>
      <p className="cpc-notice__tone">{TONE_WORDS[tone]}</p>
      <Heading className="cpc-notice__title">{title}</Heading>
      {quote === undefined ? null : (
        <blockquote className="cpc-notice__quote">
          {quote}
          {source === undefined ? null : <footer className="cpc-notice__source">{source}</footer>}
        </blockquote>
      )}
      {children === undefined ? null : <div className="cpc-notice__text">{children}</div>}
      {actions === undefined ? null : <div className="cpc-notice__actions">{actions}</div>}
    </div>
  );
}
