import { env } from "./env.server.ts";
import type { MailTransport } from "./mail-transport.ts";
import { smtpTransport } from "./smtp-transport.server.ts";

/** The way out for messages that the settings name; null: there is none, and messages wait in the outbox. */
export function mailTransport(): MailTransport | null {
  return env.smtpUrl === null ? null : smtpTransport({ url: env.smtpUrl, from: env.mailFrom });
}
