import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { onPublicPagesChanged } from "#app/areas/publication/public-changes.server.ts";
import { readPublicPages } from "#app/areas/publication/read-public-pages.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { RequestContext } from "../load-context.ts";
import { type Draw, keepPublicPages, type PublicPages } from "./public-pages.ts";

/** Milliseconds between two looks whether another process, or a changed name, made a page different. */
const LOOK_MS = 10_000;

/** Draws a page of this build as somebody sees it who is not signed in. */
function drawWith(build: ServerBuild, origin: string): Draw {
  const handle = createRequestHandler(build, "production");
  return async (path) => {
    const context: RequestContext = {
      cspNonce: "",
      requestId: "public-page",
      clientAddress: "",
      isDocument: true,
      accountId: null,
    };
    const response = await handle(new Request(origin + path), context);
    return { status: response.status, html: await response.text() };
  };
}

/** Looks up the public pages of this build. They are drawn by a job, or when somebody asks before it. */
export async function openPublicPages(build: ServerBuild, publicUrl: string | null): Promise<PublicPages> {
  const pages = keepPublicPages({
    readPlaces: readPublicPages,
    draw: drawWith(build, publicUrl ?? "http://localhost"),
    log,
  });
  await pages.refresh();
  return pages;
}

/**
 * Forgets pages whenever one was released or withdrawn, or a fact on it changed, and asks by `draw` for the job that
 * draws them again. Withdrawals by this process hold before they are answered. The answer ends that.
 */
export function followPublicPages(pages: PublicPages, draw: () => void): () => void {
  const look = async () => {
    if (await pages.refresh()) draw();
  };
  const timer = setInterval(() => void look(), LOOK_MS);
  timer.unref();
  const forget = onPublicPagesChanged(look);
  return () => {
    clearInterval(timer);
    forget();
    pages.stop();
  };
}
