import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { AppLink } from "./app-link.tsx";

export interface GenericHeaderProps {
  /** Our own name or logo. */
  logo: ReactNode;
  url?: string;
  /** On the right: who is signed in, sign out. */
  end?: ReactNode;
  containerClassName?: string;
  className?: string;
}

/** The bar at the top, for a service that is not GOV.UK. */
export function GenericHeader({
  logo,
  url = "/",
  end,
  containerClassName = "govuk-width-container",
  className,
}: GenericHeaderProps) {
  return (
    <div className={classNames("govuk-generic-header", className)}>
      <div className={`govuk-generic-header__container ${containerClassName}`}>
        <div className="govuk-generic-header__logo">
          <AppLink href={url} className="govuk-generic-header__homepage-link">
            {logo}
          </AppLink>
        </div>
        {end === undefined ? null : <div className="cpc-header__end">{end}</div>}
      </div>
    </div>
  );
}
