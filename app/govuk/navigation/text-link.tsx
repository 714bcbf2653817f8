import { classNames } from "../class-names.ts";
import { AppLink, type AppLinkProps } from "./app-link.tsx";

export interface TextLinkProps extends AppLinkProps {
  /** No visited colour: for links to pages that change. */
  noVisitedState?: boolean;
  /** White, for dark backgrounds. */
  inverse?: boolean;
}

/** A link in running text. `<TextLink href="/challenges/1/scope">Scope</TextLink>` */
export function TextLink({ className, noVisitedState, inverse, ...rest }: TextLinkProps) {
  return (
    <AppLink
      className={classNames(
        "govuk-link",
        noVisitedState && "govuk-link--no-visited-state",
        inverse && "govuk-link--inverse",
        className,
      )}
      {...rest}
    />
  );
}
