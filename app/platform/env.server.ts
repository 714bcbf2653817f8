import { join, resolve } from "node:path";
import { z } from "zod";
import { AppError } from "./errors.ts";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** An unset variable and one set to nothing mean the same: use the default. */
const unset = (value: unknown) => (value === "" ? undefined : value);

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
  LOG_LEVEL: z.preprocess(unset, z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).optional()),
  PUBLIC_URL: z.preprocess(
    unset,
    z
      .url({ protocol: /^https?$/, error: "must be a full address such as https://challenges.example.org" })
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
  TRUST_PROXY: z.preprocess(
    unset,
    z
      .string()
      .regex(/^(\d{1,2}|[\w.:/, -]+)$/, "must be the number of proxies in front, or their addresses")
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

/** What the process was told about its surroundings, checked once. */
export interface Environment {
  mode: "development" | "production" | "test";
  port: number;
  host: string;
  /** Absolute path of the folder that holds the database and the files. */
  dataDir: string;
  /** Whether `npm start` makes a demonstration in an empty database; null: nobody said. */
  demo: "on" | "off" | null;
  /** `file:` for the built-in database, else `postgres://`. */
  databaseUrl: string;
  logLevel: (typeof LOG_LEVELS)[number];
  /** Origin people type, without a slash at the end, when it differs from host and port. */
  publicUrl: string | null;
  /** What Express calls "trust proxy": a number of hops, a list of addresses, or false. */
  trustProxy: number | string[] | false;
  /** What secrets in the database are sealed with; null: a key of its own in DATA_DIR. */
  secretKey: string | null;
  /** The mail server, `smtp://` or `smtps://`; null: messages wait in the outbox. */
  smtpUrl: string | null;
  /** Who mails come from. */
  mailFrom: string;
  /** null: nobody signs in through another organisation. */
  singleSignOn: SingleSignOnSettings | null;
}

const DEFAULT_LOG_LEVEL = { production: "info", development: "info", test: "silent" } as const;

/** Reads and checks environment variables. Throws an AppError with one sentence per wrong value. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const parsed = schema.safeParse(variables);
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      // The address of a database or a mail server holds its password.
      const shown = ["DATABASE_URL", "SMTP_URL", "SECRET_KEY", "OIDC_CLIENT_SECRET"].includes(name)
        ? ""
        : ` "${variables[name] ?? ""}"`;
      return `${name} is${shown || " wrong"}: it ${issue.message}.`;
    });
    throw new AppError("invalid", sentences.join(" "));
  }
  const values = parsed.data;
  const dataDir = resolve(values.DATA_DIR);
  return {
    mode: values.NODE_ENV,
    port: values.PORT,
    host: values.HOST,
    dataDir,
    demo: values.DEMO ?? null,
    databaseUrl: values.DATABASE_URL ?? `file:${join(dataDir, "workspace.db")}`,
    logLevel: values.LOG_LEVEL ?? DEFAULT_LOG_LEVEL[values.NODE_ENV],
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, "") ?? null,
    trustProxy: readTrustProxy(values.TRUST_PROXY),
    secretKey: values.SECRET_KEY ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM,
    singleSignOn: readSingleSignOn(values),
  };
}

function readSingleSignOn(values: z.infer<typeof schema>): SingleSignOnSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return null;
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
