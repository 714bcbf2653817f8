import type { Actor } from "../access/permit.ts";
import { recordAlone } from "../audit/record.server.ts";
import { AppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { mailTransport } from "../platform/transports/mail-transport.server.ts";
import { MailFault } from "../platform/transports/mail-transport.ts";
import { htmlOf, type MailBlock, plainTextOf } from "./mail-body.ts";
import { endMailHalt } from "./mail-halt.server.ts";

/** How long whoever asks waits for the result, in milliseconds. */
const PATIENCE_MS = 30_000;

const WORDS: MailBlock[] = [
  { text: "This is a test message of the peer challenge workspace. Its messages go the same way." },
  { text: "Nothing has to be done." },
];

/**
 * Sends an administrator a message at once, and returns the result as a sentence. When it goes, the pause of those that wait ends.
 * Throws conflict with the reason when it does not, or when there is no way out.
 */
export async function sendTestMail(
  administrator: { actor: Actor; requestId: string },
  to: { address: string; name: string },
  now: Date,
): Promise<string> {
  const transport = mailTransport();
  if (transport === null) {
    throw new AppError(
      "conflict",
      "No mail server is set, so nothing can be sent. Set SMTP_URL or NOTIFY_API_KEY.",
    );
  }
  const fault = await tryIt(transport, to);
  await recordAlone(
    { ...administrator, challengeId: null },
    { type: "mail-tested", data: { result: fault?.fate ?? "sent" } },
    now,
  );
  if (fault !== null) throw new AppError("conflict", `The test message did not go. ${fault.message}`);
  await endMailHalt();
  return `The ${transport.name} has taken a test message to ${to.address}. Look whether it arrives, also among unwanted mail.`;
}

async function tryIt(
  transport: NonNullable<ReturnType<typeof mailTransport>>,
  to: { address: string; name: string },
): Promise<MailFault | null> {
  try {
    await transport.send(
      {
        messageId: `${newId().toLowerCase()}@peer-challenge-workspace`,
        to,
        subject: "Test message",
        text: plainTextOf(WORDS),
        html: htmlOf(WORDS),
      },
      AbortSignal.timeout(PATIENCE_MS),
    );
    return null;
  } catch (error) {
    if (error instanceof MailFault) return error;
    throw error;
  }
}
