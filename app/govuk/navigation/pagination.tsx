import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { AppLink } from "./app-link.tsx";

interface PaginationLink {
  href: string;
  text?: ReactNode;
  /** What lies there, for going from one section to the next. */
  labelText?: ReactNode;
}

export type PaginationItem =
  | {
      number: number | string;
      href: string;
      current?: boolean;
      visuallyHiddenText?: string;
      ellipsis?: undefined;
    }
  | { ellipsis: true };

export interface PaginationProps {
  previous?: PaginationLink;
  next?: PaginationLink;
  items?: readonly PaginationItem[];
  landmarkLabel?: string;
  className?: string;
}

/** From page to page of a long list, or (with no items) from one section to the next. */
export function Pagination({
  previous,
  next,
  items,
  landmarkLabel = "Pagination",
  className,
}: PaginationProps) {
  const blockLevel = items === undefined && (previous !== undefined || next !== undefined);
  return (
    <nav
      className={classNames("govuk-pagination", blockLevel && "govuk-pagination--block", className)}
      aria-label={landmarkLabel}
    >
      {previous ? <ArrowLink direction="prev" link={previous} blockLevel={blockLevel} /> : null}
      {items === undefined ? null : (
        <ul className="govuk-pagination__list">
          {items.map((item, index) =>
            item.ellipsis ? (
              <li key={index} className="govuk-pagination__item govuk-pagination__item--ellipsis">
                ⋯
              </li>
            ) : (
              <li
                key={index}
                className={classNames(
                  "govuk-pagination__item",
                  item.current && "govuk-pagination__item--current",
                )}
              >
                <AppLink
                  className="govuk-link govuk-pagination__link"
                  href={item.href}
                  aria-label={item.visuallyHiddenText ?? `Page ${item.number}`}
                  aria-current={item.current ? "page" : undefined}
                >
                  {item.number}
                </AppLink>
              </li>
            ),
          )}
        </ul>
      )}
      {next ? <ArrowLink direction="next" link={next} blockLevel={blockLevel} /> : null}
    </nav>
  );
}

const ARROWS = {
  prev: "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z",
  next: "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z",
};

function ArrowLink({
  direction,
  link,
  blockLevel,
}: {
  direction: "prev" | "next";
  link: PaginationLink;
  blockLevel: boolean;
}) {
  const arrow = (
    <svg
      className={`govuk-pagination__icon govuk-pagination__icon--${direction}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={ARROWS[direction]} />
    </svg>
  );
  const arrowFirst = blockLevel || direction === "prev";
  return (
    <div className={`govuk-pagination__${direction}`}>
      <AppLink className="govuk-link govuk-pagination__link" href={link.href} rel={direction}>
        {arrowFirst ? arrow : null}
        <span
          className={classNames(
            "govuk-pagination__link-title",
            blockLevel && link.labelText === undefined && "govuk-pagination__link-title--decorated",
          )}
        >
          {link.text ?? (
            <>
              {direction === "prev" ? "Previous" : "Next"}
              <span className="govuk-visually-hidden"> page</span>
            </>
          )}
        </span>
        {link.labelText !== undefined && blockLevel ? (
          <>
            <span className="govuk-visually-hidden">:</span>
            <span className="govuk-pagination__link-label">{link.labelText}</span>
          </>
        ) : null}
        {arrowFirst ? null : arrow}
      </AppLink>
    </div>
  );
}
