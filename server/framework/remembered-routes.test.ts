import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { matchRoutes } from "@remix-run/react";
import type { RouteConfigEntry } from "@remix-run/route-config";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";
import routes from "#app/routes.ts";
import { BUNDLED_PACKAGES, CHANGES, rememberRoutes } from "./remember-routes.ts";
import { branchesFor } from "./remembered-routes.ts";

type Route = Parameters<typeof matchRoutes>[0][number];

const ROUTER = "/@remix-run/router/dist/router.js";

const inPackages = (file: string) => join(projectRoot, "node_modules", file);

let folder: string;
let matchRemembered: typeof matchRoutes;

beforeAll(async () => {
  mkdirSync(join(projectRoot, ".cache"), { recursive: true });
  folder = mkdtempSync(join(projectRoot, ".cache", "remembered-router-"));
  const file = join(folder, "router.mjs");
  const changed = rememberRoutes(ROUTER, readFileSync(inPackages(ROUTER), "utf8")) ?? "";
  writeFileSync(file, changed.replace(/^\/\/# sourceMappingURL.*$/m, ""));
  ({ matchRoutes: matchRemembered } = (await import(file)) as { matchRoutes: typeof matchRoutes });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The product's table as the server hands it to the router. */
async function ownTable(): Promise<Route[]> {
  const below = (entries: RouteConfigEntry[]): Route[] =>
    entries.map(({ file, path, index, children }) =>
      index ? { id: file, index: true, path } : { id: file, path, children: below(children ?? []) },
    );
  return [{ id: "root", path: "", children: below(await routes) }];
}

function expectEqual(table: Route[], address: string): void {
  const shown = (match: typeof matchRoutes) =>
    match(table, address)?.map(({ route, params, pathname, pathnameBase }) => ({
      id: route.id,
      params: { ...params },
      pathname,
      pathnameBase,
    })) ?? null;
  expect(shown(matchRemembered), address).toEqual(shown(matchRoutes));
}

function urlsOf(table: Route[], parent = ""): string[] {
  return table.flatMap((route) => {
    const url = route.path ? `${parent}/${route.path}` : parent;
    return [url || "/", ...urlsOf(route.children ?? [], url)];
  });
}

/** What somebody, or something, types where an address has a segment. */
const segment = fc.oneof(
  fc.constantFrom(
    "",
    "a",
    "A",
    "01JD",
    "%2F",
    "%zz",
    "a%20b",
    "é",
    "K",
    "ſ",
    "*",
    ":id",
    "..",
    "a.csv",
    "a?",
  ),
  fc.string({ maxLength: 6 }),
);

/** An address that is nearly one of the table's. */
function nearly(urls: string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...urls), fc.array(segment, { minLength: 8, maxLength: 8 }), fc.nat(7), fc.nat(12))
    .map(([url, words, change, at]) => {
      const parts = url
        .split("/")
        .map((part, index) =>
          /[:*]/.test(part) ? part.replace(/:\w+\??|\*/, words[index % 8] ?? "") : part,
        );
      const place = at % (parts.length + 1);
      if (change === 1) parts.splice(place, 0, words[0] ?? "");
      if (change === 2) parts.splice(place, 1);
      const joined = parts.join("/") || "/";
      return [
        joined,
        joined,
        joined,
        joined.toUpperCase(),
        `${joined}/`,
        `${joined}//`,
        joined.slice(1),
        `/${joined}`,
      ][change] as string;
    });
}

const part = fc.constantFrom("a", "b", "A", ":x", ":y", ":x.csv", "c?", ":z?", "*", "d*", "é");
const path = fc.array(part, { maxLength: 3 }).map((parts) => parts.join("/"));

/** Any table: layouts without a path, index routes, optional segments, stars in odd places. */
const anyTable = fc.letrec<{ route: Route }>((tie) => ({
  route: fc.oneof(
    { maxDepth: 3 },
    fc.constant<Route>({ index: true }),
    fc.record({
      path: fc.option(path, { nil: undefined }),
      caseSensitive: fc.boolean(),
      children: fc.array(tie("route"), { maxLength: 4 }),
    }) as fc.Arbitrary<Route>,
  ),
})).route;

function withIds(table: Route[], prefix = ""): Route[] {
  return table.map((route, index) => {
    const id = `${prefix}${index}`;
    return route.index
      ? { ...route, id }
      : { ...route, id, children: withIds(route.children ?? [], `${id}-`) };
  });
}

describe("the remembered router answers as the original", () => {
  // Both warn of every star in an odd place and of every address that cannot be decoded.
  beforeEach(() => void vi.spyOn(console, "warn").mockImplementation(() => undefined));

  test("for the address of every route of the product", async () => {
    const table = await ownTable();
    const urls = urlsOf(table);
    expect(urls.length).toBeGreaterThan(150);
    for (const url of urls) expectEqual(table, url.replace(/:\w+/g, "01JD3Z"));
  });

  test("for addresses that nearly are one of them, and for any", async () => {
    const table = await ownTable();
    fc.assert(
      fc.property(fc.oneof(nearly(urlsOf(table)), fc.webPath(), fc.string()), (address) =>
        expectEqual(table, address),
      ),
      { numRuns: 120 },
    );
  });

  test("for any table", () => {
    fc.assert(
      fc.property(
        fc.array(anyTable, { minLength: 1, maxLength: 4 }),
        fc.array(segment, { maxLength: 5 }),
        (some, words) => {
          const table = withIds(some);
          for (const address of [`/${words.join("/")}`, ...urlsOf(table), "/a/b/A", "/A/a.csv/c", "/b/"]) {
            expectEqual(table, address);
          }
        },
      ),
      { numRuns: 120 },
    );
  });
});

test("the branches that are tried do not become more with the number of routes", async () => {
  const few = await ownTable();
  const many = await ownTable();
  many[0]?.children?.push(
    ...Array.from({ length: 400 }, (_, number) => ({
      id: `more-${number}`,
      path: `more-${number}/:thingId`,
    })),
  );
  const tried = (table: Route[], address: string) =>
    branchesFor(table, address, false, () => urlsOf(table).map((url) => ({ path: url }))).length;
  for (const url of urlsOf(few)) {
    const address = url.replace(/:\w+/g, "01JD3Z");
    expect(tried(many, address), address).toBe(tried(few, address));
    expect(tried(few, address), address).toBeLessThan(12);
  }
});

describe("the places in the framework", () => {
  test.each(CHANGES)("$file has the place", ({ file }) => {
    expect(rememberRoutes(file, readFileSync(inPackages(file), "utf8"))).toContain("remembered-routes.ts");
  });

  test("another version of a file stops the build, with the place that is missing", () => {
    const source = readFileSync(inPackages(ROUTER), "utf8").replace(
      "flattenRoutes(routes)",
      "flatten(routes)",
    );
    expect(() => rememberRoutes(ROUTER, source)).toThrow(
      "this is not in it exactly once:\n  let branches = flattenRoutes",
    );
  });

  test("what the bundled packages need is what stands at the root", () => {
    const lock = JSON.parse(readFileSync(join(projectRoot, "package-lock.json"), "utf8")) as {
      packages: Record<string, unknown>;
    };
    const nested = Object.keys(lock.packages).filter((path) =>
      BUNDLED_PACKAGES.some((name) => path.startsWith(`node_modules/${name}/node_modules/`)),
    );
    expect(nested).toEqual([]);
  });
});
