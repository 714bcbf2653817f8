import { type DestinationStream, type Logger, pino } from "pino";
import { loggedError } from "./failures/logged-error.ts";
import { currentLogContext } from "./request-context/log-context.server.ts";
import { env } from "./settings/env.server.ts";

/**
 * A log of one JSON object a line. Every line names the request or the job it belongs to. Never give it an e-mail address, a
 * note or a form's contents; what slips through by these names is blotted out all the same, and of an error only what
 * `loggedError` lets through is written.
 */
export function makeLog(level: string, destination: DestinationStream): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: currentLogContext,
      serializers: { err: (error: unknown) => loggedError(error) },
      redact: {
        paths: [
          "password",
          "email",
          "token",
          "cookie",
          "authorization",
          "*.password",
          "*.email",
          "*.token",
          "*.cookie",
          "*.authorization",
          'headers["set-cookie"]',
          '*.headers["set-cookie"]',
          "*.headers.cookie",
          "*.headers.authorization",
        ],
        censor: "[removed]",
      },
    },
    destination,
  );
}

/** The process's log, on standard error, so that standard output stays free for the results of the command line. Quiet in tests. */
export const log = makeLog(env.logLevel, pino.destination({ dest: 2, sync: true }));
