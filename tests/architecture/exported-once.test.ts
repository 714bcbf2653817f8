import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { filesBelow } from "#tests/support/files.ts";

/** Names that a framework asks for, or a table of commands: each file has its own. */
const ASKED_FOR = new Set([
  "action",
  "handle",
  "headers",
  "links",
  "loader",
  "meta",
  "run",
  "shouldRevalidate",
]);

/** Names that stand in more than one file on purpose, with the reason. */
const SAME_ON_PURPOSE: Record<string, string> = {
  listThemes: "the room of the peer team comes before that of the scope, and cannot ask it for the themes",
};

const EXPORTED = /^export (?:async )?(?:function\*?|const|class|interface|type|enum) (\w+)/gm;

/** The files that export a name, by name. */
function exporters(files: readonly { path: string; text: string }[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { path, text } of files) {
    for (const name of new Set([...text.matchAll(EXPORTED)].map((match) => match[1] as string))) {
      found.set(name, [...(found.get(name) ?? []), path]);
    }
  }
  return found;
}

/** Names that more than one file exports, with the files. */
function twice(files: readonly { path: string; text: string }[]): string[] {
  return [...exporters(files)]
    .filter(([name, paths]) => paths.length > 1 && !ASKED_FOR.has(name))
    .map(([name, paths]) => `${name}: ${paths.join(", ")}`);
}

const isLeftOut = (path: string) =>
  path.includes("generated") || (/\.\w+$/.test(path) && !/(?<!\.test)\.tsx?$/.test(path));

const files = ["app", "server"]
  .flatMap((folder) => filesBelow(projectRoot, folder, isLeftOut))
  .map((path) => ({ path, text: readFileSync(join(projectRoot, path), "utf8") }));

it("has one file for a name that the rest of the product can ask for", () => {
  const allowed = Object.keys(SAME_ON_PURPOSE);
  expect(twice(files).filter((line) => !allowed.some((name) => line.startsWith(`${name}:`)))).toEqual([]);
});

it("lists no exception that is none any more", () => {
  const found = twice(files);
  expect(
    Object.keys(SAME_ON_PURPOSE).filter((name) => !found.some((line) => line.startsWith(`${name}:`))),
  ).toEqual([]);
});

it("finds a name that is exported twice, however it is declared", () => {
  const planted = [
    { path: "app/a.ts", text: "export const Finding = 1;\nexport function only() {}" },
    { path: "app/b.ts", text: "export interface Finding {}\nexport async function loader() {}" },
    { path: "app/c.ts", text: "const Finding = 2;\nexport async function loader() {}" },
  ];
  expect(twice(planted)).toEqual(["Finding: app/a.ts, app/b.ts"]);
});
