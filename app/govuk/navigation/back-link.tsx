import { classNames } from "../class-names.ts";
import { AppLink, type AppLinkProps } from "./app-link.tsx";

/** To the page this one was reached from. Goes above the main content. */
export function BackLink({ className, children = "Back", ...rest }: AppLinkProps) {
  return (
    <AppLink className={classNames("govuk-back-link", className)} {...rest}>
      {children}
    </AppLink>
  );
}
