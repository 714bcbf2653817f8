import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "#app/routes.ts";

/** One route of app/routes.ts: the URL it answers and its module, relative to app/. */
export interface ListedRoute {
  url: string;
  file: string;
}

/** Every route of app/routes.ts and the root, parents before children. */
export async function listedRoutes(): Promise<ListedRoute[]> {
  const below = (entries: RouteConfigEntry[], parent: string): ListedRoute[] =>
    entries.flatMap((entry) => {
      const url = `${parent}${entry.path ? `/${entry.path}` : ""}`;
      return [{ url: url || "/", file: entry.file }, ...below(entry.children ?? [], url)];
    });
  return [{ url: "/", file: "root.tsx" }, ...below(await routes, "")];
}
