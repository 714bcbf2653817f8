import { createRequestHandler } from "@remix-run/node";
import { resolvePath } from "@remix-run/react";
import { expect, it } from "vitest";
import { readServerBuild } from "#tests/support/page-weight.ts";

/** What is known of the framework and closed from outside; decision 0523 says which fault each is. */

const context = {
  cspNonce: "",
  requestId: "request-1",
  clientAddress: "127.0.0.1",
  isDocument: true,
  accountId: null,
};

it("has no address that tells a browser of further routes", async () => {
  const build = await readServerBuild();
  expect(build.future.v3_lazyRouteDiscovery).toBe(false);
  const handle = createRequestHandler(build, "production");
  const paths = ["/challenges", "/sign-in", "/a/b/c"].map((path) => `p=${encodeURIComponent(path)}`);
  const address = `http://localhost/__manifest?${paths.join("&")}&version=${build.assets.version}`;
  const answer = await handle(new Request(address), context);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain('"hasLoader"');
});

it("takes a path for a path, however many strokes it begins with", () => {
  // The router that Remix asks for took "//host" as it was: a way to another site.
  expect(resolvePath("//elsewhere.example/page", "/").pathname).toBe("/elsewhere.example/page");
});
