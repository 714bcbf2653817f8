import { Link, useInRouterContext, useLocation } from "@remix-run/react";
import type { AnchorHTMLAttributes } from "react";
import { useKeptInView } from "../use-kept-in-view.ts";

export interface AppLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string;
  /** Ask the server for a whole new document: for files and for pages outside the application. */
  reloadDocument?: boolean;
}

/** Addresses that answer with a file; following them inside the page would show nothing. */
const FILE_ADDRESS = /\.(docx|pdf|ics|csv|xlsx|json|zip|txt|md)(\?|$)/;

/** Pages that are the same for everybody are documents of their own, without scripts: the server keeps them as drawn. */
const DRAWN_ONCE_ADDRESS = /^\/(accessibility|published\/[^/?#]+)?([?#]|$)/;

/**
 * A link without any look. Addresses that start with "/" or "?" are followed without loading a new document; everything
 * else (`#part`, other sites, `mailto:`, files) is a plain link. Outside a router it is always a plain link, so that
 * published pages and error pages can use the same components. From a page of one council it leads to the same council's (decision 0704).
 */
export function AppLink(props: AppLinkProps) {
  return useInRouterContext() ? <LinkInPage {...props} /> : <PlainLink {...props} />;
}

function PlainLink({ href, reloadDocument: _, children, ...rest }: AppLinkProps) {
  return (
    <a href={href} {...rest}>
      {children}
    </a>
  );
}

function LinkInPage({ href, reloadDocument = false, children, ...rest }: AppLinkProps) {
  const { pathname } = useLocation();
  // A bare "?…" means this page; the router would take it as relative to the route, which may be a layout.
  const address = useKeptInView(href.startsWith("?") ? pathname + href : href);
  const followInPage =
    (href.startsWith("/") || href.startsWith("?")) &&
    !href.startsWith("//") &&
    !reloadDocument &&
    rest.download === undefined &&
    rest.target === undefined &&
    !FILE_ADDRESS.test(href) &&
    !DRAWN_ONCE_ADDRESS.test(href);
  if (!followInPage) {
    return (
      <PlainLink href={address} {...rest}>
        {children}
      </PlainLink>
    );
  }
  return (
    <Link to={address} {...rest}>
      {children}
    </Link>
  );
}
