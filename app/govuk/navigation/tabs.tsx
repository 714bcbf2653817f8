import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { AppLink } from "./app-link.tsx";

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
 * Views of one thing, each at an address of its own. These are links and not GOV.UK's tabs, which hide parts of one page:
 * they work without JavaScript, can be bookmarked, and the server sends only the view that is asked for.
 */
export function Tabs({ title, items, children }: TabsProps) {
  return (
    <div className="cpc-tabs">
      <nav aria-label={title}>
        <ul className="cpc-tabs__list">
          {items.map((item) => (
            <li
              key={item.href}
              className={classNames("cpc-tabs__item", item.current && "cpc-tabs__item--current")}
            >
              <AppLink
                className="cpc-tabs__link"
                href={item.href}
                aria-current={item.current ? "page" : undefined}
              >
                {item.label}
              </AppLink>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </div>
  );
}
