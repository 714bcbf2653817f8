import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { filesBelow } from "#tests/support/files.ts";

const FOLDERS = ["app", "bin", "deploy", "docs", "prisma", "public", "server", "templates", "tests"];
/** What is there only once something was built or generated, and names that stand for any of their kind. */
const NOT_HERE = /^(build|data)\/|\/generated(\/|$)|^rule\.test\.ts$/;
const PATH =
  /^(\.\.\/|(app|areas|server|bin|prisma|tests|docs|templates|public|deploy|platform|access|audit|mail|word|govuk|solver|cli)\/)/;
const FILE = /(^|\/)[\w$][\w.$-]*\.(tsx?|mjs|md|prisma|scss|sql)$/;

const ours = FOLDERS.flatMap((folder) => filesBelow(projectRoot, folder));
const names = new Set(ours.map((path) => basename(path)));
const documents = [
  ...ours.filter((path) => path.endsWith(".md")),
  "README.md",
  "SECURITY.md",
  "CONTRIBUTING.md",
];

/** The paths in backticks and the addresses of links inside the repository. */
function namedIn(text: string): string[] {
  const inBackticks = [...text.matchAll(/`((?:\.\.\/)*[\w.$@-]+(?:\/[\w.$@-]+)*\/?)`/g)]
    .map(([, path = ""]) => path)
    .filter((path) => (FILE.test(path) || PATH.test(path)) && !NOT_HERE.test(path));
  const linked = [...text.matchAll(/\]\(([\w./-]+)(?:#[\w-]*)?\)/g)].map(([, path = ""]) => path);
  return [...new Set([...inBackticks, ...linked])];
}

/** From the document's own folder, the root, `app` or its rooms; a decision may be named by its number, a file by its name alone. */
function isThere(document: string, path: string): boolean {
  if (!path.includes("/") && names.has(path)) return true;
  const places = [dirname(document), ".", "app", "app/areas"].map((base) => join(base, path));
  return places.some(
    (place) =>
      existsSync(join(projectRoot, place)) ||
      (/\/\d{4}$/.test(place) && ours.some((file) => file.startsWith(`${place}-`))),
  );
}

describe("a path in a document", () => {
  it("is one of many", () => {
    const all = documents.flatMap((document) => namedIn(readFileSync(join(projectRoot, document), "utf8")));
    expect(all.length).toBeGreaterThan(300);
    expect(isThere("docs/domain.md", "app/no-such-room/rule.ts")).toBe(false);
  });

  it.each(documents)("of %s exists", (document) => {
    const named = namedIn(readFileSync(join(projectRoot, document), "utf8"));
    expect(named.filter((path) => !isThere(document, path))).toEqual([]);
  });
});
