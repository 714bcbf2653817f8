import { createTransport, type Transporter } from "nodemailer";
import { env } from "./env.server.ts";

/** Milliseconds a mail server has to answer: a silent one must not hold up the next message for long. */
const ANSWER_TIMEOUT_MS = 20_000;

/** One message, ready to go. */
export interface OutgoingMessage {
  messageId: string;
  to: { address: string; name: string };
  subject: string;
  text: string;
  html: string;
  calendar?: { method: "REQUEST" | "CANCEL"; ics: string };
}

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]", "::1"]);

let transporter: Transporter | undefined;

function connect(smtpUrl: string): Transporter {
  const url = new URL(smtpUrl);
  const isHere = LOOPBACK.has(url.hostname);
  return createTransport({
    host: url.hostname,
    port: Number(url.port) || (url.protocol === "smtps:" ? 465 : 587),
    secure: url.protocol === "smtps:",
    // Mails carry links that open accounts: over a network they go encrypted or not at all.
    requireTLS: !isHere && url.protocol === "smtp:",
    ignoreTLS: isHere && url.protocol === "smtp:",
    ...(url.username === ""
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: ANSWER_TIMEOUT_MS,
    greetingTimeout: ANSWER_TIMEOUT_MS,
    socketTimeout: ANSWER_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Whether there is a mail server to send with; else messages wait in the outbox. */
export function canSendMail(): boolean {
  return env.smtpUrl !== null;
}

/**
 * Hands one message to the mail server. Throws what the server or the network said when it did not take it. The
 * message says that a program wrote it, so that out-of-office programs keep quiet.
 */
export async function sendMessage(message: OutgoingMessage): Promise<void> {
  if (env.smtpUrl === null) throw new Error("there is no mail server");
  transporter ??= connect(env.smtpUrl);
  await transporter.sendMail({
    from: env.mailFrom,
    to: { address: message.to.address, name: message.to.name },
    subject: message.subject,
    messageId: `<${message.messageId}>`,
    text: message.text,
    html: message.html,
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    ...(message.calendar === undefined
      ? {}
      : {
          icalEvent: {
            method: message.calendar.method,
            filename: "invitation.ics",
            content: message.calendar.ics,
          },
        }),
  });
}
