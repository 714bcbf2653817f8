import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { AppLink } from "./app-link.tsx";

export interface BreadcrumbsProps {
  /** From the start page down; an item without `href` is the page itself. */
  items: ReadonlyArray<{ text: ReactNode; href?: string }>;
  collapseOnMobile?: boolean;
  labelText?: string;
  className?: string;
}

/** Where the page stands. */
export function Breadcrumbs({
  items,
  collapseOnMobile,
  labelText = "Breadcrumb",
  className,
}: BreadcrumbsProps) {
  return (
    <nav
      className={classNames(
        "govuk-breadcrumbs",
        className,
        collapseOnMobile && "govuk-breadcrumbs--collapse-on-mobile",
      )}
      aria-label={labelText}
    >
      <ol className="govuk-breadcrumbs__list">
        {items.map((item, index) =>
          item.href === undefined ? (
            <li key={index} className="govuk-breadcrumbs__list-item" aria-current="page">
              {item.text}
            </li>
          ) : (
            <li key={index} className="govuk-breadcrumbs__list-item">
              <AppLink className="govuk-breadcrumbs__link" href={item.href}>
                {item.text}
              </AppLink>
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}
