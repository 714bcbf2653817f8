import { matchRoutes } from "@remix-run/react";
import { expect, it } from "vitest";
import { to } from "#app/addresses.ts";
import type { RoutePattern } from "#app/platform/address.ts";
import { newId } from "#app/platform/ids.ts";
import routes from "#app/routes.ts";
import { listedRoutes } from "#tests/support/route-table.ts";

type AnyAddress = ((params: Record<string, string>) => string) & RoutePattern;

const all = Object.entries(to).flatMap(([room, addresses]) =>
  Object.entries(addresses).map(([name, address]) => ({
    name: `${room}.${name}`,
    address: address as AnyAddress,
  })),
);

/** Draws what other pages stand in, or answers what no page does: nobody goes there. */
const NO_ADDRESS = ["root.tsx", "areas/home/routes/layout.tsx", "access/not-found.tsx"];

const pages = (await listedRoutes()).filter(({ file }) => !NO_ADDRESS.includes(file));

/** The name of a route's address: its room and its file; the first page of a room, named as the room is, is its front. */
function nameOf(file: string): string {
  const [, room = "", page = ""] =
    /^(?:areas\/)?([^/]+)\/(?:[^/]+\/)?routes\/([^/]+)\.tsx?$/.exec(file) ?? [];
  const camel = (words: string) => words.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return `${camel(room)}.${page === room ? "front" : camel(page)}`;
}

it("has an address for every route, and no other, named by the room and the file that answer it", () => {
  expect(Object.fromEntries(all.map(({ name, address }) => [name, address.path]))).toEqual(
    Object.fromEntries(pages.map(({ file, url }) => [nameOf(file), url])),
  );
});

const table = await routes;

it.each(all)("$name is answered by its own route", ({ name, address }) => {
  const params = Object.fromEntries(address.names.map((each) => [each, newId()]));
  const found = matchRoutes(table as Parameters<typeof matchRoutes>[0], address(params))?.at(-1);
  expect(nameOf((found?.route as { file?: string } | undefined)?.file ?? "")).toBe(name);
  expect(found?.params).toEqual(params);
});
