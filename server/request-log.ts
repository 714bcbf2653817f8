import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { countRequest } from "#app/platform/metrics.server.ts";
import type { RequestContext } from "./load-context.ts";

/**
 * One structured line for each request once it is over: method, path template, status, milliseconds and the account's
 * id; it is counted for the metrics too. Never the query, the path itself, an e-mail address or a header.
 */
export function requestLog(log: Logger, templateOf: (path: string) => string): RequestHandler {
  return (request, response, next) => {
    const start = performance.now();
    const { path } = request;
    response.on("close", () => {
      const context = response.locals.context as RequestContext;
      const line = {
        requestId: context.requestId,
        method: request.method,
        route: path.startsWith("/assets/") ? "/assets/*" : templateOf(path),
        status: response.statusCode,
        ms: Math.round((performance.now() - start) * 10) / 10,
        accountId: context.accountId ?? undefined,
        aborted: response.writableFinished ? undefined : true,
      };
      countRequest(line);
      if (response.statusCode >= 500) log.error(line, "request");
      else log.info(line, "request");
    });
    next();
  };
}
