import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { expect, it } from "vitest";
import { open } from "./access/guard.server.ts";
import * as entry from "./entry.server.tsx";
import * as root from "./root.tsx";

/** What a browser without scripts gets when a form could not be saved: the frame itself was not read then. */
const place = (id: string, path: string, parentId?: string) => ({
  id,
  path,
  parentId,
  module: "/assets/none.js",
  hasLoader: id === "root",
  hasAction: id !== "root",
  hasErrorBoundary: id === "root",
});
const places = { root: place("root", ""), page: place("page", "form", "root") };
const page = {
  action: open({ why: "For the test." }, () => {
    throw new TypeError("a secret of the code");
  }),
  default: () => null,
};
const build = {
  entry: { module: entry },
  routes: { root: { ...places.root, module: root }, page: { ...places.page, module: page } },
  assets: { entry: { module: "/assets/entry.js", imports: [] }, routes: places, url: "/m.js", version: "1" },
  publicPath: "/",
  assetsBuildDirectory: "",
  basename: "/",
  isSpaMode: false,
  future: { v3_singleFetch: true },
} as unknown as ServerBuild;

it("shows a page with a reference, and nothing of the bug", async () => {
  const handle = createRequestHandler(build, "production");
  const answer = await handle(
    new Request("https://workspace.example/form", {
      method: "POST",
      headers: { Host: "workspace.example", Origin: "https://workspace.example" },
      body: new URLSearchParams({ a: "1" }),
    }),
    { cspNonce: "n", requestId: "reference-1234", clientAddress: "", isDocument: true, accountId: null },
  );
  const html = await answer.text();
  expect(answer.status).toBe(500);
  expect(html).toContain("Sorry, there is a problem with the service");
  expect(html).toContain("reference-1234");
  expect(html).toContain("</html>");
  expect(html).not.toContain("secret of the code");
});
