import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import * as entry from "#app/entry.server.tsx";
import { newId } from "#app/platform/ids.ts";
import * as root from "#app/root.tsx";

const ORIGIN = "https://workspace.example";

/** A page's own module: of the product, or one that a test makes up. */
type PageModule = { default: unknown; loader?: unknown; action?: unknown };

/** What is sent to a page, the cookie apart. */
export interface Asked extends RequestInit {
  cookie?: string;
  requestId?: string;
}

/**
 * The frame of the product around some of its pages, by the address pattern of each: asked with an address it answers what a browser
 * without scripts is sent, or with `.data` behind the address what scripts are.
 */
export function drawnPages(pages: Readonly<Record<string, PageModule>>) {
  const modules = { root, ...pages } as Record<string, PageModule>;
  const places = Object.fromEntries(
    Object.entries(modules).map(([id, module]) => [
      id,
      {
        id,
        path: id === "root" ? "" : id.slice(1),
        parentId: id === "root" ? undefined : "root",
        module: "/assets/none.js",
        hasLoader: module.loader !== undefined,
        hasAction: module.action !== undefined,
        hasErrorBoundary: id === "root",
      },
    ]),
  );
  const build = {
    entry: { module: entry },
    routes: Object.fromEntries(
      Object.entries(modules).map(([id, module]) => [id, { ...places[id], module }]),
    ),
    assets: {
      entry: { module: "/assets/entry.js", imports: [] },
      routes: places,
      url: "/m.js",
      version: "1",
    },
    publicPath: "/",
    assetsBuildDirectory: "",
    basename: "/",
    isSpaMode: false,
    future: { v3_singleFetch: true },
  } as unknown as ServerBuild;
  const handle = createRequestHandler(build, "production");
  return async (address: string, { cookie = "", requestId = newId(), ...init }: Asked = {}) => {
    const answer = await handle(
      new Request(ORIGIN + address, {
        ...init,
        headers: { Host: "workspace.example", Origin: ORIGIN, Cookie: cookie },
      }),
      {
        cspNonce: "n",
        requestId,
        clientAddress: "",
        isDocument: !new URL(ORIGIN + address).pathname.endsWith(".data"),
        accountId: null,
      },
    );
    return {
      status: answer.status,
      location: answer.headers.get("Location"),
      cookie: answer.headers.get("Set-Cookie"),
      html: await answer.text(),
    };
  };
}
