import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { AppLink } from "../navigation/app-link.tsx";

export interface CardProps {
  title: ReactNode;
  /** Makes the title a link and the whole card clickable. */
  href?: string;
  headingLevel?: 2 | 3 | 4;
  /** Small print above the title: "Theme 2", "Recommendation 3". */
  kicker?: ReactNode;
  /** A tag at the top right. */
  tag?: ReactNode;
  /** Links and buttons at the foot. */
  footer?: ReactNode;
  id?: string;
  children?: ReactNode;
}

/** One thing among several of its kind. */
export function Card({ title, href, headingLevel = 3, kicker, tag, footer, id, children }: CardProps) {
  const Heading = `h${headingLevel}` as "h2" | "h3" | "h4";
  return (
    <div id={id} className={classNames("cpc-card", href !== undefined && "cpc-card--link")}>
      {kicker === undefined && tag === undefined ? null : (
        <div className="cpc-card__head">
          {kicker === undefined ? null : <p className="cpc-card__kicker">{kicker}</p>}
          {tag === undefined ? null : <div className="cpc-card__tag">{tag}</div>}
        </div>
      )}
      <Heading className="cpc-card__title">
        {href === undefined ? (
          title
        ) : (
          <AppLink
            className="govuk-link govuk-link--no-visited-state govuk-link--no-underline cpc-card__link"
            href={href}
          >
            {title}
          </AppLink>
        )}
      </Heading>
      {children === undefined ? null : <div className="cpc-card__body">{children}</div>}
      {footer === undefined ? null : <div className="cpc-card__footer">{footer}</div>}
    </div>
  );
}

/** Cards in two or three columns, one below the other on a phone. A list: its length is read out. */
export function CardGrid({ children, columns = 2 }: { children: readonly ReactNode[]; columns?: 2 | 3 }) {
  return (
    <ul className={`cpc-card-grid cpc-card-grid--${columns}`}>
      {children.map((card, index) => (
        <li key={index}>{card}</li>
      ))}
    </ul>
  );
}
