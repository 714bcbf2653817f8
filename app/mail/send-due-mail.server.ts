import { db, withPatience } from "../platform/db.server.ts";
import { log } from "../platform/log.server.ts";
import { canSendMail, sendMessage } from "../platform/mail-transport.server.ts";
import { seal, unseal } from "../platform/sealed.server.ts";
import { htmlOf, plainTextOf, withoutSecretLinks } from "./mail-body.ts";
import type { SealedMail } from "./queue-mail.server.ts";
import { nextTry } from "./retry.ts";

/** Messages sent in one run; the next run takes the rest. */
const MOST_A_RUN = 200;

/** A message somebody began to send and never finished (the server stopped) is free again after this long. */
const CLAIM_MS = 10 * 60_000;

/** How long "it is sent" waits for its turn to be written, in milliseconds: as good as for ever, and well within the claim. */
const TAKEN_PATIENCE_MS = 5 * 60_000;

/** What a run did. */
export interface MailRun {
  sent: number;
  failed: number;
}

/**
 * Sends what is due: waiting, and not tried too recently. Each message is claimed before it is sent, so that two runs
 * at once never send it twice. Without a mail server nothing happens and messages wait.
 */
export async function sendDueMail(now: Date, chance: () => number = Math.random): Promise<MailRun> {
  const run: MailRun = { sent: 0, failed: 0 };
  if (!canSendMail()) return run;
  const due = await db.outgoingMail.findMany({
    where: { status: "waiting", nextAttemptAt: { lte: now } },
    orderBy: { createdAt: "asc" },
    take: MOST_A_RUN,
    select: { id: true, nextAttemptAt: true },
  });
  for (const { id, nextAttemptAt } of due) {
    const claimed = await db.outgoingMail.updateMany({
      where: { id, status: "waiting", nextAttemptAt },
      data: { attempts: { increment: 1 }, nextAttemptAt: new Date(now.getTime() + CLAIM_MS) },
    });
    if (claimed.count === 0) continue;
    if (await sendOne(id, now, chance)) run.sent += 1;
    else run.failed += 1;
  }
  return run;
}

async function sendOne(id: string, now: Date, chance: () => number): Promise<boolean> {
  const mail = await db.outgoingMail.findUniqueOrThrow({
    where: { id },
    select: {
      kind: true,
      messageId: true,
      toAddress: true,
      toName: true,
      subject: true,
      bodySealed: true,
      attempts: true,
    },
  });
  const { blocks, calendar } = JSON.parse(unseal(mail.bodySealed)) as SealedMail;
  try {
    await sendMessage({
      messageId: mail.messageId,
      to: { address: mail.toAddress, name: mail.toName },
      subject: mail.subject,
      text: plainTextOf(blocks),
      html: htmlOf(blocks),
      ...(calendar === undefined ? {} : { calendar }),
    });
  } catch (error) {
    const next = nextTry(mail.attempts, now, chance());
    await db.outgoingMail.update({
      where: { id },
      data: {
        status: next === null ? "failed" : "waiting",
        nextAttemptAt: next,
        lastError: reasonOf(error),
      },
      select: { id: true },
    });
    log.warn({ mailId: id, kind: mail.kind, attempts: mail.attempts }, "a message was not taken");
    return false;
  }
  const kept: SealedMail = {
    blocks: withoutSecretLinks(blocks),
    ...(calendar === undefined ? {} : { calendar }),
  };
  // It is out: without this line it would go out once more.
  await withPatience(TAKEN_PATIENCE_MS, () =>
    db.outgoingMail.update({
      where: { id },
      data: {
        status: "sent",
        sentAt: now,
        nextAttemptAt: null,
        lastError: null,
        hasSecretLink: false,
        bodySealed: seal(JSON.stringify(kept)),
      },
      select: { id: true },
    }),
  );
  return true;
}

/** What the mail server said, for the administrator: a short line, without the address it was for. */
function reasonOf(error: unknown): string {
  const code = (error as { responseCode?: number; code?: string } | null) ?? {};
  if (code.responseCode !== undefined) return `The mail server refused it (${code.responseCode}).`;
  return `The mail server could not be reached or did not answer (${code.code ?? "unknown"}).`;
}
