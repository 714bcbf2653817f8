import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { Tag } from "../display/tag.tsx";

export interface PhaseBannerProps {
  tag: ReactNode;
  children: ReactNode;
  className?: string;
}

/** Says that this is a demonstration, or that the service is young. */
export function PhaseBanner({ tag, children, className }: PhaseBannerProps) {
  return (
    <div className={classNames("govuk-phase-banner govuk-width-container", className)}>
      <p className="govuk-phase-banner__content">
        <Tag className="govuk-phase-banner__content__tag">{tag}</Tag>
        <span className="govuk-phase-banner__text">{children}</span>
      </p>
    </div>
  );
}
