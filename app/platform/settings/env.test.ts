import { expect, it } from "vitest";
import { reachedBy, readEnvironment } from "./env.server.ts";

const TOKENS = {
  SMTP_OAUTH_TOKEN_URL: "https://login.example.org/token",
  SMTP_OAUTH_CLIENT_ID: "workspace",
  SMTP_OAUTH_CLIENT_SECRET: "quince-lantern",
};
const NOTIFY = {
  NOTIFY_API_KEY: "peer_challenges-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0",
  NOTIFY_TEMPLATE_ID: "f33517ff-2a88-4f6e-b855-c550268ce08a",
};

it("has a default for everything", () => {
  expect(readEnvironment({ DATA_DIR: "/srv/cpc" })).toEqual({
    mode: "development",
    port: 3000,
    host: "127.0.0.1",
    metricsPort: null,
    dataDir: "/srv/cpc",
    demo: null,
    databaseUrl: "file:/srv/cpc/workspace.db",
    databaseWaitMs: 5_000,
    auditHeadsDir: null,
    logLevel: "info",
    publicUrl: null,
    trustProxy: false,
    secretKey: null,
    smtpUrl: null,
    clamdAddress: null,
    mailFrom: "Peer challenge workspace <no-reply@localhost>",
    securityContact: null,
    singleSignOn: null,
    backUpDir: null,
    backUpPublicKey: null,
    smtpTokens: null,
    notify: null,
  });
});

it("takes a variable set to nothing as unset", () => {
  expect(readEnvironment({ PORT: "", DATABASE_URL: "", PUBLIC_URL: "" })).toMatchObject({
    port: 3000,
    publicUrl: null,
  });
});

it.each([
  [{ TRUST_PROXY: "2" }, { trustProxy: 2 }],
  [{ TRUST_PROXY: "0" }, { trustProxy: false }],
  [
    { TRUST_PROXY: "::1, fd00::/8,10.0.0.0/255.0.0.0" },
    { trustProxy: ["::1", "fd00::/8", "10.0.0.0/255.0.0.0"] },
  ],
  [
    { SMTP_URL: "smtps://me:secret@mail.example.org:465" },
    { smtpUrl: "smtps://me:secret@mail.example.org:465" },
  ],
  [{ TRUST_PROXY: "10.0.0.0/8, loopback" }, { trustProxy: ["10.0.0.0/8", "loopback"] }],
  [{ PUBLIC_URL: "https://challenges.example.org/" }, { publicUrl: "https://challenges.example.org" }],
  [{ NODE_ENV: "test" }, { mode: "test", logLevel: "silent" }],
  [{ NODE_ENV: "test", LOG_LEVEL: "debug" }, { logLevel: "debug" }],
  [
    { OIDC_ISSUER: "http://127.0.0.1:9/", OIDC_CLIENT_ID: "a", OIDC_CLIENT_SECRET: "b" },
    {
      singleSignOn: {
        issuer: "http://127.0.0.1:9/",
        clientId: "a",
        clientSecret: "b",
        name: "organisation's account",
        userRole: null,
        administratorRole: null,
      },
    },
  ],
  [{ CLAMD_ADDRESS: "scanner.example.org:3310" }, { clamdAddress: "scanner.example.org:3310" }],
  [{ CLAMD_ADDRESS: "/run/clamav/clamd.ctl" }, { clamdAddress: "/run/clamav/clamd.ctl" }],
  [{ AUDIT_HEADS_DIR: "/mnt/heads/" }, { auditHeadsDir: "/mnt/heads" }],
  [{ DATABASE_URL: "file:/var/db/x.db" }, { databaseUrl: "file:/var/db/x.db" }],
])("reads %j", (variables, expected) => {
  expect(readEnvironment(variables)).toMatchObject(expected);
});

it.each([
  [
    { DATA_DIR: "/srv/cpc", AUDIT_HEADS_DIR: "/srv/cpc/" },
    "AUDIT_HEADS_DIR is the data folder itself: name another one, out of reach of who can write DATA_DIR, or leave it unset.",
  ],
  [{ PORT: "abc" }, 'PORT is "abc": it must be a number from 0 to 65535.'],
  [{ PORT: "70000" }, 'PORT is "70000": it must be 65535 or less.'],
  [{ HOST: "a b" }, 'HOST is "a b": it must be an address such as 127.0.0.1 or 0.0.0.0.'],
  [
    { DATABASE_URL: "mysql://x" },
    "DATABASE_URL is wrong: it must name a file, as in file:/srv/challenges/workspace.db; PostgreSQL and others are not supported, leave DATABASE_URL unset for the database in DATA_DIR.",
  ],
  [
    { PUBLIC_URL: "challenges.example.org" },
    'PUBLIC_URL is "challenges.example.org": it must be a full address such as https://challenges.example.org.',
  ],
  [
    { SMTP_URL: "mail.example.org" },
    "SMTP_URL is wrong: it must be an address such as smtp://name:password@mail.example.org:587.",
  ],
  [
    { SECURITY_CONTACT: "security@example.org" },
    /SECURITY_CONTACT is .*: it must be an address such as mailto:/,
  ],
  [{ OIDC_ISSUER: "http://login.example.org" }, /OIDC_ISSUER is .*: it must be an https address/],
  [{ OIDC_CLIENT_ID: "workspace" }, /Single sign-on needs all of/],
  [{ DEMO: "false" }, 'DEMO is "false": it must be on or off.'],
  [{ DEMO: "OFF" }, 'DEMO is "OFF": it must be on or off.'],
  [{ DEMO: "0" }, 'DEMO is "0": it must be on or off.'],
  [{ SECRET_KEY: "short" }, "SECRET_KEY is wrong: it must have at least 32 characters."],
  [{ CLAMD_ADDRESS: "scanner" }, /^CLAMD_ADDRESS is "scanner": it must be host:port, or the path/],
  [{ MAIL_FROM: "Peers" }, /MAIL_FROM is "Peers": it must be an address/],
  [
    { TRUST_PROXY: "maybe" },
    'TRUST_PROXY is "maybe": it must be the number of proxies in front, or their addresses, as in 10.0.0.0/8.',
  ],
  [{ TRUST_PROXY: "true" }, /^TRUST_PROXY is "true"/],
  [{ TRUST_PROXY: "10.0.0.0/33" }, /^TRUST_PROXY is/],
  [{ TRUST_PROXY: "10.0.0.1,," }, /^TRUST_PROXY is/],
  [{ TRUST_PROXY: "proxy.example.org" }, /^TRUST_PROXY is/],
  [{ PUBLIC_URL: "https://example.org/challenges" }, /cannot live under a path of another site/],
  [{ PUBLIC_URL: "https://example.org/?a=b" }, /must have nothing after the host/],
  [{ PUBLIC_URL: "https://example.org#top" }, /must have nothing after the host/],
  [{ PUBLIC_URL: "https://me:pass@example.org" }, /must have no name or password/],
  [
    { SMTP_URL: "smtp://me@mail.example.org" },
    /^SMTP_URL has a name and no password: give the password, or set SMTP_OAUTH_TOKEN_URL/,
  ],
  [{ SMTP_URL: "smtp://:secret@mail.example.org" }, /must have a name before the password/],
  [{ SMTP_OAUTH_CLIENT_ID: "workspace" }, /needs all of SMTP_OAUTH_TOKEN_URL/],
  [TOKENS, /^With SMTP_OAUTH_TOKEN_URL, SMTP_URL names the mailbox and no password/],
  [{ ...TOKENS, SMTP_URL: "smtp://me:pass@mail.example.org" }, /names the mailbox and no password/],
  [
    { ...TOKENS, SMTP_OAUTH_TOKEN_URL: "http://login.example.org/token" },
    /^SMTP_OAUTH_TOKEN_URL is .*must be an https address/,
  ],
  [{ NOTIFY_API_KEY: NOTIFY.NOTIFY_API_KEY }, /^GOV.UK Notify needs both/],
  [{ NOTIFY_TEMPLATE_ID: NOTIFY.NOTIFY_TEMPLATE_ID }, /^GOV.UK Notify needs both/],
  [{ ...NOTIFY, NOTIFY_API_KEY: "live-key" }, /^NOTIFY_API_KEY is wrong: it must be the whole key/],
  [{ ...NOTIFY, NOTIFY_TEMPLATE_ID: "words" }, /^NOTIFY_TEMPLATE_ID is "words": it must be an identifier/],
  [{ ...NOTIFY, SMTP_URL: "smtp://mail.example.org" }, /^Messages go by one way/],
  [{ NOTIFY_URL: "https://notify.example.org" }, /^NOTIFY_URL is set, but there is no GOV.UK Notify/],
  [{ SMTP_URL: "smtp://me:secret@" }, /^SMTP_URL is wrong/],
  [{ SMTP_URL: "smtp://mail.example.org/inbox" }, /^SMTP_URL is wrong: it must have nothing after/],
  [{ OIDC_USER_ROLE: "Workspace.User" }, /^OIDC_USER_ROLE is set, but there is no single sign-on/],
  [{ OIDC_ISSUER: "https://login.example.org" }, /Single sign-on needs all of/],
  [{ PUBLIC_URI: "https://example.org" }, "There is no setting PUBLIC_URI; did you mean PUBLIC_URL?"],
  [
    { TRUST_PROXIE: "1", PORT: "abc" },
    'There is no setting TRUST_PROXIE; did you mean TRUST_PROXY? PORT is "abc": it must be a number from 0 to 65535.',
  ],
  [{ NODE_ENV: "prod" }, 'NODE_ENV is "prod": it must be development, production or test.'],
])("refuses %j with a sentence", (variables, sentence) => {
  expect(() => readEnvironment(variables)).toThrow(sentence);
});

it("reads how messages go", () => {
  expect(
    readEnvironment({ ...TOKENS, SMTP_URL: "smtp://me%40example.org@mail.example.org" }).smtpTokens,
  ).toEqual({
    url: TOKENS.SMTP_OAUTH_TOKEN_URL,
    clientId: "workspace",
    clientSecret: "quince-lantern",
    scope: "https://outlook.office365.com/.default",
  });
  expect(readEnvironment(NOTIFY).notify).toEqual({
    url: "https://api.notifications.service.gov.uk",
    serviceId: "26785a09-ab16-4eb0-8407-a37497a57506",
    secret: "3d844edf-8d35-48ac-975b-e847b4f122b0",
    templateId: NOTIFY.NOTIFY_TEMPLATE_ID,
    replyToId: null,
  });
});

it("does not repeat a password in a wrong address of a database", () => {
  expect(() => readEnvironment({ DATABASE_URL: "mysql://me:secret@host/x" })).toThrow(/^(?!.*secret)/);
});

it.each([
  [{}, null],
  [{ HOST: "localhost" }, null],
  [{ HOST: "127.0.0.2" }, null],
  [{ HOST: "::1" }, null],
  [{ HOST: "0.0.0.0" }, "HOST"],
  [{ HOST: "::" }, "HOST"],
  [{ HOST: "192.168.1.4" }, "HOST"],
  [{ HOST: "127.example.org" }, "HOST"],
  [{ PUBLIC_URL: "https://challenges.example.org" }, "PUBLIC_URL"],
  [{ PUBLIC_URL: "http://localhost:3000" }, "PUBLIC_URL"],
])("knows of %j whether others reach the server", (variables, setting) => {
  expect(reachedBy(readEnvironment(variables))).toBe(setting);
});
