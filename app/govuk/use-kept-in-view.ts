import { useLocation } from "@remix-run/react";
import { keptInView } from "#app/platform/in-view/council-address.ts";

/** The address to go to from this page of the router: the council in view stays in view. */
export function useKeptInView(address: string): string {
  return keptInView(address, useLocation().pathname);
}
