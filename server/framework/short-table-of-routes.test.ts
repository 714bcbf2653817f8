import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { LINKS_OF_THE_PAGE, linksOfThePage, withoutImports } from "./short-table-of-routes.ts";

describe("the table of routes that browsers are sent", () => {
  it("leaves out what each page imports, and nothing else", () => {
    const table = (imports: object) =>
      `window.__remixManifest=${JSON.stringify({
        entry: { module: "/assets/e.js", imports: ["/assets/a.js"] },
        routes: { root: { id: "root", module: "/assets/r.js", hasLoader: true, ...imports, css: [] } },
        url: "/assets/manifest-1.js",
      })};`;
    expect(withoutImports(table({ imports: ["/assets/a.js", "/assets/b.js"] }))).toBe(table({}));
  });

  it.each(["", "window.__remixManifest={}", 'export default {"routes":{}};'])("refuses %j", (script) => {
    expect(() => withoutImports(script)).toThrow("writes its table of routes another way");
  });

  it("finds the place in the framework that is installed, and says so when it has gone", () => {
    const source = readFileSync(join(projectRoot, "node_modules", LINKS_OF_THE_PAGE.file), "utf8");
    expect(linksOfThePage(source)).toContain("document.body.querySelectorAll");
    expect(() => linksOfThePage(linksOfThePage(source))).toThrow("is not the file");
  });
});
