import { createServer, type RequestListener, type Server } from "node:http";

/** Bytes of a request's first line and headers, cookies among them; more is answered 431. Said here, since Node's own bound may be set from outside. */
export const MOST_HEADER_BYTES = 16 * 1024;

/** A request's headers must arrive within this time, in milliseconds: slow-header attacks end here. */
const HEADERS_TIMEOUT_MS = 20_000;

/** A whole request, body included: 64 MiB over a poor line. */
const REQUEST_TIMEOUT_MS = 5 * 60_000;

/** Longer than the minute most reverse proxies keep an idle connection, so that it is they who close it. */
const KEEP_ALIVE_TIMEOUT_MS = 65_000;

/** The server for people, with bounds on what a request may be before anything of it is looked at. */
export function createHttpServer(application: RequestListener): Server {
  return createServer(
    {
      maxHeaderSize: MOST_HEADER_BYTES,
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    },
    application,
  );
}
