import { runRetention } from "#app/areas/retention/run-retention.server.ts";
import { keepHead } from "#app/audit/verify-chain.server.ts";
import { sendDueMail } from "#app/mail/send-due-mail.server.ts";
import { everyMinutes } from "#app/platform/jobs.server.ts";

/** Starts what the server does by itself while it runs; the answer stops all of it. */
export function startBackgroundJobs(): () => Promise<void> {
  const jobs = [
    everyMinutes({ name: "send mail", minutes: 0.25, run: () => sendDueMail(new Date()) }),
    everyMinutes({ name: "retention", minutes: 24 * 60, run: () => runRetention(new Date()) }),
    everyMinutes({ name: "keep the head of the audit trail", minutes: 60, run: keepHead }),
  ];
  return async () => {
    await Promise.all(jobs.map((job) => job.stop()));
  };
}
