import { connect } from "node:net";
import type { Environment, NotifySettings, TokenSettings } from "../platform/settings/env.server.ts";
import { TokenFault, tokenSource } from "../platform/transports/client-credentials.server.ts";
import { lookAtTemplate } from "../platform/transports/notify-template.server.ts";
import { type DoctorFinding, well } from "./finding.ts";

/** Milliseconds to wait for a mail server. */
const PATIENCE_MS = 3_000;

/** Looks at the one way out for messages that the settings name. Sends none: *Outbox* has a button for a test message. */
export async function mailFindings({
  smtpUrl,
  smtpTokens,
  notify,
  mailFrom,
}: Pick<Environment, "smtpUrl" | "smtpTokens" | "notify" | "mailFrom">): Promise<DoctorFinding[]> {
  if (notify !== null) return [await notifyFinding(notify)];
  if (smtpUrl === null) {
    return [
      look(
        "There is no mail server and no GOV.UK Notify: messages wait in the outbox.",
        "Set SMTP_URL, or NOTIFY_API_KEY and NOTIFY_TEMPLATE_ID, or pass the links on from the outbox.",
      ),
    ];
  }
  const findings = [await serverFinding(new URL(smtpUrl))];
  if (smtpTokens !== null) findings.push(await tokenFinding(smtpTokens));
  if (/@localhost>?$/.test(mailFrom) && !HERE.has(new URL(smtpUrl).hostname)) {
    findings.push(
      look(
        `Messages come from ${mailFrom}, an address that mail servers elsewhere do not take.`,
        "Set MAIL_FROM to an address of the organisation.",
      ),
    );
  }
  return findings;
}

const HERE = new Set(["localhost", "127.0.0.1", "[::1]"]);

const look = (says: string, todo: string): DoctorFinding => ({ about: "mail", state: "look", says, todo });
const wrong = (says: string, todo: string): DoctorFinding => ({ about: "mail", state: "wrong", says, todo });

async function serverFinding(url: URL): Promise<DoctorFinding> {
  const port = Number(url.port) || (url.protocol === "smtps:" ? 465 : 587);
  const fault = await reach(url.hostname.replace(/^\[|\]$/g, ""), port);
  if (fault === null) return well("mail", `The mail server answers at ${url.hostname}, port ${port}.`);
  return wrong(
    `The mail server at ${url.hostname}, port ${port}, cannot be reached (${fault}).`,
    "See that SMTP_URL is right and that no firewall is in between.",
  );
}

/** Asks for a token as a message would; nothing is signed in to with it. */
async function tokenFinding(settings: TokenSettings): Promise<DoctorFinding> {
  try {
    await tokenSource(settings)(false);
    return well("mail", "SMTP_OAUTH_TOKEN_URL gives a token to sign in to the mail server with.");
  } catch (error) {
    if (!(error instanceof TokenFault)) throw error;
    return wrong(
      error.message,
      "See that SMTP_OAUTH_TOKEN_URL, SMTP_OAUTH_CLIENT_ID and SMTP_OAUTH_SCOPE are those of the registered application, that SMTP_OAUTH_CLIENT_SECRET has not run out, and that no firewall is in between.",
    );
  }
}

/** Asks for the template with the key: that tells whether both are right. */
async function notifyFinding(settings: NotifySettings): Promise<DoctorFinding> {
  const found = await lookAtTemplate(settings);
  switch (found.is) {
    case "fit":
      return well("mail", "GOV.UK Notify takes the key, and the template has both its places.");
    case "unfit":
      return wrong(
        `The template NOTIFY_TEMPLATE_ID of GOV.UK Notify is not one for these messages: ${found.lacks}.`,
        "Make an e-mail template with the subject ((subject)) and the message ((body)), and set NOTIFY_TEMPLATE_ID to its identifier.",
      );
    case "refused":
      return found.status === 404
        ? wrong(
            "GOV.UK Notify has no template NOTIFY_TEMPLATE_ID in the service of the key.",
            "Set NOTIFY_TEMPLATE_ID to the identifier of a template of that service.",
          )
        : found.status === 403 || found.status === 401
          ? wrong(
              `GOV.UK Notify did not accept the key (${found.status}).`,
              "Set NOTIFY_API_KEY to the whole key as it was shown once, and see that this machine's clock is right to half a minute.",
            )
          : wrong(
              `GOV.UK Notify does not work just now (${found.status}).`,
              "Look at its status page; messages wait and go afterwards.",
            );
    case "silent":
      return wrong(
        `GOV.UK Notify cannot be reached at ${settings.url} (${found.why}).`,
        "See that a firewall lets this machine reach it; NOTIFY_URL is only set for another address than its own.",
      );
  }
}

/** Null when a connection could be made, else why not, as the system names it. */
function reach(host: string, port: number): Promise<string | null> {
  return new Promise((done) => {
    const socket = connect({ host, port, timeout: PATIENCE_MS });
    const end = (fault: string | null) => {
      socket.destroy();
      done(fault);
    };
    socket.once("connect", () => end(null));
    socket.once("timeout", () => end("no answer"));
    socket.once("error", (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
  });
}
