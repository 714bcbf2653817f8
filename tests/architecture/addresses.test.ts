import { readFileSync } from "node:fs";
import { join } from "node:path";
import { matchRoutes } from "@remix-run/react";
import { describe, expect, it } from "vitest";
import { to } from "#app/addresses.ts";
import type { RoutePattern } from "#app/platform/address.ts";
import { newId } from "#app/platform/ids.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import routes from "#app/routes.ts";
import { filesBelow } from "#tests/support/files.ts";
import { listedRoutes } from "#tests/support/route-table.ts";

type AnyAddress = ((params: Record<string, string>) => string) & RoutePattern;

const all = Object.entries(to).flatMap(([room, addresses]) =>
  Object.entries(addresses).map(([name, address]) => ({
    name: `${room}.${name}`,
    address: address as AnyAddress,
  })),
);

/** Draws what other pages stand in, or answers what no page does: nobody goes there. */
const NO_ADDRESS = [
  "root.tsx",
  "areas/home/routes/layout.tsx",
  "areas/visits/routes/layout.tsx",
  "areas/visits/routes/earlier-timetable.ts",
  "access/not-found.tsx",
];

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

describe("a file of the product", () => {
  /** Files that spell an address, or something that looks like one, each with its reason. */
  const MAY = new Map([
    ["app/routes.ts", "The routes themselves."],
    ["app/addresses.ts", "The tree itself, held equal to the routes above."],
    [
      "app/platform/plain-page.ts",
      "The page of a service that cannot draw one; it knows no page but the first.",
    ],
    ["app/access/unsaved-form.server.ts", "Keeps the address at which a form was sent, as it was asked."],
    ["app/platform/address.ts", "Builds them, and reads patterns in types."],
    ["app/platform/transports/notify-template.server.ts", "The address of another service."],
    ["app/platform/transports/notify-transport.server.ts", "The address of another service."],
    ["app/areas/scope/import/letter/theme-headings.ts", "A key of a map."],
    ["app/areas/scope/import/word/word-numbering.ts", "A key of a map."],
  ]);
  const first = [...new Set(pages.map(({ url }) => url.split("/")[1] ?? "").filter((each) => each !== ""))];
  const BY_HAND = [
    // "/challenges/…", `/sign-in?…`, "/account"
    new RegExp(`["'\`]/(${first.join("|")})(?=["'\`/?#.$])`),
    // "/" as the address of the first page
    /\b(href|to|url|action)(=|: )\{?["'`]\/["'`]|\bredirect\w*\(\s*["'`]\/["'`]|href="\/"/,
    // `${base}/notes`, `${base}?day=`, base + "/notes"
    /`\$\{[^}]*\}[/?]|\+ ["'`][/?]\w/,
    // "?day=", `?page=${page}`
    /["'`]\?\w+=/,
  ];
  const withoutComments = (text: string) =>
    text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
  const linesOf = (text: string) =>
    withoutComments(text)
      .split("\n")
      .filter((line) => BY_HAND.some((pattern) => pattern.test(line)));
  const sources = filesBelow(projectRoot, "app", (path) => path.startsWith("app/platform/generated"))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|^app\/govuk\/fixture/.test(path))
    .map((path) => ({ path, text: readFileSync(join(projectRoot, path), "utf8") }));

  it.each([
    'return redirect("/challenges");',
    `<TextLink href={\`/challenges/\${challengeId}/scope\`}>`,
    `href: \`\${base}/people\`,`,
    "const HERE = '/administration/mail';",
    `\`\${address}?day=\${day}\``,
    'base + "/notes"',
    'clearHref="?view=day"',
    '<a href="/">',
    'throw redirect("/");',
  ])("is found when it says %s", (line) => {
    expect(linesOf(line)).toEqual([line]);
  });

  it("builds no address by hand", () => {
    const byHand = sources
      .filter(({ path }) => !MAY.has(path))
      .flatMap(({ path, text }) => linesOf(text).map((line) => `${path}: ${line.trim()}`));
    expect(byHand, "take the address from app/addresses.ts").toEqual([]);
  });

  it("is an exception only while it needs to be", () => {
    const needed = sources.filter(({ text }) => linesOf(text).length > 0).map(({ path }) => path);
    expect([...MAY.keys()].filter((path) => !needed.includes(path) && !/routes\.ts$/.test(path))).toEqual([]);
  });

  it("reads no parameter that may be missing", () => {
    const loose = sources
      .filter(({ path }) => path !== "app/access/route-request.server.ts")
      .flatMap(({ path, text }) =>
        withoutComments(text)
          .split("\n")
          .filter((line) => /\bparams\??\.\w+(\?\.| \?\?| \|\||!)|\buseParams\b/.test(line))
          .map((line) => `${path}: ${line.trim()}`),
      );
    expect(loose, "say with `at` in the guard which address it is").toEqual([]);
  });
});
