import type { ReactNode } from "react";
import { TextLink } from "../navigation/text-link.tsx";

export interface StandsOnItem {
  text: ReactNode;
  href?: string;
  /** What it is: "Clause 2.2(d)", "Officer", "Contradicts". */
  kind?: ReactNode;
  note?: ReactNode;
}

export interface StandsOnProps {
  /** "Stands on", "Supports", "Used by". */
  heading: ReactNode;
  headingLevel?: 2 | 3 | 4;
  items: readonly StandsOnItem[];
  /** Said when there is nothing: it is usually a gap somebody should know about. */
  emptyText: ReactNode;
}

/** What something rests on, or what rests on it. */
export function StandsOn({ heading, headingLevel = 3, items, emptyText }: StandsOnProps) {
  const Heading = `h${headingLevel}` as "h2" | "h3" | "h4";
  return (
    <div className="cpc-stands-on">
      <Heading className="cpc-stands-on__heading">{heading}</Heading>
      {items.length === 0 ? (
        <p className="cpc-stands-on__empty">{emptyText}</p>
      ) : (
        <ul className="cpc-stands-on__list">
          {items.map((item, index) => (
            <li key={index} className="cpc-stands-on__item">
              {item.kind === undefined ? null : <span className="cpc-stands-on__kind">{item.kind}</span>}
              <span className="cpc-stands-on__text">
                {item.href === undefined ? (
                  item.text
                ) : (
                  <TextLink href={item.href} noVisitedState>
                    {item.text}
                  </TextLink>
                )}
                {item.note === undefined ? null : <span className="cpc-stands-on__note">{item.note}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
