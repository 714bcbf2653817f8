import type { HTMLAttributes } from "react";
import { classNames } from "../class-names.ts";

/** Help that a control points to with aria-describedby. */
export function Hint({ className, ...rest }: HTMLAttributes<HTMLDivElement>) {
  return <div className={classNames("govuk-hint", className)} {...rest} />;
}
