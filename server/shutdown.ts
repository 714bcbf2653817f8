import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { Server as NetServer, type Socket } from "node:net";
import type { Logger } from "pino";

/** How long requests under way may take to finish once the server was told to stop, in milliseconds. */
const GRACE_MS = 10_000;

/** Nothing new for so long, and whatever was sent before the signal has arrived, in milliseconds. */
const QUIET_MS = 250;

/** Milliseconds after which no more is taken even though more and more comes. */
const MOST_DRAIN_MS = 2_000;

const SWEEP_MS = 50;

/** How a server is stopped. */
export interface CloseOptions {
  /** Milliseconds that requests under way have. */
  graceMs?: number;
  /** Ends answers that never end by themselves; called again and again, since one may begin meanwhile. */
  endStreams?: () => void;
}

/**
 * Follows a server's connections so that it can be closed without losing a request that was already sent. Node's own `close`
 * ends a connection that is idle at that moment, and with it what lies unread on it, and what waits to be accepted. Call it before
 * the server listens.
 */
export function prepareToClose(server: Server, log: Logger): (options?: CloseOptions) => Promise<void> {
  /** The answer that each connection owes last: when several were asked for at once, only that one may close it. */
  const newest = new Map<Socket, ServerResponse>();
  const closing = new WeakSet<ServerResponse>();
  const closeAfter = (response: ServerResponse) => {
    if (response.headersSent || !response.shouldKeepAlive) return;
    response.shouldKeepAlive = false;
    closing.add(response);
  };
  let isStopping = false;
  let lastArrivalMs = performance.now();

  server.on("connection", (socket: Socket) => {
    lastArrivalMs = performance.now();
    socket.once("close", () => newest.delete(socket));
  });
  server.prependListener("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
    lastArrivalMs = performance.now();
    const before = newest.get(socket);
    newest.set(socket, response);
    if (isStopping) {
      if (before !== undefined && closing.has(before) && !before.headersSent) before.shouldKeepAlive = true;
      closeAfter(response);
    }
  });

  return async ({ graceMs = GRACE_MS, endStreams = () => {} } = {}) => {
    const startMs = performance.now();
    isStopping = true;
    // Each last answer says `Connection: close`, so that nothing is sent after it.
    for (const response of newest.values()) closeAfter(response);
    endStreams();
    const isQuiet = quietFor(() => lastArrivalMs);
    await untilQuiet(isQuiet, startMs, Math.min(MOST_DRAIN_MS, graceMs / 2));

    await new Promise<void>((resolve) => {
      const sweep = setInterval(() => {
        endStreams();
        if (isQuiet()) server.closeIdleConnections();
      }, SWEEP_MS);
      const cut = setTimeout(
        () => {
          log.warn("requests still under way were cut");
          server.closeAllConnections();
        },
        Math.max(0, graceMs - (performance.now() - startMs)),
      );
      // The listening alone: http's own close would end connections on which a request is only just arriving.
      NetServer.prototype.close.call(server, () => {
        clearInterval(sweep);
        clearTimeout(cut);
        resolve();
      });
    });
  };
}

/**
 * Says, asked once a sweep, whether nothing has arrived for a while. A loop that was busy, or a process that was given no core, has looked at nothing
 * meanwhile: time alone does not tell, only turns in which it could have seen something.
 */
function quietFor(lastArrivalMs: () => number): () => boolean {
  let seenMs = lastArrivalMs();
  let turns = 0;
  return () => {
    const arrivedMs = lastArrivalMs();
    turns = arrivedMs === seenMs ? turns + 1 : 0;
    seenMs = arrivedMs;
    return turns * SWEEP_MS >= QUIET_MS && performance.now() - arrivedMs >= QUIET_MS;
  };
}

/** Resolves when nothing has arrived for a while, or after `mostMs`. */
function untilQuiet(isQuiet: () => boolean, startMs: number, mostMs: number): Promise<void> {
  return new Promise((resolve) => {
    const look = setInterval(() => {
      if (!isQuiet() && performance.now() - startMs < mostMs) return;
      clearInterval(look);
      resolve();
    }, SWEEP_MS);
  });
}
