import { pino } from "pino";
import { env } from "./env.server.ts";

/**
 * The log: one JSON object a line on standard error, so that standard output stays free for the results
 * of the command line. Quiet in tests. Never give it an e-mail address, a note or a form's contents; what slips
 * through by these names is blotted out all the same.
 */
export const log = pino(
  {
    level: env.logLevel,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
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
  pino.destination({ dest: 2, sync: true }),
);
