import { env, type TokenSettings } from "../settings/env.server.ts";
import { type TokenSource, tokenSource } from "./client-credentials.server.ts";
import type { MailTransport } from "./mail-transport.ts";
import { notifyTransport } from "./notify-transport.server.ts";
import { smtpTransport } from "./smtp-transport.server.ts";

/** The way out for messages that the settings name; null: there is none, and messages wait in the outbox. */
export function mailTransport(): MailTransport | null {
  if (env.notify !== null) return notifyTransport(env.notify);
  if (env.smtpUrl === null) return null;
  return smtpTransport({
    url: env.smtpUrl,
    from: env.mailFrom,
    tokens: env.smtpTokens === null ? undefined : tokensOf(env.smtpTokens),
  });
}

let known: { settings: TokenSettings; source: TokenSource } | undefined;

/** One source for all messages: a token is used while it lasts. */
function tokensOf(settings: TokenSettings): TokenSource {
  if (known?.settings !== settings) known = { settings, source: tokenSource(settings) };
  return known.source;
}
