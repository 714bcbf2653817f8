import type { ReactNode } from "react";
import { AppLink } from "./app-link.tsx";
import { classNames } from "./class-names.ts";

export interface TabItem {
  label: ReactNode;
  href: string;
  current?: boolean;
}

export interface TabsProps {
  /** Names the group for those who cannot see it. */
  title: string;
  items: readonly TabItem[];
  /** What the current tab shows. */
  children: ReactNode;
}

/**
 * Views of one thing, each at an address of its own. They look like GOV.UK's tabs and are links: they work without
 * JavaScript, can be bookmarked, and the server sends only the view that is asked for.
 */
export function Tabs({ title, items, children }: TabsProps) {
  return (
    <div className="govuk-tabs cpc-tabs">
      <nav aria-label={title}>
        <ul className="govuk-tabs__list">
          {items.map((item) => (
            <li
              key={item.href}
              className={classNames(
                "govuk-tabs__list-item",
                item.current && "govuk-tabs__list-item--selected",
              )}
            >
              <AppLink
                className="govuk-tabs__tab"
                href={item.href}
                aria-current={item.current ? "page" : undefined}
              >
                {item.label}
              </AppLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="govuk-tabs__panel">{children}</div>
    </div>
  );
}
