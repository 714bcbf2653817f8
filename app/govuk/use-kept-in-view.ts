import { useLocation } from "@remix-run/react";
import { councilCameFrom, keptInView } from "#app/platform/in-view/council-address.ts";

/** The address to go to from this page of the router: the council in view stays in view, also by way of joint business. */
export function useKeptInView(address: string): string {
  const { pathname, search } = useLocation();
  return keptInView(address, pathname + search);
}

/** The council whose page this one of joint business was reached from: a form that asks for a page anew says it again. Null for none. */
export function useCouncilCameFrom(): string | null {
  const { pathname, search } = useLocation();
  return councilCameFrom(pathname + search);
}
