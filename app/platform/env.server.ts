import { isIP } from "node:net";
import { join, resolve } from "node:path";
import { z } from "zod";
import { AppError } from "./errors.ts";
import { misspeltSettings } from "./misspelt-settings.ts";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** An unset variable and one set to nothing mean the same: use the default. */
const unset = (value: unknown) => (value === "" ? undefined : value);

/** Names that Express has for addresses within this machine and network. */
const PROXY_NAMES = ["loopback", "linklocal", "uniquelocal"];

/** Whether a text is what Express takes for a trusted proxy: an address, a network such as 10.0.0.0/8, or one of its names. */
function isProxyAddress(text: string): boolean {
  const [address = "", range, ...rest] = text.split("/");
  const family = isIP(address);
  if (range === undefined) return family !== 0 || PROXY_NAMES.includes(text);
  if (family === 0 || rest.length > 0) return false;
  if (family === 4 && isIP(range) === 4) return true;
  return /^\d{1,3}$/.test(range) && Number(range) >= 1 && Number(range) <= (family === 4 ? 32 : 128);
}

function isProxySetting(text: string): boolean {
  return /^\d{1,2}$/.test(text) || text.split(",").every((part) => isProxyAddress(part.trim()));
}

/** What is wrong with the address people type; null when nothing is. Pages, cookies and links know of no path before them. */
function addressProblem(text: string): string | null {
  const { username, password, pathname, search, hash } = new URL(text);
  if (username !== "" || password !== "") return "must have no name or password in it";
  if (pathname !== "/" || search !== "" || hash !== "" || /[?#]$/.test(text)) {
    return "must have nothing after the host, for the workspace cannot live under a path of another site: give it a host of its own, such as https://challenges.example.org";
  }
  return null;
}

/** What is wrong with the address of the mail server; null when nothing is. */
function mailServerProblem(text: string): string | null {
  const { hostname, username, password, pathname, search } = new URL(text);
  if (hostname === "") return "must name the mail server, as in smtp://name:password@mail.example.org:587";
  if (username === "" && password !== "") return "must have a name before the password";
  if (!["", "/"].includes(pathname) || search !== "") return "must have nothing after the host and port";
  return null;
}

/** A schema's check that gives the problem as its message. */
function free(problemOf: (text: string) => string | null) {
  return (text: string, context: z.RefinementCtx) => {
    if (!URL.canParse(text)) return;
    const message = problemOf(text);
    if (message !== null) context.addIssue({ code: "custom", message });
  };
}

/** A service that is told secrets: without TLS only on this machine. */
const serviceAddress = (example: string) =>
  z
    .string()
    .regex(
      /^(https:\/\/\S+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/\S*)?)$/,
      `must be an https address such as ${example}`,
    )
    .optional();

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** The name of a key of GOV.UK Notify, the service it belongs to and the secret (its documentation, "API keys"). */
const NOTIFY_KEY = new RegExp(`^.*-?(${UUID})-(${UUID})$`, "i");

const identifier = z
  .string()
  .regex(new RegExp(`^${UUID}$`, "i"), "must be an identifier such as f33517ff-2a88-4f6e-b855-c550268ce08a")
  .optional();

const schema = z.object({
  NODE_ENV: z.preprocess(
    unset,
    z
      .enum(["development", "production", "test"], "must be development, production or test")
      .default("development"),
  ),
  PORT: z.preprocess(
    unset,
    z.coerce
      .number("must be a number from 0 to 65535")
      .int("must be a whole number")
      .min(0, "must be 0 or more")
      .max(65535, "must be 65535 or less")
      .default(3000),
  ),
  METRICS_PORT: z.preprocess(
    unset,
    z.coerce
      .number("must be a number from 0 to 65535")
      .int("must be a whole number")
      .min(0, "must be 0 or more")
      .max(65535, "must be 65535 or less")
      .optional(),
  ),
  HOST: z.preprocess(
    unset,
    z
      .string()
      .regex(/^[\w.:-]+$/, "must be an address such as 127.0.0.1 or 0.0.0.0")
      .default("127.0.0.1"),
  ),
  DATA_DIR: z.preprocess(unset, z.string().default("./data")),
  DEMO: z.preprocess(unset, z.enum(["on", "off"], "must be on or off").optional()),
  DATABASE_URL: z.preprocess(
    unset,
    z
      .string()
      .regex(/^(file:.+|postgres(ql)?:\/\/.+)/, "must start with file: or postgres://")
      .optional(),
  ),
  DATABASE_WAIT_MS: z.preprocess(
    unset,
    z.coerce
      .number("must be a number of milliseconds from 100 to 60000")
      .int("must be a whole number")
      .min(100, "must be 100 or more")
      .max(60_000, "must be 60000 or less")
      .default(5_000),
  ),
  AUDIT_HEADS_DIR: z.preprocess(unset, z.string().optional()),
  LOG_LEVEL: z.preprocess(unset, z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).optional()),
  PUBLIC_URL: z.preprocess(
    unset,
    z
      .url({ protocol: /^https?$/, error: "must be a full address such as https://challenges.example.org" })
      .superRefine(free(addressProblem))
      .optional(),
  ),
  SECRET_KEY: z.preprocess(unset, z.string().min(32, "must have at least 32 characters").optional()),
  SMTP_URL: z.preprocess(
    unset,
    z
      .url({
        protocol: /^smtps?$/,
        error: "must be an address such as smtp://name:password@mail.example.org:587",
      })
      .superRefine(free(mailServerProblem))
      .optional(),
  ),
  MAIL_FROM: z.preprocess(
    unset,
    z
      .string()
      .regex(
        /^[^\r\n<>]*<?[^\s<>@]+@[^\s<>@]+>?$/,
        "must be an address such as Peer challenges <no-reply@example.org>",
      )
      .default("Peer challenge workspace <no-reply@localhost>"),
  ),
  SMTP_OAUTH_TOKEN_URL: z.preprocess(
    unset,
    serviceAddress("https://login.microsoftonline.com/TENANT/oauth2/v2.0/token"),
  ),
  SMTP_OAUTH_CLIENT_ID: z.preprocess(unset, z.string().optional()),
  SMTP_OAUTH_CLIENT_SECRET: z.preprocess(unset, z.string().optional()),
  SMTP_OAUTH_SCOPE: z.preprocess(unset, z.string().default("https://outlook.office365.com/.default")),
  NOTIFY_API_KEY: z.preprocess(
    unset,
    z
      .string()
      .regex(NOTIFY_KEY, "must be the whole key as GOV.UK Notify shows it once, its name and two identifiers")
      .optional(),
  ),
  NOTIFY_TEMPLATE_ID: z.preprocess(unset, identifier),
  NOTIFY_REPLY_TO_ID: z.preprocess(unset, identifier),
  NOTIFY_URL: z.preprocess(unset, serviceAddress("https://api.notifications.service.gov.uk")),
  SECURITY_CONTACT: z.preprocess(
    unset,
    z
      .string()
      .regex(
        /^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/,
        "must be an address such as mailto:security@example.org or https://example.org/report",
      )
      .optional(),
  ),
  OIDC_ISSUER: z.preprocess(
    unset,
    z
      // Without TLS only on this machine: whoever sits in between could sign in as anybody.
      .string()
      .regex(
        /^(https:\/\/\S+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/\S*)?)$/,
        "must be an https address such as https://login.microsoftonline.com/TENANT/v2.0",
      )
      .optional(),
  ),
  OIDC_CLIENT_ID: z.preprocess(unset, z.string().optional()),
  OIDC_CLIENT_SECRET: z.preprocess(unset, z.string().optional()),
  OIDC_NAME: z.preprocess(unset, z.string().max(60, "must have at most 60 characters").optional()),
  OIDC_USER_ROLE: z.preprocess(unset, z.string().optional()),
  OIDC_ADMINISTRATOR_ROLE: z.preprocess(unset, z.string().optional()),
  BACKUP_DIR: z.preprocess(unset, z.string().optional()),
  BACKUP_PUBLIC_KEY: z.preprocess(
    unset,
    z
      .string()
      // What every X25519 key begins with in this form, and 32 bytes in base64.
      .regex(
        /^MCowBQYDK2VuAyEA[A-Za-z0-9+/]{43}=$/,
        "must be the line that `cpc backup-key FILE` prints as publicKey",
      )
      .optional(),
  ),
  CLAMD_ADDRESS: z.preprocess(
    unset,
    z
      .string()
      .regex(/^(\/\S+|[\w.:[\]-]+:\d{1,5})$/, "must be host:port, or the path of clamd's socket")
      .optional(),
  ),
  TRUST_PROXY: z.preprocess(
    unset,
    z
      .string()
      .refine(isProxySetting, "must be the number of proxies in front, or their addresses, as in 10.0.0.0/8")
      .optional(),
  ),
});

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
const SETTINGS = Object.keys(schema.shape);

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
  const parsed = schema.safeParse(variables);
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

function readSmtpTokens(values: z.infer<typeof schema>): TokenSettings | null {
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

function readNotify(values: z.infer<typeof schema>): NotifySettings | null {
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

function readSingleSignOn(values: z.infer<typeof schema>): SingleSignOnSettings | null {
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
