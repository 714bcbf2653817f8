import { isIP } from "node:net";
import { z } from "zod";

/** How much the log says. */
export const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

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

/** Whether each % of a part of an address begins two figures, as it must to be read. */
function isEncoded(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}

/** What is wrong with the address of the mail server; null when nothing is. */
function mailServerProblem(text: string): string | null {
  const { hostname, username, password, pathname, search } = new URL(text);
  if (hostname === "") return "must name the mail server, as in smtp://name:password@mail.example.org:587";
  if (username === "" && password !== "") return "must have a name before the password";
  if (!isEncoded(username) || !isEncoded(password)) {
    return "has a % in its name or password that stands for nothing: write %25 for %, %40 for @ and %2F for /";
  }
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
export const NOTIFY_KEY = new RegExp(`^.*-?(${UUID})-(${UUID})$`, "i");

const identifier = z
  .string()
  .regex(new RegExp(`^${UUID}$`, "i"), "must be an identifier such as f33517ff-2a88-4f6e-b855-c550268ce08a")
  .optional();

/** Every setting by its name in the environment: its shape, its default, and what is said when it cannot be used. */
export const SETTINGS_SHAPE = z.object({
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
      // Figures and dots are an address or nothing: no name of a machine looks like that.
      .refine(
        (text) => !/^[\d.]+$/.test(text) || isIP(text) === 4,
        "must be an address such as 127.0.0.1 or 0.0.0.0",
      )
      .default("127.0.0.1"),
  ),
  DATA_DIR: z.preprocess(unset, z.string().default("./data")),
  DEMO: z.preprocess(unset, z.enum(["on", "off"], "must be on or off").optional()),
  DATABASE_URL: z.preprocess(
    unset,
    z
      .string()
      .regex(
        /^file:[^:]+$/,
        "must name a file, as in file:/srv/challenges/workspace.db; PostgreSQL and others are not supported, leave DATABASE_URL unset for the database in DATA_DIR",
      )
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

/** The settings after they were read, by their names in the environment. */
export type Settings = z.output<typeof SETTINGS_SHAPE>;
