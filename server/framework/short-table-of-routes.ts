import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin, ResolvedConfig } from "vite";
import { type FrameworkChange, withChanges } from "./framework-change.ts";

/** A page's scripts say what they import themselves; the table repeats it for each page, and is sent with every page. */
interface TableOfRoutes {
  routes: Record<string, { imports?: string[] }>;
}

const BEFORE = "window.__remixManifest=";
const AFTER = ";";

/**
 * The table of routes as a browser is sent it, without what each page's script imports: half of its bytes when it is packed. A browser
 * needs that list only to fetch early what the page it stands on imports, and the server has written that into the page.
 * Throws where `script` is not a table as the framework writes it.
 */
export function withoutImports(script: string): string {
  if (!script.startsWith(BEFORE) || !script.endsWith(AFTER))
    throw new Error(
      "The framework writes its table of routes another way: see server/framework/short-table-of-routes.ts.",
    );
  const table = JSON.parse(script.slice(BEFORE.length, -AFTER.length)) as TableOfRoutes;
  for (const route of Object.values(table.routes)) delete route.imports;
  return `${BEFORE}${JSON.stringify(table)}${AFTER}`;
}

/**
 * Where the framework draws the links that fetch a page's scripts early. In the browser they are those that the server has put into the page: React compares them
 * with the page before it takes it over. The first two are drawn from the table itself.
 */
export const LINKS_OF_THE_PAGE: FrameworkChange = {
  file: "/@remix-run/react/dist/esm/components.js",
  from: "let preloads = isHydrated ? [] : manifest.entry.imports.concat(routePreloads);",
  to: `let preloads = isHydrated ? [] : Array.from(document.body.querySelectorAll('link[rel="modulepreload"]'), link => link.getAttribute("href")).slice(2);`,
};

/** That file as a browser is sent it. Throws when the place is not there exactly once. */
export function linksOfThePage(source: string): string {
  return withChanges(source, [LINKS_OF_THE_PAGE], "server/framework/short-table-of-routes.ts");
}

/** Shortens the table in a build, and has the browser do without what was left out; decision 0524 says why, and when it goes. */
export function shortTableOfRoutes(): Plugin {
  let config: ResolvedConfig;
  let changed = false;
  return {
    name: "short-table-of-routes",
    apply: "build",
    configResolved(resolved) {
      config = resolved;
    },
    transform(source, id) {
      if (config.build.ssr || !id.replace(/\?.*$/, "").endsWith(LINKS_OF_THE_PAGE.file)) return null;
      changed = true;
      return { code: linksOfThePage(source), map: null };
    },
    buildEnd(error) {
      if (!error && !config.build.ssr && !changed)
        this.error(
          `The build for browsers did not read ${LINKS_OF_THE_PAGE.file}: see server/framework/short-table-of-routes.ts.`,
        );
    },
    // The framework writes the table while it builds the server, into the folder of what browsers are sent.
    writeBundle() {
      if (!config.build.ssr) return;
      const folder = join(config.root, "build", "client", config.build.assetsDir);
      const tables = readdirSync(folder).filter((name) => /^manifest-.*\.js$/.test(name));
      if (tables.length !== 1)
        this.error(`There is not one table of routes in ${folder}, but ${tables.length}.`);
      for (const name of tables) {
        const file = join(folder, name);
        writeFileSync(file, withoutImports(readFileSync(file, "utf8")));
      }
    },
  };
}
