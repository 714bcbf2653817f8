import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";

export interface PanelProps {
  title: ReactNode;
  headingLevel?: 1 | 2 | 3;
  children?: ReactNode;
  className?: string;
}

/** The end of a piece of work: "Report issued". */
export function Panel({ title, headingLevel = 1, children, className }: PanelProps) {
  const Heading = `h${headingLevel}` as "h1" | "h2" | "h3";
  return (
    <div className={classNames("govuk-panel govuk-panel--confirmation", className)}>
      <Heading className="govuk-panel__title">{title}</Heading>
      {children === undefined ? null : <div className="govuk-panel__body">{children}</div>}
    </div>
  );
}
