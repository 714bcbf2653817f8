import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { type FrameworkChange, withChanges } from "./framework-change.ts";

const REMEMBERED = fileURLToPath(new URL("remembered-routes.ts", import.meta.url));

/**
 * The framework's packages that are bundled into the server so that they can be changed. All of them, because two copies
 * of one of them would each have a context of its own.
 */
export const BUNDLED_PACKAGES = [
  "@remix-run/express",
  "@remix-run/node",
  "@remix-run/react",
  "@remix-run/router",
  "@remix-run/server-runtime",
  "react-router",
  "react-router-dom",
];

/** Every place at which the framework works out again what depends on the table of routes alone. */
export const CHANGES: readonly FrameworkChange[] = [
  {
    file: "/@remix-run/router/dist/router.js",
    from: `  let branches = flattenRoutes(routes);
  rankRouteBranches(branches);
  let matches = null;
  let decoded = decodePath(pathname);
`,
    to: `  let decoded = decodePath(pathname);
  let branches = branchesFor(routes, decoded, allowPartial, () => {
    let all = flattenRoutes(routes);
    rankRouteBranches(all);
    return all;
  });
  let matches = null;
`,
  },
  {
    file: "/@remix-run/router/dist/router.js",
    from: "compilePath(pattern.path, pattern.caseSensitive, pattern.end);",
    to: "patternOf(compilePath, pattern.path, pattern.caseSensitive, pattern.end);",
  },
  {
    file: "/@remix-run/react/dist/esm/server.js",
    from: "let routes = createServerRoutes(manifest.routes, routeModules, context.future, context.isSpaMode);",
    to: "let routes = madeOf(manifest.routes, () => createServerRoutes(manifest.routes, routeModules, context.future, context.isSpaMode));",
  },
  {
    file: "/react-router-dom/server.mjs",
    from: `  let manifest = {};
  let dataRoutes = UNSAFE_convertRoutesToDataRoutes(routes, UNSAFE_mapRouteProperties, undefined, manifest);
`,
    to: `  let { manifest, dataRoutes } = madeOf(routes, () => {
    let manifest = {};
    return { manifest, dataRoutes: UNSAFE_convertRoutesToDataRoutes(routes, UNSAFE_mapRouteProperties, undefined, manifest) };
  });
`,
  },
];

/** The file as it is served, or null when nothing of it changes. Throws when a place is not there exactly once. */
export function rememberRoutes(path: string, source: string): string | null {
  const changes = CHANGES.filter(({ file }) => path.endsWith(file));
  if (changes.length === 0) return null;
  const changed = withChanges(source, changes, "server/framework/remember-routes.ts");
  const names = ["branchesFor", "madeOf", "patternOf"].filter((name) => changed.includes(`${name}(`));
  return `import { ${names.join(", ")} } from ${JSON.stringify(REMEMBERED)};\n${changed}`;
}

/** Changes the framework in the server's build; decision 0511 says why, and when it goes. */
export function rememberRoutesPlugin(): Plugin {
  const found = new Set<string>();
  let isServer = false;
  return {
    name: "remember-routes",
    apply: "build",
    config(_config, { isSsrBuild }) {
      isServer = isSsrBuild === true;
      return isServer ? { ssr: { noExternal: BUNDLED_PACKAGES } } : undefined;
    },
    transform(source, id) {
      if (!isServer) return null;
      const path = id.replace(/\?.*$/, "");
      const code = rememberRoutes(path, source);
      if (code === null) return null;
      for (const { file } of CHANGES) if (path.endsWith(file)) found.add(file);
      return { code, map: null };
    },
    buildEnd(error) {
      if (error || !isServer) return;
      const missing = CHANGES.map(({ file }) => file).filter((file) => !found.has(file));
      if (missing.length > 0) {
        this.error(
          `The server's build did not read ${missing[0]}, which it changes: see server/framework/remember-routes.ts.`,
        );
      }
    },
  };
}
