import { formatInstant } from "../platform/days.ts";
import { type Db, db } from "../platform/db.server.ts";
import type { HaltedMail } from "./components/mail-halted.tsx";
import { pauseAfter } from "./retry.ts";

/** Why no message goes at present. */
export interface MailHalt {
  since: Date;
  /** When one message is tried again. */
  until: Date;
  /** Tries in a row that failed. */
  failures: number;
  /** What the mail server said, as a sentence. */
  reason: string;
}

const ID = "mail";

/** Why no message goes at present; null while messages go, or nobody has tried since they did. */
export function readMailHalt(client: Db = db): Promise<MailHalt | null> {
  return client.mailHalt.findUnique({
    where: { id: ID },
    select: { since: true, until: true, failures: true, reason: true },
  });
}

/** Notes that the server took nothing, and returns when to try again: later each time it happens in a row. */
export async function haltMail(reason: string, now: Date): Promise<Date> {
  const failures = ((await readMailHalt())?.failures ?? 0) + 1;
  const until = pauseAfter(failures, now);
  await db.mailHalt.upsert({
    where: { id: ID },
    create: { id: ID, since: now, until, failures, reason },
    update: { until, failures, reason },
    select: { id: true },
  });
  return until;
}

/** Notes that messages go again. */
export async function endMailHalt(client: Db = db): Promise<void> {
  await client.mailHalt.deleteMany({ where: { id: ID } });
}

/** Has one message tried at once, whatever was said last: somebody has mended something, or started the server anew. */
export async function tryMailAgain(now: Date, client: Db = db): Promise<void> {
  await client.mailHalt.updateMany({ where: { id: ID }, data: { until: now } });
}

/** The same as an administrator's page says it. */
export async function readHaltedMail(): Promise<HaltedMail | null> {
  const halt = await readMailHalt();
  if (halt === null) return null;
  return { reason: halt.reason, since: formatInstant(halt.since), nextTry: formatInstant(halt.until) };
}
