import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import XOAuth2 from "nodemailer/lib/xoauth2";
import { TokenFault, type TokenSource } from "./client-credentials.server.ts";
import { type MailFate, MailFault, type MailTransport, type OutgoingMessage } from "./mail-transport.ts";

/** A mail server and who the messages come from. */
export interface SmtpSettings {
  /** `smtp://` or `smtps://`, with name and password if it asks for them. */
  url: string;
  from: string;
  /** Signs in by tokens of OAuth2 in place of a password. */
  tokens?: TokenSource | undefined;
}

/** How long a mail server may take to answer, in milliseconds. */
export interface SmtpPatience {
  /** For everything before the message was handed over: a silent server must not hold up the next message for long. */
  beforeMs: number;
  /** For saying that it took the message. Given up early, a message that was taken would be sent twice (RFC 5321, 4.5.3.2.6). */
  afterMs: number;
}

const PATIENCE: SmtpPatience = { beforeMs: 60_000, afterMs: 10 * 60_000 };

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]", "::1"]);

/** Sends by SMTP (RFC 5321), a connection a message. Over a network it goes encrypted or not at all. */
export function smtpTransport(settings: SmtpSettings, patience: SmtpPatience = PATIENCE): MailTransport {
  const { options, login } = connectionOf(settings, patience);
  return {
    name: "mail server",
    carriesCalendar: true,
    async send(message, signal) {
      const mail = compose(message, settings.from);
      const envelope = mail.getEnvelope();
      const bytes = await mail.build();
      await hand(new SMTPConnection(options), login, { envelope, bytes }, patience, signal);
    },
  };
}

type Login = Parameters<SMTPConnection["login"]>[0] | null;

function connectionOf({ url: address, tokens }: SmtpSettings, patience: SmtpPatience) {
  const url = new URL(address);
  const isHere = LOOPBACK.has(url.hostname);
  const isPlain = url.protocol === "smtp:";
  const user = decodeURIComponent(url.username);
  const login: Login =
    user === ""
      ? null
      : tokens === undefined
        ? { user, pass: decodeURIComponent(url.password) }
        : { user, method: "XOAUTH2", oauth2: tokenBearer(user, tokens) };
  return {
    options: {
      host: url.hostname,
      port: Number(url.port) || (isPlain ? 587 : 465),
      secure: !isPlain,
      // Mails carry links that open accounts.
      requireTLS: !isHere && isPlain,
      ignoreTLS: isHere && isPlain,
      connectionTimeout: patience.beforeMs,
      greetingTimeout: patience.beforeMs,
      socketTimeout: patience.afterMs,
    },
    login,
  };
}

/** What the connection asks for tokens: another when the server did not take the one it had. */
function tokenBearer(user: string, tokens: TokenSource): XOAuth2 {
  return new XOAuth2({
    user,
    provisionCallback: (_user, isRefused, done) => {
      tokens(isRefused).then(
        (token) => done(null, token),
        (error: Error) => done(error),
      );
    },
  });
}

/** The message says that a program wrote it, so that out-of-office programs keep quiet. */
function compose(message: OutgoingMessage, from: string) {
  return new MailComposer({
    from,
    to: { address: message.to.address, name: message.to.name },
    ...(message.replyTo === undefined ? {} : { replyTo: message.replyTo }),
    subject: message.subject,
    messageId: `<${message.messageId}>`,
    text: message.text,
    html: message.html,
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    disableFileAccess: true,
    disableUrlAccess: true,
    ...entriesOf(message),
  }).compile();
}

/**
 * One entry stands beside the words as another way to say the same, and as a file. A program reads one entry of that kind alone, so several
 * go as files, each to be opened.
 */
function entriesOf({ calendars = [] }: OutgoingMessage) {
  const [first, ...others] = calendars;
  if (first === undefined) return {};
  if (others.length === 0) {
    return { icalEvent: { method: first.method, filename: "invitation.ics", content: first.ics } };
  }
  return {
    attachments: calendars.map(({ method, ics }, index) => ({
      filename: `session-${index + 1}.ics`,
      content: ics,
      contentType: `text/calendar; charset=utf-8; method=${method}`,
    })),
  };
}

interface Letter {
  envelope: Parameters<SMTPConnection["send"]>[0];
  bytes: Buffer;
}

function hand(
  connection: SMTPConnection,
  login: Login,
  { envelope, bytes }: Letter,
  patience: SmtpPatience,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let isHandedOver = false;
    let isOver = false;
    let limit: NodeJS.Timeout | undefined;
    const finish = (error: unknown) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(limit);
      signal.removeEventListener("abort", giveUp);
      if (error === null) {
        connection.quit();
        resolve();
        return;
      }
      connection.close();
      reject(faultOf(error, isHandedOver));
    };
    const giveUp = () => finish({ code: "given up" });
    const waitFor = (milliseconds: number) => {
      clearTimeout(limit);
      limit = setTimeout(() => finish({ code: "no answer" }), milliseconds);
    };
    const source = Readable.from([bytes], { objectMode: false });
    // Read to its end only after the server asked for the message: from here on it may have it.
    source.once("end", () => {
      isHandedOver = true;
      waitFor(patience.afterMs);
    });
    const send = () => connection.send(envelope, source, (error) => finish(error));
    connection.on("error", finish);
    connection.once("end", () => finish({ code: "connection ended" }));
    signal.addEventListener("abort", giveUp, { once: true });
    if (signal.aborted) {
      giveUp();
      return;
    }
    waitFor(patience.beforeMs);
    connection.connect((error) => {
      if (error) finish(error);
      else if (login === null || !connection.allowsAuth) send();
      else connection.login(login, (refusal) => (refusal ? finish(refusal) : send()));
    });
  });
}

/** What nodemailer tells of a failure. */
interface SmtpFailure {
  code?: string;
  originalCode?: string;
  command?: string;
  responseCode?: number;
}

/** Reads what went wrong, by the step at which it did and what the server answered. */
function faultOf(error: unknown, isHandedOver: boolean): MailFault {
  const { code, originalCode, command = "", responseCode } = (error ?? {}) as SmtpFailure;
  const fault = (fate: MailFate, sentence: string) => new MailFault(fate, sentence, error);
  if (responseCode === undefined) {
    if (isHandedOver) {
      return fault("unknown", "The mail server was given the message and did not say whether it took it.");
    }
    if (error instanceof TokenFault) return fault("halted", error.message);
    if (code === "EAUTH") {
      return fault(
        "halted",
        "This workspace could not sign in to the mail server: no way to sign in was found.",
      );
    }
    if (code === "ETLS")
      return fault("halted", "The mail server offered no connection that is encrypted well enough.");
    // Nothing was asked of the server: the message itself cannot be sent, such as an address with a line break.
    if (command === "API" && code !== "ECONNECTION")
      return fault("refused", "The message cannot be sent to this address.");
    return fault(
      "halted",
      `The mail server could not be reached or did not answer (${originalCode ?? code ?? "unknown"}).`,
    );
  }
  const said = `(${responseCode})`;
  if (code === "EAUTH" || responseCode === 530 || responseCode === 535) {
    return fault("halted", `The mail server did not accept the sign-in of this workspace ${said}.`);
  }
  if (responseCode === 421) return fault("halted", `The mail server takes no messages just now ${said}.`);
  const isFinal = responseCode >= 500 && responseCode !== 503;
  if (command === "RCPT TO") {
    return isFinal
      ? fault("refused", `The mail server refused the address ${said}.`)
      : fault("postponed", `The mail server does not take messages to this address just now ${said}.`);
  }
  if (command === "DATA" || (command === "MAIL FROM" && responseCode === 552)) {
    return isFinal
      ? fault("refused", `The mail server refused the message ${said}.`)
      : fault("postponed", `The mail server did not take the message just now ${said}.`);
  }
  if (command === "MAIL FROM" && isFinal) {
    return fault(
      "halted",
      `The mail server does not let this workspace send from the address in MAIL_FROM ${said}.`,
    );
  }
  return fault("halted", `The mail server does not work with this workspace just now ${said}.`);
}
