import { type ReactNode, useState } from "react";
import { classNames } from "../class-names.ts";
import { useHydrated } from "../use-hydrated.ts";
import { AppLink } from "./app-link.tsx";

export interface SubNavigationItem {
  text: string;
  href: string;
  /** This very page. */
  current?: boolean;
  /** The page is somewhere inside this part. */
  active?: boolean;
  /** A word or number at the end: "3 to do". */
  note?: ReactNode;
}

export interface SubNavigationProps {
  /** Names the landmark: "Wexcombe and Harrowmere peer challenge". */
  label: string;
  items: readonly SubNavigationItem[];
  /** Shown above the list on a wide screen. */
  heading?: ReactNode;
}

/**
 * The parts of a challenge in the order of its journey. On a phone it folds into one line that names the part one is in;
 * without JavaScript it stays open.
 */
export function SubNavigation({ label, items, heading }: SubNavigationProps) {
  const hydrated = useHydrated();
  const [open, setOpen] = useState(false);
  const here = items.find((item) => item.current) ?? items.find((item) => item.active);
  return (
    <nav className="cpc-subnav" aria-label={label}>
      {heading === undefined ? null : <p className="cpc-subnav__heading">{heading}</p>}
      <button
        type="button"
        className="cpc-subnav__toggle"
        aria-expanded={open}
        hidden={!hydrated}
        onClick={() => setOpen(!open)}
      >
        <span className="cpc-subnav__toggle-text">{here?.text ?? "Parts of this challenge"}</span>
        <span className="cpc-subnav__toggle-hint">{open ? "Close" : "All parts"}</span>
      </button>
      <ul className={classNames("cpc-subnav__list", hydrated && !open && "cpc-subnav__list--folded")}>
        {items.map((item) => {
          const marked = item.current || item.active;
          return (
            <li
              key={item.href}
              className={classNames("cpc-subnav__item", marked && "cpc-subnav__item--current")}
            >
              <AppLink
                className="cpc-subnav__link"
                href={item.href}
                aria-current={marked ? (item.current ? "page" : "true") : undefined}
                onClick={() => setOpen(false)}
              >
                <span>{item.text}</span>
                {item.note === undefined ? null : <span className="cpc-subnav__note">{item.note}</span>}
              </AppLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
