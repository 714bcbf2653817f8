import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "#app/routes.ts";

/** One route of app/routes.ts: the URL it answers and its module, relative to app/. */
export interface ListedRoute {
  url: string;
  file: string;
}

/** Every route of app/routes.ts and the root, parents before children. */
export async function listedRoutes(): Promise<ListedRoute[]> {
  // A page of one council has two addresses; the one that names it is asked in council-in-view.test.ts.
  const plain = (url: string) => url.replace("/councils?/:inViewId?", "");
  const below = (entries: RouteConfigEntry[], parent: string): ListedRoute[] =>
    entries.flatMap((entry) => {
      const url = `${parent}${entry.path ? `/${entry.path}` : ""}`;
      return [{ url: plain(url) || "/", file: entry.file }, ...below(entry.children ?? [], url)];
    });
  return [{ url: "/", file: "root.tsx" }, ...below(await routes, "")];
}
