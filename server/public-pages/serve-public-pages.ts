import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Request, RequestHandler, Response } from "express";
import { WORD_TYPE } from "#app/platform/files/download.server.ts";
import { readKeptFile } from "#app/platform/files/files.server.ts";
import type { DrawnPage, PublicPages } from "./public-pages.ts";

const unpack = promisify(gunzip);

/**
 * A copy may be kept by anybody and is asked about each time, by its ETag: what was withdrawn or corrected is so for
 * everybody at once, and the question costs next to nothing.
 */
const CACHING = "public, no-cache";

/** Published pages run no scripts and send no forms. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join("; ");

/**
 * Sends what anybody may read as it is kept: no session is looked up, nothing asked of the database, nothing drawn. What
 * is not kept goes on to the framework. Cookies are neither read nor set.
 */
export function servePublicPages(pages: PublicPages): RequestHandler {
  return (request, response, next) => {
    if (request.method !== "GET" && request.method !== "HEAD") return next();
    const path = request.path.length > 1 ? request.path.replace(/\/+$/, "") : request.path;
    const place = pages.placeAt(path);
    if (place === undefined) return next();
    if (place.kind === "withdrawn-file") {
      response.status(410).type("text/plain").set("Cache-Control", "no-store");
      response.send("This document has been withdrawn.\n");
      return;
    }
    const sent =
      place.kind === "file"
        ? sendFile(request, response, place)
        : sendPage(request, response, pages.pageAt(path));
    sent.then((isSent) => (isSent ? undefined : next())).catch(next);
  };
}

async function sendPage(
  request: Request,
  response: Response,
  page: ReturnType<PublicPages["pageAt"]>,
): Promise<boolean> {
  const drawn: DrawnPage | null = page instanceof Promise ? await page : page;
  if (drawn === null) return false;
  response.setHeader("Content-Security-Policy", POLICY);
  response.setHeader("Cache-Control", CACHING);
  response.setHeader("Vary", "Accept-Encoding");
  response.setHeader("ETag", drawn.etag);
  if (drawn.status === 200 && isFresh(request, drawn.etag)) {
    response.status(304).end();
    return true;
  }
  response.status(drawn.status).setHeader("Content-Type", "text/html; charset=utf-8");
  const takesGzip = request.acceptsEncodings("gzip") === "gzip";
  const body = takesGzip ? drawn.gzip : await unpack(drawn.gzip);
  if (takesGzip) response.setHeader("Content-Encoding", "gzip");
  response.setHeader("Content-Length", body.byteLength);
  response.end(request.method === "HEAD" ? undefined : body);
  return true;
}

async function sendFile(
  request: Request,
  response: Response,
  { sha256, fileName }: { sha256: string; fileName: string },
): Promise<boolean> {
  const etag = `"${sha256}"`;
  const caching = { "Cache-Control": CACHING, ETag: etag };
  if (isFresh(request, etag)) {
    response.status(304).set(caching).end();
    return true;
  }
  const bytes = await readKeptFile(sha256);
  response.status(200).set({
    ...caching,
    "Content-Type": WORD_TYPE,
    "Content-Length": String(bytes.byteLength),
    // Made of an address, so plain letters, digits and hyphens.
    "Content-Disposition": `attachment; filename="${fileName}"`,
  });
  response.end(request.method === "HEAD" ? undefined : bytes);
  return true;
}

/** Whether the reader has this already. */
function isFresh(request: Request, etag: string): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//, "");
  const known = request.get("If-None-Match");
  return (known?.split(",") ?? []).some((tag) => bare(tag) === bare(etag));
}
