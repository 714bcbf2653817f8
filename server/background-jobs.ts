import { runRetention } from "#app/areas/retention/run-retention.server.ts";
import { afterEveryHundredEvents } from "#app/audit/events-written.server.ts";
import { keepHead } from "#app/audit/keep-heads.server.ts";
import { lookAtTrail } from "#app/audit/look-at-trail.server.ts";
import { sendDueMail } from "#app/mail/send-due-mail.server.ts";
import { everyMinutes } from "#app/platform/jobs.server.ts";

/** Milliseconds after which a change that was just written into the trail has most likely been committed. */
const AFTER_A_CHANGE_MS = 250;

/** Starts what the server does by itself while it runs; the answer stops all of it. */
export function startBackgroundJobs(): () => Promise<void> {
  const keepingHeads = everyMinutes({ name: "keep the head of the audit trail", minutes: 1, run: keepHead });
  const jobs = [
    keepingHeads,
    everyMinutes({ name: "look at the audit trail", minutes: 24 * 60, run: () => lookAtTrail(new Date()) }),
    everyMinutes({ name: "send mail", minutes: 0.25, run: () => sendDueMail(new Date()) }),
    everyMinutes({ name: "retention", minutes: 24 * 60, run: () => runRetention(new Date()) }),
  ];
  // The hundredth event's change may still be under way.
  afterEveryHundredEvents(() => setTimeout(keepingHeads.nudge, AFTER_A_CHANGE_MS).unref());
  return async () => {
    await Promise.all(jobs.map((job) => job.stop()));
  };
}
