import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import { carriesOwnSignInSession } from "#app/access/sign-in-session.server.ts";
import { offerFirstAdministrator } from "#app/areas/people/accounts/first-administrator.server.ts";
import { endRevisionStreams } from "#app/areas/timetable/grid/live-revisions.server.ts";
import { keepHead } from "#app/audit/keep-heads.server.ts";
import { openTrail } from "#app/audit/open-trail.server.ts";
import { writeRefusedSignIns } from "#app/audit/refused-sign-ins.server.ts";
import { refuseUnfinishedRestore } from "#app/back-up/restore-mark.server.ts";
import { tryMailAgain } from "#app/mail/mail-halt.server.ts";
import { stopSendingMail } from "#app/mail/send-due-mail.server.ts";
import { takeServerLock } from "#app/platform/data-folder/server-lock.server.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { log } from "#app/platform/log.server.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { env, reachedBy } from "#app/platform/settings/env.server.ts";
import { keepDemonstrationPrivate } from "#demo/keep-demonstration-private.server.ts";
import { sayUpdate, type Update } from "#prisma/bring-up-to-date.ts";
import { databaseFileOf } from "#prisma/migration-place.ts";
import { openWorkspace } from "#prisma/open-workspace.ts";
import { createApplication } from "./application.ts";
import { startBackgroundJobs } from "./background-jobs.ts";
import { createHttpServer } from "./http-server.ts";
import { startMetricsServer } from "./metrics-server.ts";
import { mostConnections } from "./open-files.ts";
import { openPublicPages } from "./public-pages/follow-public-pages.ts";
import { answerReadiness, lookAtReadiness, remembered } from "./readiness.ts";
import { prepareToClose } from "./shutdown.ts";
import { watchPlaces } from "./watched-places.ts";

/** The development server's share; see server/development.ts. */
export interface Development {
  build: () => Promise<ServerBuild>;
  viteMiddleware: RequestHandler;
}

export interface StartedServer {
  /** Where a person on this machine opens it. */
  url: string;
  stop: () => Promise<void>;
}

/**
 * Brings the database up to date, then listens. Resolves once the server answers. With `development`, pages come
 * from the sources through Vite; without, from the build.
 */
export async function start(development?: Development): Promise<StartedServer> {
  await refuseUnfinishedRestore(env.dataDir);
  // Before a workspace is begun or brought up to date for a server that cannot be reached.
  await requirePort();
  // What the server makes is for its user alone, whatever makes it.
  process.umask(0o077);
  let giveBackFolder = () => {};
  const applied = await openWorkspace(env, {
    announce: announceUpdate,
    beforeDatabase: () => {
      giveBackFolder = takeServerLock(env.dataDir, {
        pid: process.pid,
        since: new Date().toISOString(),
        reachedBy: reachedBy(env),
      });
    },
  });
  const misplaced = watchPlaces([
    { path: databaseFileOf(env.databaseUrl), called: "The database" },
    { path: join(env.dataDir, "files"), called: "The folder of kept files" },
  ]);
  await keepDemonstrationPrivate(env);
  await openTrail(applied, new Date());

  const build = development ? null : await import("virtual:remix/server-build");
  const publicPages = build && (await openPublicPages(build, env.publicUrl));
  const app = await createApplication({
    env,
    log,
    build: build ?? (development as Development).build,
    publicPages,
    isSignedIn: carriesOwnSignInSession,
    clientFolder: development ? null : join(projectRoot, "build", "client"),
    viteMiddleware: development?.viteMiddleware,
    readiness: answerReadiness(
      remembered(() => lookAtReadiness(env.dataDir, { misplaced })),
      log,
    ),
  });
  const server = createHttpServer(app);
  server.maxConnections = mostConnections(log);
  const closeServer = prepareToClose(server, log);
  const metrics = env.metricsPort === null ? null : await startMetricsServer(env.metricsPort, log);
  if (metrics !== null) log.info({ metricsPort: metrics.port }, "metrics are told");
  await listen(server);
  const { port } = server.address() as AddressInfo;
  const everywhere = ["127.0.0.1", "localhost", "0.0.0.0", "::", "::1"].includes(env.host);
  const url = `http://${everywhere ? "localhost" : env.host}:${port}`;
  log.info({ host: env.host, port }, "listening");
  // Whoever starts the server has perhaps just mended its settings.
  await tryMailAgain(new Date());
  const stopJobs = startBackgroundJobs(publicPages);
  const firstAdministrator = await offerFirstAdministrator(new Date());
  // On standard output, not in the log: a log is kept and read by others, a link is for whoever starts the server.
  if (firstAdministrator !== null) {
    process.stdout.write(
      `\nNobody has an account yet. Make the first administrator within a day:\n${firstAdministrator}\n\n`,
    );
  }

  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopSendingMail();
    // Streams would stay open for minutes: browsers ask the next process again by themselves.
    stopping ??= Promise.all([closeServer({ endStreams: endRevisionStreams }), stopJobs(), metrics?.stop()])
      .then(() => writeRefusedSignIns("all", new Date()))
      .finally(keepHead)
      .finally(() => db.$disconnect())
      .finally(giveBackFolder);
    return stopping;
  };
  stopOnSignals(stop);
  return { url, stop };
}

/** In the log for whoever keeps it, and on the output for whoever starts the server by hand. */
function announceUpdate(update: Update): void {
  const { plan, copy } = update;
  log.info({ pending: plan.pending, copy }, "the database will be brought up to date");
  process.stdout.write(`${sayUpdate(update)}\n`);
}

/** Sees that the server's place to listen at can be had, and lets it go again. */
async function requirePort(): Promise<void> {
  const trial = createServer();
  await listen(trial);
  await new Promise((resolve) => trial.close(resolve));
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const sentence =
        error.code === "EADDRINUSE"
          ? `Port ${env.port} on ${env.host} is taken by another program: stop it, or set PORT to another number.`
          : ["EACCES", "EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN"].includes(error.code ?? "")
            ? `This machine does not let the server listen on ${env.host}, port ${env.port}: set HOST or PORT to another.`
            : `The server could not listen: ${error.message}`;
      reject(new AppError("conflict", sentence, { cause: error }));
    });
    server.listen(env.port, env.host, resolve);
  });
}

function stopOnSignals(stop: () => Promise<void>): void {
  let isStopping = false;
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
    process.on(signal, () => {
      // A terminal and npm both send one; the second must not cut what the first lets finish.
      if (isStopping) return;
      isStopping = true;
      log.info({ signal }, "stopping");
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, "could not stop cleanly");
          process.exit(1);
        },
      );
    });
  }
}
