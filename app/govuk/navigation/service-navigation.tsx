import { type MouseEvent, type ReactNode, useEffect, useState } from "react";
import { classNames } from "../class-names.ts";
import { AppLink } from "./app-link.tsx";

export interface NavigationItem {
  text: ReactNode;
  href?: string;
  /** This very page. */
  current?: boolean;
  /** The page is somewhere inside this part. */
  active?: boolean;
}

export interface ServiceNavigationProps {
  items?: readonly NavigationItem[];
  serviceName?: ReactNode;
  serviceUrl?: string;
  navigationId?: string;
  navigationLabel?: string;
  menuButtonText?: string;
  /** Left out: when there are two items or more. */
  collapseOnMobile?: boolean;
  /** After the navigation: who is signed in. */
  end?: ReactNode;
  className?: string;
}

/** GOV.UK Frontend's tablet breakpoint. */
const WIDE = "(min-width: 40.0625em)";

/** The name of the service and its main pages; folds into a menu button on a phone when JavaScript runs. */
export function ServiceNavigation({
  items = [],
  serviceName,
  serviceUrl,
  navigationId = "navigation",
  navigationLabel,
  menuButtonText = "Menu",
  collapseOnMobile = items.length > 1,
  end,
  className,
}: ServiceNavigationProps) {
  const [narrow, setNarrow] = useState(false);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const wide = window.matchMedia(WIDE);
    const check = () => setNarrow(!wide.matches);
    check();
    wide.addEventListener("change", check);
    return () => wide.removeEventListener("change", check);
  }, []);
  const folds = collapseOnMobile && narrow;

  // Following a link keeps this component on the page, so the menu has to be closed by hand.
  const closeAfterLink = (event: MouseEvent<HTMLUListElement>) => {
    if (event.target instanceof Element && event.target.closest("a")) setOpen(false);
  };

  const content = (
    <div
      className={classNames(
        "govuk-width-container",
        end !== undefined && "govuk-service-navigation__inlining-container",
      )}
    >
      <div className="govuk-service-navigation__container">
        {serviceName === undefined ? null : (
          <span className="govuk-service-navigation__service-name">
            {serviceUrl === undefined ? (
              <span className="govuk-service-navigation__text">{serviceName}</span>
            ) : (
              <AppLink href={serviceUrl} className="govuk-service-navigation__link">
                {serviceName}
              </AppLink>
            )}
          </span>
        )}
        {items.length === 0 ? null : (
          <nav aria-label={navigationLabel ?? menuButtonText} className="govuk-service-navigation__wrapper">
            {collapseOnMobile ? (
              <button
                type="button"
                className="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
                aria-controls={navigationId}
                aria-expanded={folds ? open : undefined}
                hidden={!folds}
                aria-hidden={folds ? undefined : true}
                onClick={() => setOpen(!open)}
              >
                {menuButtonText}
              </button>
            ) : null}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: links answer the keyboard; the click is theirs, bubbled */}
            <ul
              className="govuk-service-navigation__list"
              id={navigationId}
              hidden={folds && !open}
              onClick={closeAfterLink}
            >
              {items.map((item, index) => (
                <Item key={item.href ?? index} {...item} />
              ))}
            </ul>
          </nav>
        )}
      </div>
      {end}
    </div>
  );

  const rootClass = classNames("govuk-service-navigation", className);
  return serviceName !== undefined || end !== undefined ? (
    <section aria-label="Service information" className={rootClass} data-module="govuk-service-navigation">
      {content}
    </section>
  ) : (
    <div className={rootClass} data-module="govuk-service-navigation">
      {content}
    </div>
  );
}

function Item({ text, href, current, active }: NavigationItem) {
  const marked = current || active;
  const ariaCurrent = marked ? (current ? "page" : "true") : undefined;
  // The strong element says "you are here" to those who override colours.
  const content = marked ? (
    <strong className="govuk-service-navigation__active-fallback">{text}</strong>
  ) : (
    text
  );
  return (
    <li
      className={classNames(
        "govuk-service-navigation__item",
        marked && "govuk-service-navigation__item--active",
      )}
    >
      {href === undefined ? (
        <span className="govuk-service-navigation__text" aria-current={ariaCurrent}>
          {content}
        </span>
      ) : (
        <AppLink className="govuk-service-navigation__link" href={href} aria-current={ariaCurrent}>
          {content}
        </AppLink>
      )}
    </li>
  );
}
