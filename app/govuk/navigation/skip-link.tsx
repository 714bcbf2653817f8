import type { AnchorHTMLAttributes, MouseEvent } from "react";
import { classNames } from "../class-names.ts";

export interface SkipLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  href?: string;
}

/** The first thing the keyboard reaches. Root puts it before the header; the target is `<main id="main-content">`. */
export function SkipLink({
  href = "#main-content",
  className,
  children = "Skip to main content",
  ...rest
}: SkipLinkProps) {
  return (
    <a
      href={href}
      className={classNames("govuk-skip-link", className)}
      data-module="govuk-skip-link"
      onClick={focusTarget}
      {...rest}
    >
      {children}
    </a>
  );
}

/** The target takes focus without looking focused, and forgets it again: it is not a control. */
function focusTarget(event: MouseEvent<HTMLAnchorElement>) {
  const target = document.getElementById(event.currentTarget.hash.slice(1));
  if (!target || target.hasAttribute("tabindex")) return;
  target.setAttribute("tabindex", "-1");
  target.classList.add("govuk-skip-link-focused-element");
  target.addEventListener(
    "blur",
    () => {
      target.removeAttribute("tabindex");
      target.classList.remove("govuk-skip-link-focused-element");
    },
    { once: true },
  );
  target.focus();
}
