import type { HTMLAttributes } from "react";
import { classNames } from "../class-names.ts";

/** A paragraph set apart from the text round it, for example a quotation from the scope letter. */
export function InsetText({ className, ...rest }: HTMLAttributes<HTMLDivElement>) {
  return <div className={classNames("govuk-inset-text", className)} {...rest} />;
}
