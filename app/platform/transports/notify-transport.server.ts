import { z } from "zod";
import type { NotifySettings } from "../settings/env.server.ts";
import { MailFault, type MailTransport, type OutgoingMessage } from "./mail-transport.ts";
import { notifyToken } from "./notify-token.server.ts";

/** How long GOV.UK Notify may take to answer, in milliseconds. */
const ANSWER_MS = 60_000;

/** What it answers when it has not taken a message. */
const Refusal = z.object({ errors: z.array(z.object({ error: z.string() })).min(1) });

/**
 * Sends by GOV.UK Notify (its REST API: POST /v2/notifications/email): the subject and the words fill the two places of one
 * template, ((subject)) and ((body)). It carries text and links; a calendar entry is linked to.
 */
export function notifyTransport(settings: NotifySettings, answerMs = ANSWER_MS): MailTransport {
  return {
    name: "GOV.UK Notify",
    carriesCalendar: false,
    async send(message, signal) {
      const answer = await ask(settings, message, AbortSignal.any([signal, AbortSignal.timeout(answerMs)]));
      if (answer.status === 201) {
        await answer.body?.cancel();
        return;
      }
      throw faultOf(answer.status, kindOf(await answer.text()));
    },
  };
}

async function ask(
  settings: NotifySettings,
  message: OutgoingMessage,
  signal: AbortSignal,
): Promise<Response> {
  try {
    return await fetch(`${settings.url}/v2/notifications/email`, {
      method: "POST",
      redirect: "error",
      signal,
      headers: {
        Authorization: `Bearer ${notifyToken(settings, new Date())}`,
        "Content-Type": "application/json",
      },
      body: JSON.stringify({
        email_address: message.to.address,
        template_id: settings.templateId,
        personalisation: { subject: message.subject, body: message.text },
        reference: message.messageId,
        ...(settings.replyToId === null ? {} : { email_reply_to_id: settings.replyToId }),
      }),
    });
  } catch (error) {
    const code = ((error as Error).cause as { code?: string } | undefined)?.code;
    if (code !== undefined && NEVER_ARRIVED.has(code)) {
      throw new MailFault("halted", `GOV.UK Notify could not be reached (${code}).`, error);
    }
    throw new MailFault(
      "unknown",
      "GOV.UK Notify was given the message and did not say whether it took it.",
      error,
    );
  }
}

/** Failures of the network before anything was said. */
const NEVER_ARRIVED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** The kind of error by its name, which does not change; the words that come with it do, and may name an address. */
function kindOf(text: string): string {
  try {
    return Refusal.parse(JSON.parse(text)).errors[0]?.error ?? "";
  } catch {
    return "";
  }
}

function faultOf(status: number, kind: string): MailFault {
  if (status === 400 && kind === "ValidationError") {
    return new MailFault("refused", "GOV.UK Notify does not accept the address or the words (400).");
  }
  if (status === 400) {
    return new MailFault(
      "refused",
      "GOV.UK Notify refused the message (400): its service may be in trial mode, the key may be for its team alone, or the template is not there.",
    );
  }
  if (status === 403) {
    return new MailFault(
      "halted",
      "GOV.UK Notify did not accept the key (403): NOTIFY_API_KEY is wrong, or the clock of this machine is.",
    );
  }
  if (status === 429) {
    return new MailFault(
      "halted",
      kind === "TooManyRequestsError"
        ? "GOV.UK Notify takes no more messages of its service today (429)."
        : "GOV.UK Notify takes no more messages this minute (429).",
    );
  }
  return new MailFault("halted", `GOV.UK Notify does not work just now (${status}).`);
}
