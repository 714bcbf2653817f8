import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { readOutboxState } from "#app/mail/outbox-state.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { countTroubledJobs } from "#app/platform/jobs/job-store.server.ts";
import { countedSoFar } from "#app/platform/metrics.server.ts";

/** Where it listens: programs on this machine, and nobody else. */
const HOST = "127.0.0.1";

/** Milliseconds a collector may take to ask. */
const REQUEST_TIMEOUT_MS = 5_000;

/** What answers with the metrics of this process. */
export interface MetricsServer {
  port: number;
  stop: () => Promise<void>;
}

/**
 * Answers `GET /metrics` in the text format of Prometheus on a port of its own, and nothing else. `port` 0: any that is
 * free. Throws conflict (AppError) when the port cannot be had.
 */
export async function startMetricsServer(port: number, log: Logger): Promise<MetricsServer> {
  const measured = measures(log);
  const server = createServer((request, response) => {
    answer(request, response, measured).catch((error: unknown) => {
      log.error({ err: error }, "the metrics could not be told");
      response.writeHead(500, { "Content-Type": "text/plain" }).end("The metrics could not be told.\n");
    });
  });
  server.headersTimeout = REQUEST_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  await listen(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, measured: Registry): Promise<void> {
  if (request.url !== "/metrics") {
    response.writeHead(404, { "Content-Type": "text/plain" }).end("Nothing here but /metrics.\n");
    return;
  }
  if (request.method !== "GET") {
    response.writeHead(405, { "Content-Type": "text/plain", Allow: "GET" }).end("Only GET.\n");
    return;
  }
  const text = `${await countedSoFar.metrics()}\n${await measured.metrics()}`;
  response.writeHead(200, { "Content-Type": measured.contentType, "Cache-Control": "no-store" }).end(text);
}

/** What is looked at when somebody asks: the process (event-loop delay, open handles, memory), the outbox, the jobs. */
function measures(log: Logger): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const measure = (name: string, help: string, read: () => Promise<number>) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        // Not a number: it is not known. The other metrics are told all the same.
        const value = await read().catch((error: unknown) => {
          log.warn({ err: error, metric: name }, "a metric could not be measured");
          return Number.NaN;
        });
        this.set(value);
      },
    });
  measure("cpc_outbox_waiting", "Messages that wait to be sent.", async () => {
    const { waiting } = await readOutboxState();
    return waiting;
  });
  measure("cpc_outbox_oldest_seconds", "Age of the oldest message that waits; 0: none does.", async () => {
    const { oldestAt } = await readOutboxState();
    return oldestAt === null ? 0 : Math.max(0, (Date.now() - oldestAt.getTime()) / 1_000);
  });
  measure("cpc_jobs_in_trouble", "Background work that failed the last time.", countTroubledJobs);
  return registry;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const sentence =
        error.code === "EADDRINUSE"
          ? `METRICS_PORT ${port} on ${HOST} is taken by another program: set it to another number, or leave it unset.`
          : `METRICS_PORT ${port} cannot be listened on (${error.code ?? error.message}): set it to another number, or leave it unset.`;
      reject(new AppError("conflict", sentence, { cause: error }));
    });
    server.listen(port, HOST, resolve);
  });
}
