import type { Server } from "node:http";
import type { Logger } from "pino";

/** How long requests under way may take to finish once the server was told to stop, in milliseconds. */
const GRACE_MS = 10_000;

/**
 * Stops taking new connections, lets requests under way finish for up to ten seconds, then cuts them.
 * Resolves once every connection is closed.
 */
export function closeServer(server: Server, log: Logger, graceMs: number = GRACE_MS): Promise<void> {
  return new Promise((resolve) => {
    // A kept-alive connection becomes idle only after its answer, so idle ones are closed again and again.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    const cut = setTimeout(() => {
      log.warn("requests still under way were cut");
      server.closeAllConnections();
    }, graceMs);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
