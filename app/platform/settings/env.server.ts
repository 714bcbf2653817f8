import { join, resolve } from "node:path";
import { AppError } from "../errors.ts";
import { misspeltSettings } from "./misspelt-settings.ts";
import { type LOG_LEVELS, NOTIFY_KEY, SETTINGS_SHAPE, type Settings } from "./settings-shape.ts";

/** A provider of single sign-on by OpenID Connect, such as Microsoft Entra ID. */
export interface SingleSignOnSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What people call the account they have there: "Wexcombe account". */
  name: string;
  /** The app role without which nobody comes in; null: whoever the provider knows and a link or account here knows. */
  userRole: string | null;
  /** The app role that makes an administrator, and the lack of which unmakes one; null: decided here alone. */
  administratorRole: string | null;
}

/** GOV.UK Notify, which sends text with links in place of a mail server. */
export interface NotifySettings {
  url: string;
  serviceId: string;
  secret: string;
  templateId: string;
  /** The reply address of the service; null: its default. */
  replyToId: string | null;
}

/** Where a mail server's tokens come from, in place of a password (RFC 6749, 4.4). */
export interface TokenSettings {
  url: string;
  clientId: string;
  clientSecret: string;
  scope: string;
}

/** What the process was told about its surroundings, checked once. */
export interface Environment {
  mode: "development" | "production" | "test";
  port: number;
  host: string;
  /** The port of 127.0.0.1 that metrics are told on; null: they are not told. */
  metricsPort: number | null;
  /** Absolute path of the folder that holds the database and the files. */
  dataDir: string;
  /** Whether `npm start` makes a demonstration in an empty database; null: nobody said. */
  demo: "on" | "off" | null;
  /** `file:` for the built-in database, else `postgres://`. */
  databaseUrl: string;
  /** How long a change waits for others to be saved before it is refused as busy, in milliseconds. */
  databaseWaitMs: number;
  /** Absolute path of a second folder for the heads of the audit trail, out of reach of who can write `dataDir`; null: none. */
  auditHeadsDir: string | null;
  logLevel: (typeof LOG_LEVELS)[number];
  /** Origin people type, without a slash at the end, when it differs from host and port. */
  publicUrl: string | null;
  /** What Express calls "trust proxy": a number of hops, a list of addresses, or false. */
  trustProxy: number | string[] | false;
  /** What secrets in the database are sealed with; null: a key of its own in DATA_DIR. */
  secretKey: string | null;
  /** The mail server, `smtp://` or `smtps://`; null: messages wait in the outbox. */
  smtpUrl: string | null;
  /** Signs in to the mail server by OAuth2; null: by the password in its address, or not at all. */
  smtpTokens: TokenSettings | null;
  /** null: messages go by the mail server. */
  notify: NotifySettings | null;
  /** Who mails come from. */
  mailFrom: string;
  /** The virus scanner clamd, by host:port or the path of its socket; null: files are not scanned. */
  clamdAddress: string | null;
  /** Where somebody who found a weakness writes to, `mailto:` or `https:`; null: it is not said. */
  securityContact: string | null;
  /** null: nobody signs in through another organisation. */
  singleSignOn: SingleSignOnSettings | null;
  /** Absolute path of the folder that the service makes a back-up into every day; null: it makes none. */
  backUpDir: string | null;
  /** Whose private key opens the back-ups, as one line of base64; null: they are not sealed. */
  backUpPublicKey: string | null;
}

const DEFAULT_LOG_LEVEL = { production: "info", development: "info", test: "silent" } as const;

/** The names of all settings. */
const SETTINGS = Object.keys(SETTINGS_SHAPE.shape);

/** Those that are kept out of sentences: addresses of a database or a mail server hold its password. */
const SECRET_SETTINGS = [
  "DATABASE_URL",
  "SMTP_URL",
  "SMTP_OAUTH_CLIENT_SECRET",
  "NOTIFY_API_KEY",
  "SECRET_KEY",
  "OIDC_CLIENT_SECRET",
];

/** Reads and checks environment variables. Throws an AppError with one sentence per wrong value. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const misspelt = [...misspeltSettings(variables, SETTINGS)].map(
    ([name, setting]) => `There is no setting ${name}; did you mean ${setting}?`,
  );
  const parsed = SETTINGS_SHAPE.safeParse(variables);
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      const shown = SECRET_SETTINGS.includes(name) ? "" : ` "${variables[name] ?? ""}"`;
      return `${name} is${shown || " wrong"}: it ${issue.message}.`;
    });
    throw new AppError("invalid", [...misspelt, ...sentences].join(" "));
  }
  if (misspelt.length > 0) throw new AppError("invalid", misspelt.join(" "));
  const values = parsed.data;
  const dataDir = resolve(values.DATA_DIR);
  const auditHeadsDir = values.AUDIT_HEADS_DIR === undefined ? null : resolve(values.AUDIT_HEADS_DIR);
  if (auditHeadsDir === dataDir) {
    throw new AppError(
      "invalid",
      "AUDIT_HEADS_DIR is the data folder itself: name another one, out of reach of who can write DATA_DIR, or leave it unset.",
    );
  }
  if (values.METRICS_PORT !== undefined && values.METRICS_PORT !== 0 && values.METRICS_PORT === values.PORT) {
    throw new AppError(
      "invalid",
      `METRICS_PORT is ${values.METRICS_PORT}, like PORT: metrics need a port of their own, which nobody else reaches.`,
    );
  }
  return {
    mode: values.NODE_ENV,
    port: values.PORT,
    host: values.HOST,
    metricsPort: values.METRICS_PORT ?? null,
    dataDir,
    demo: values.DEMO ?? null,
    databaseUrl: values.DATABASE_URL ?? `file:${join(dataDir, "workspace.db")}`,
    databaseWaitMs: values.DATABASE_WAIT_MS,
    auditHeadsDir,
    logLevel: values.LOG_LEVEL ?? DEFAULT_LOG_LEVEL[values.NODE_ENV],
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, "") ?? null,
    trustProxy: readTrustProxy(values.TRUST_PROXY),
    secretKey: values.SECRET_KEY ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    smtpTokens: readSmtpTokens(values),
    notify: readNotify(values),
    mailFrom: values.MAIL_FROM,
    clamdAddress: values.CLAMD_ADDRESS ?? null,
    securityContact: values.SECURITY_CONTACT ?? null,
    singleSignOn: readSingleSignOn(values),
    backUpDir: values.BACKUP_DIR === undefined ? null : resolve(values.BACKUP_DIR),
    backUpPublicKey: values.BACKUP_PUBLIC_KEY ?? null,
  };
}

function readSmtpTokens(values: Settings): TokenSettings | null {
  const { SMTP_OAUTH_TOKEN_URL: url, SMTP_OAUTH_CLIENT_ID: clientId } = values;
  const clientSecret = values.SMTP_OAUTH_CLIENT_SECRET;
  const server = values.SMTP_URL === undefined ? null : new URL(values.SMTP_URL);
  if (url === undefined && clientId === undefined && clientSecret === undefined) {
    if (server === null || server.username === "" || server.password !== "") return null;
    throw new AppError(
      "invalid",
      "SMTP_URL has a name and no password: give the password, or set SMTP_OAUTH_TOKEN_URL, SMTP_OAUTH_CLIENT_ID and SMTP_OAUTH_CLIENT_SECRET.",
    );
  }
  if (url === undefined || clientId === undefined || clientSecret === undefined) {
    throw new AppError(
      "invalid",
      "Signing in to the mail server by OAuth2 needs all of SMTP_OAUTH_TOKEN_URL, SMTP_OAUTH_CLIENT_ID and SMTP_OAUTH_CLIENT_SECRET, or none of them.",
    );
  }
  if (server === null || server.username === "" || server.password !== "") {
    throw new AppError(
      "invalid",
      "With SMTP_OAUTH_TOKEN_URL, SMTP_URL names the mailbox and no password, as in smtp://no-reply%40example.org@smtp.office365.com:587.",
    );
  }
  return { url, clientId, clientSecret, scope: values.SMTP_OAUTH_SCOPE };
}

function readNotify(values: Settings): NotifySettings | null {
  const { NOTIFY_API_KEY: key, NOTIFY_TEMPLATE_ID: templateId } = values;
  if (key === undefined && templateId === undefined) {
    const idle = (["NOTIFY_REPLY_TO_ID", "NOTIFY_URL"] as const).find((name) => values[name] !== undefined);
    if (idle === undefined) return null;
    throw new AppError(
      "invalid",
      `${idle} is set, but there is no GOV.UK Notify: set NOTIFY_API_KEY and NOTIFY_TEMPLATE_ID too, or unset it.`,
    );
  }
  if (key === undefined || templateId === undefined) {
    throw new AppError(
      "invalid",
      "GOV.UK Notify needs both NOTIFY_API_KEY and NOTIFY_TEMPLATE_ID, or neither.",
    );
  }
  if (values.SMTP_URL !== undefined) {
    throw new AppError("invalid", "Messages go by one way: set SMTP_URL or NOTIFY_API_KEY, not both.");
  }
  const [, serviceId = "", secret = ""] = NOTIFY_KEY.exec(key) ?? [];
  return {
    url: (values.NOTIFY_URL ?? "https://api.notifications.service.gov.uk").replace(/\/+$/, ""),
    serviceId,
    secret,
    templateId,
    replyToId: values.NOTIFY_REPLY_TO_ID ?? null,
  };
}

function readSingleSignOn(values: Settings): SingleSignOnSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) {
    const idle = (["OIDC_USER_ROLE", "OIDC_ADMINISTRATOR_ROLE", "OIDC_NAME"] as const).find(
      (name) => values[name] !== undefined,
    );
    if (idle === undefined) return null;
    throw new AppError(
      "invalid",
      `${idle} is set, but there is no single sign-on: set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET too, or unset it.`,
    );
  }
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw new AppError(
      "invalid",
      "Single sign-on needs all of OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, or none of them.",
    );
  }
  return {
    issuer,
    clientId,
    clientSecret,
    name: values.OIDC_NAME ?? "organisation's account",
    userRole: values.OIDC_USER_ROLE ?? null,
    administratorRole: values.OIDC_ADMINISTRATOR_ROLE ?? null,
  };
}

function readTrustProxy(value: string | undefined): Environment["trustProxy"] {
  if (value === undefined || value === "0") return false;
  return /^\d+$/.test(value) ? Number(value) : value.split(",").map((part) => part.trim());
}

/** Addresses that only programs on this machine reach (RFC 1122, RFC 4291). */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/i;

/** The setting by which others than the people at this machine reach the server; null: nobody else does. */
export function reachedBy({
  host,
  publicUrl,
}: Pick<Environment, "host" | "publicUrl">): "PUBLIC_URL" | "HOST" | null {
  if (publicUrl !== null) return "PUBLIC_URL";
  return LOOPBACK.test(host) ? null : "HOST";
}

export const env: Environment = readEnvironment(process.env);
