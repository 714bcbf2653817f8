import { randomBytes, randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import type { Logger } from "pino";
import { plainPage } from "#app/platform/plain-page.ts";
import { withLogContext } from "#app/platform/request-context/log-context.server.ts";
import type { Environment } from "#app/platform/settings/env.server.ts";
import { concludeProxy } from "#app/platform/untrusted-proxy.ts";
import { admission } from "./admission/admission.ts";
import type { RequestContext } from "./load-context.ts";
import { pathTemplates, templatesWithoutPage } from "./path-template.ts";
import type { PublicPages } from "./public-pages/public-pages.ts";
import { servePublicPages } from "./public-pages/serve-public-pages.ts";
import { answerHealth } from "./readiness.ts";
import { refuseForgeries } from "./refuse-forgeries.ts";
import { discardUnreadBody, limitBody, refuseOddAddresses } from "./request-limits.ts";
import { requestLog } from "./request-log.ts";
import { securityContact } from "./security-contact.ts";
import { securityHeaders } from "./security-headers.ts";

/** What the application is made of; tests give their own. */
export interface ApplicationParts {
  env: Pick<Environment, "mode" | "publicUrl" | "trustProxy" | "singleSignOn" | "securityContact">;
  log: Logger;
  /** The Remix build; a function in development, where it changes under the server's feet. */
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Folder of the client build, absolute; null in development, where Vite serves it. */
  clientFolder: string | null;
  /** Vite's middleware, in development only. */
  viteMiddleware?: RequestHandler;
  /** What anybody may read, as it is kept; null in development, where every page is drawn anew. */
  publicPages: PublicPages | null;
  /** Whether a `Cookie` header carries a session that this installation gave out. */
  isSignedIn: (cookies: string | undefined) => boolean;
  /** Answers /readyz. */
  readiness: RequestHandler;
}

const REQUEST_ID = /^[\w-]{8,64}$/;

/** The Express application round Remix's request handler. It does not listen; server/start.ts does. */
export async function createApplication(parts: ApplicationParts): Promise<Express> {
  const { env, log } = parts;
  const development = parts.viteMiddleware !== undefined;
  const firstBuild = typeof parts.build === "function" ? await parts.build() : parts.build;

  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", env.trustProxy);
  app.set("etag", false);

  app.use(beginRequest(env.trustProxy !== false));
  // Before the log: a page in development is made of a hundred modules.
  if (parts.viteMiddleware) app.use(parts.viteMiddleware);
  // Before the log: a probe every few seconds would drown what people do.
  app.get("/healthz", answerHealth);
  app.get("/readyz", parts.readiness);
  if (env.trustProxy === false) app.use(noticeProxy(log));
  const templateOf = pathTemplates(firstBuild.routes);
  const withoutPage = templatesWithoutPage(firstBuild.routes);
  app.use(requestLog(log, templateOf));
  app.use(
    securityHeaders({
      development,
      servedOverTls: env.publicUrl?.startsWith("https:") ?? false,
    }),
  );
  app.use(limitBody, discardUnreadBody);
  if (parts.publicPages) app.use(servePublicPages(parts.publicPages));
  app.use(compression());
  if (parts.clientFolder) {
    app.use("/assets", express.static(join(parts.clientFolder, "assets"), { immutable: true, maxAge: "1y" }));
    app.use("/assets", (_request, response) => {
      response.status(404).type("text/plain").set("Cache-Control", "no-store").send("Not found\n");
    });
    // By name, so that no page's address is looked for in the folder.
    const files = (await readdir(parts.clientFolder, { withFileTypes: true })).filter((one) => one.isFile());
    app.get(
      files.map(({ name }) => `/${name}`),
      express.static(parts.clientFolder, { index: false, redirect: false, maxAge: "1h" }),
    );
  }
  if (env.securityContact) {
    app.get("/.well-known/security.txt", securityContact(env.securityContact, env.publicUrl));
  }
  app.use(refuseOddAddresses);
  app.use(refuseForgeries(env.publicUrl));
  app.use(keepOutOfCaches);
  app.use(keepOutOfLists(parts.publicPages));
  app.use(admission({ isSignedIn: parts.isSignedIn, templateOf }));
  app.all(
    "*",
    createRequestHandler({
      build: parts.build,
      mode: development ? "development" : "production",
      getLoadContext: (request, response) => {
        const context = response.locals.context as RequestContext;
        context.answersWithoutPage = withoutPage.has(templateOf(request.path));
        return context;
      },
    }),
  );
  app.use(answerFailure(log));
  return app;
}

/**
 * Gives the request its id, nonce and address. What only a proxy should say (X-Forwarded-*, X-Request-Id) is
 * believed only when a proxy is trusted; Remix's adapter reads X-Forwarded-Host by itself, so it is taken away.
 */
function beginRequest(behindProxy: boolean): RequestHandler {
  return (request, response, next) => {
    if (!behindProxy) {
      delete request.headers["x-forwarded-host"];
      delete request.headers["x-request-id"];
    }
    const given = request.get("x-request-id");
    const context: RequestContext = {
      cspNonce: randomBytes(16).toString("base64"),
      requestId: given !== undefined && REQUEST_ID.test(given) ? given : randomUUID(),
      clientAddress: request.ip ?? "",
      // What scripts ask of a page has this ending (Remix: single fetch).
      isDocument: !request.path.endsWith(".data"),
      accountId: null,
    };
    response.locals.context = context;
    response.locals.cspNonce = context.cspNonce;
    response.setHeader("X-Request-Id", context.requestId);
    withLogContext({ requestId: context.requestId }, next);
  };
}

const PASSED_ON = ["x-forwarded-for", "forwarded", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"];

/** Says once in the log when the server is behind a proxy that the settings do not name. */
function noticeProxy(log: Logger): RequestHandler {
  return (request, _response, next) => {
    const isPassedOn = PASSED_ON.some((name) => request.headers[name] !== undefined);
    if (concludeProxy(request.socket.remoteAddress ?? "", isPassedOn)) {
      log.warn(
        "every request comes from one address with the headers of a proxy, and TRUST_PROXY is not set: all people count as one when sign-ins are limited",
      );
    }
    next();
  };
}

/** A page is never kept by a browser or proxy unless its route says otherwise: most show walled content. */
const keepOutOfCaches: RequestHandler = (_request, response, next) => {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = ((...args: Parameters<typeof writeHead>) => {
    if (!response.hasHeader("Cache-Control")) response.setHeader("Cache-Control", "no-store");
    return writeHead(...args);
  }) as typeof response.writeHead;
  next();
};

/** What search engines may not list: everything that is not published. Sign-in pages and links of one's own are open, but nobody's to find. */
function keepOutOfLists(publicPages: PublicPages | null): RequestHandler {
  return (request, response, next) => {
    if (publicPages?.placeAt(request.path) === undefined) response.setHeader("X-Robots-Tag", "noindex");
    next();
  };
}

/** The last resort, for what fails before or outside Remix: an address that is no URL, a broken build. */
function answerFailure(log: Logger): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, _request, response, _next) => {
    const { requestId } = response.locals.context as RequestContext;
    const badAddress =
      error instanceof TypeError && (error as NodeJS.ErrnoException).code === "ERR_INVALID_URL";
    if (!badAddress) log.error({ err: error, requestId }, "request failed outside the application");
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const page = badAddress
      ? plainPage("Bad request", "The address that was asked for could not be read. Check it and try again.")
      : plainPage(
          "Sorry, there is a problem with the service",
          `Try again later. If it goes on, tell the people who run this service and give them the reference ${requestId}.`,
        );
    response
      .status(badAddress ? 400 : 500)
      .type("html")
      .set("Cache-Control", "no-store")
      .send(page);
  };
}
