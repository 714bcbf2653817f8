import { describe, expect, it } from "vitest";
import { misspeltSettings } from "./misspelt-settings.ts";

const SETTINGS = [
  ...[
    "PORT",
    "HOST",
    "DEMO",
    "DATA_DIR",
    "DATABASE_URL",
    "PUBLIC_URL",
    "TRUST_PROXY",
    "SECRET_KEY",
    "SMTP_URL",
  ],
  ...[
    "MAIL_FROM",
    "LOG_LEVEL",
    "NODE_ENV",
    "OIDC_ISSUER",
    "OIDC_CLIENT_ID",
    "OIDC_CLIENT_SECRET",
    "OIDC_NAME",
  ],
  ...["OIDC_USER_ROLE", "OIDC_ADMINISTRATOR_ROLE"],
];

describe("a misspelt setting", () => {
  it.each([
    ["PUBLIC_URI", "PUBLIC_URL"],
    ["PUBLICURL", "PUBLIC_URL"],
    ["public_url", "PUBLIC_URL"],
    ["PUBILC_URL", "PUBLIC_URL"],
    ["DATADIR", "DATA_DIR"],
    ["DATA_DIRS", "DATA_DIR"],
    ["TRUSTED_PROXY", "TRUST_PROXY"],
    ["SECRET_KEYS", "SECRET_KEY"],
    ["SMTP_URI", "SMTP_URL"],
    ["SMTP_ULR", "SMTP_URL"],
    ["DTAA_DIR", "DATA_DIR"],
    ["MAIL_FORM", "MAIL_FROM"],
    ["LOGLEVEL", "LOG_LEVEL"],
    ["DATABASE_URI", "DATABASE_URL"],
    ["ODIC_ISSUER", "OIDC_ISSUER"],
    ["OIDC_SECRET", "OIDC_CLIENT_SECRET"],
    ["OIDC_ADMIN_ROLE", "OIDC_ADMINISTRATOR_ROLE"],
  ])("%s is taken for %s", (name, setting) => {
    expect([...misspeltSettings({ [name]: "x" }, SETTINGS)]).toEqual([[name, setting]]);
  });

  it.each(SETTINGS)("%s is none", (name) => {
    expect(misspeltSettings({ [name]: "x" }, SETTINGS).size).toBe(0);
  });
});

describe("a variable of somebody else", () => {
  it.each([
    ...[
      "PATH",
      "HOME",
      "HOSTNAME",
      "POSTS",
      "PORTS",
      "TZ",
      "LANG",
      "LOGNAME",
      "USER",
      "PWD",
      "SHLVL",
      "NODE_OPTIONS",
    ],
    ...["DATABASE_USER", "DATABASE_NAME", "DATA_DISK", "DATA_HOME", "PUBLIC_DIR", "PUBLIC_IP", "PUBLIC_KEY"],
    ...[
      "SECRET_KEY_BASE",
      "SECRET_TOKEN",
      "SMTP_HOST",
      "SMTP_USER",
      "MAIL_HOST",
      "MAILTO",
      "LOG_FILE",
      "LOG_FORMAT",
    ],
    ...[
      "npm_config_user_agent",
      "npm_package_json",
      "INVOCATION_ID",
      "JOURNAL_STREAM",
      "MEMORY_PRESSURE_WRITE",
    ],
    ...[
      "http_proxy",
      "HTTPS_PROXY",
      "NO_PROXY",
      "DEMOS",
      "XDG_DATA_DIRS",
      "MAIL",
      "NODE_VERSION",
      "CI",
      "TERM",
    ],
  ])("%s is let be", (name) => {
    expect(misspeltSettings({ [name]: "x" }, SETTINGS).size).toBe(0);
  });

  it("is let be beside the setting that it resembles", () => {
    expect(misspeltSettings({ DATABASE_URI: "x", DATABASE_URL: "file:/srv/a.db" }, SETTINGS).size).toBe(0);
  });

  it("is let be when it is set to nothing", () => {
    expect(misspeltSettings({ PUBLIC_URI: "" }, SETTINGS).size).toBe(0);
  });
});
