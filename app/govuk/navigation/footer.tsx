import type { ReactNode } from "react";
import { AppLink } from "./app-link.tsx";

export interface FooterProps {
  links: ReadonlyArray<{ text: ReactNode; href: string }>;
  /** Who answers for the service. */
  children?: ReactNode;
}

/** The foot of every page. Our own: GOV.UK's footer draws the crown and the crest. */
export function Footer({ links, children }: FooterProps) {
  return (
    <div className="cpc-footer">
      <div className="govuk-width-container cpc-footer__content">
        <h2 className="govuk-visually-hidden">Support links</h2>
        <ul className="cpc-footer__links">
          {links.map((link) => (
            <li key={link.href}>
              <AppLink className="cpc-footer__link" href={link.href}>
                {link.text}
              </AppLink>
            </li>
          ))}
        </ul>
        {children === undefined ? null : <div className="cpc-footer__note">{children}</div>}
      </div>
    </div>
  );
}
