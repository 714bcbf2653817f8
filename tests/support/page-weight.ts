import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { ServerBuild } from "@remix-run/node";
import { projectRoot } from "#app/platform/project-root.server.ts";

/** The JavaScript a page needs before anyone has done anything on it. */
export interface PageWeight {
  url: string;
  /** Sum of the page's scripts, each gzipped by itself as it is sent, in bytes. */
  gzipBytes: number;
  scripts: string[];
}

/** Weighs every page of the build in build/, heaviest first. Routes without a component send no script and are left out. */
export async function pageWeights(): Promise<PageWeight[]> {
  const sizes = new Map<string, number>();
  const sizeOf = (script: string) => {
    const known = sizes.get(script);
    if (known !== undefined) return known;
    const size = gzipSync(readFileSync(join(projectRoot, "build", "client", script))).length;
    sizes.set(script, size);
    return size;
  };
  const build = await readServerBuild();
  const { entry, routes, url: tableOfRoutes } = build.assets;
  return Object.values(routes)
    .filter((route) => build.routes[route.id]?.module.default !== undefined)
    .map((page) => {
      const scripts = new Set([tableOfRoutes, entry.module, ...entry.imports]);
      const path: string[] = [];
      for (let route = routes[page.id]; route; route = route.parentId ? routes[route.parentId] : undefined) {
        for (const script of [route.module, ...(route.imports ?? [])]) scripts.add(script);
        if (route.path) path.unshift(route.path);
      }
      const gzipBytes = [...scripts].reduce((sum, script) => sum + sizeOf(script), 0);
      return { url: `/${path.join("/")}`, gzipBytes, scripts: [...scripts] };
    })
    .sort((a, b) => b.gzipBytes - a.gzipBytes);
}

/** The server build as Remix made it. Loads the whole product, so it wants a data folder of its own. */
export async function readServerBuild(): Promise<ServerBuild> {
  const file = pathToFileURL(join(projectRoot, "build", "server", "index.js")).href;
  return (await import(/* @vite-ignore */ file)) as ServerBuild;
}
