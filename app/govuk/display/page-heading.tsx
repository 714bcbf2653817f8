import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";

export interface PageHeadingProps {
  children: ReactNode;
  /** Above the heading, smaller: usually the challenge or the section. */
  caption?: ReactNode;
  size?: "l" | "xl";
  /** To the right on a wide screen, below on a phone: the page's main buttons. */
  actions?: ReactNode;
  /** One or two sentences that say what the page is for. */
  lead?: ReactNode;
}

/** The one h1 of a page. It takes focus after a change of page (useFocusOnNavigation). */
export function PageHeading({ children, caption, size = "l", actions, lead }: PageHeadingProps) {
  return (
    <div
      className={classNames("cpc-page-heading", actions !== undefined && "cpc-page-heading--with-actions")}
    >
      <div className="cpc-page-heading__text">
        <h1 className={`govuk-heading-${size} cpc-page-heading__title`}>
          {caption === undefined ? null : (
            <>
              <span className={`govuk-caption-${size}`}>{caption}</span>{" "}
            </>
          )}
          {children}
        </h1>
        {lead === undefined ? null : <p className="cpc-page-heading__lead">{lead}</p>}
      </div>
      {actions === undefined ? null : <div className="cpc-page-heading__actions">{actions}</div>}
    </div>
  );
}
