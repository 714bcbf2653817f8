import { hasDueMail, sendDueMail } from "#app/mail/send-due-mail.server.ts";
import type { JobTable } from "#app/platform/jobs/jobs.server.ts";
import { digestGate } from "./digest-gate.server.ts";
import { isTellingTime, tellPeople } from "./tell-people.server.ts";

const MINUTE_MS = 60_000;

/** What the server does by itself to tell people things: writes what is due, and sends what was written. */
export const TELLING_JOBS = {
  notices: { everyMs: 5 * MINUTE_MS, hasWork: isTellingTime, run: ({ now }) => tellPeople(now) },
  mail: {
    everyMs: MINUTE_MS / 4,
    hasWork: (now) => hasDueMail(now, digestGate),
    run: ({ now }) => sendDueMail(now, { gate: digestGate }),
  },
} as const satisfies JobTable<"notices" | "mail">;
