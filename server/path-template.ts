/** The part of Remix's route manifest that says which URL a route has. */
export interface RoutePlace {
  parentId?: string;
  path?: string;
  index?: boolean;
  /** What answers, as far as it is known. */
  module?: { default?: unknown };
}

/** The template that stands for every path no route has. */
export const NO_ROUTE = "(no route)";

/**
 * Makes the function that turns a path (`/challenges/01J…/evidence`) into its template
 * (`/challenges/:challengeId/evidence`). The log uses templates, since a path may hold a token or a name.
 * A word in the template wins over a parameter, a parameter over a `*`, as in the router itself.
 */
export function pathTemplates(routes: Record<string, RoutePlace | undefined>): (path: string) => string {
  const templates = [...new Set(Object.keys(routes).map((id) => templateOf(id, routes)))]
    .map((template) => ({ template, segments: segmentsOf(template) }))
    .sort((a, b) => (rank(a.segments) < rank(b.segments) ? -1 : 1));
  return (path) => {
    const asked = segmentsOf(path.replace(/\.data$/, ""));
    return templates.find(({ segments }) => fits(segments, asked))?.template ?? NO_ROUTE;
  };
}

/** The templates of what answers without a page: the modules that draw nothing. */
export function templatesWithoutPage(routes: Record<string, RoutePlace | undefined>): Set<string> {
  const bare = Object.keys(routes).filter((id) => {
    const module = routes[id]?.module;
    return module !== undefined && module.default === undefined;
  });
  return new Set(bare.map((id) => templateOf(id, routes)));
}

function templateOf(id: string, routes: Record<string, RoutePlace | undefined>): string {
  const parts: string[] = [];
  for (let route = routes[id]; route; route = route.parentId ? routes[route.parentId] : undefined) {
    if (route.path) parts.unshift(route.path);
  }
  return `/${parts.join("/")}`;
}

function segmentsOf(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "");
}

function rank(segments: string[]): string {
  return segments.map((segment) => (segment === "*" ? "2" : segment.startsWith(":") ? "1" : "0")).join("");
}

function fits(segments: string[], asked: string[]): boolean {
  const open = segments.at(-1) === "*";
  if (open ? asked.length < segments.length - 1 : asked.length !== segments.length) return false;
  return segments.every(
    (segment, index) => segment === "*" || segment.startsWith(":") || segment === asked[index],
  );
}
