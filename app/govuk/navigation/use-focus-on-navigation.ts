import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";

/**
 * Does after a change of page what a page load would have done: moves focus to the error summary if there is one, else
 * to the heading, so that keyboard and screen reader start where the new page starts. Call it once, in root. A change
 * of the search part alone (a filter) leaves focus on the control that made it; a `#part` is left to the browser.
 */
export function useFocusOnNavigation(): void {
  const { pathname, hash } = useLocation();
  const lastPathname = useRef(pathname);
  useEffect(() => {
    if (lastPathname.current === pathname) return;
    lastPathname.current = pathname;
    if (hash) return;
    // An error summary or success banner on the new page has taken focus itself: leave it there.
    if (document.activeElement?.matches(".govuk-error-summary, .govuk-notification-banner")) return;
    focusPageStart(document);
  }, [pathname, hash]);
}

/** Focuses the error summary or the first heading of the page. Without either, nothing moves. */
export function focusPageStart(document: Document): void {
  const start =
    document.querySelector<HTMLElement>("main .govuk-error-summary") ?? document.querySelector("h1");
  if (!(start instanceof HTMLElement)) return;
  if (!start.hasAttribute("tabindex")) {
    start.setAttribute("tabindex", "-1");
    start.addEventListener("blur", () => start.removeAttribute("tabindex"), { once: true });
  }
  start.focus({ preventScroll: true });
}
