import { afterEach, expect, it } from "vitest";
import { readEnvironment } from "#app/platform/settings/env.server.ts";
import { NOTIFY_SERVICE, startNotifyServer } from "#tests/support/notify-server.ts";
import { startTokenServer } from "#tests/support/token-server.ts";
import { mailFindings } from "./look-at-mail.server.ts";

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** What is said of these settings, each finding as "state: sentence what to do". */
async function said(settings: Record<string, string>): Promise<string[]> {
  const findings = await mailFindings(readEnvironment(settings));
  return findings.map(({ state, says, todo }) => [`${state}:`, says, todo].filter(Boolean).join(" "));
}

async function notify() {
  const server = await startNotifyServer();
  stops.push(server.stop);
  const { serviceId, secret, templateId } = NOTIFY_SERVICE;
  const settings = {
    NOTIFY_API_KEY: `tests-${serviceId}-${secret}`,
    NOTIFY_TEMPLATE_ID: templateId,
    NOTIFY_URL: server.url,
  };
  return { server, settings };
}

const OTHER = "11111111-2222-3333-4444-555555555555";

it("names all ways out where there is none", async () => {
  expect(await said({})).toEqual([
    expect.stringMatching(
      /^look: There is no mail server and no GOV\.UK Notify.* Set SMTP_URL, or NOTIFY_API_KEY/,
    ),
  ]);
});

it("sees that GOV.UK Notify takes key and template, and sends nothing", async () => {
  const { server, settings } = await notify();
  expect(await said(settings)).toEqual([expect.stringMatching(/^well: GOV\.UK Notify takes the key/)]);
  expect(server.taken).toEqual([]);
});

it.each<[string, object, RegExp]>([
  [
    "a text message",
    { type: "sms", subject: null },
    /^wrong: .* it is of the kind “sms”\. Make an e-mail template/,
  ],
  ["no place in the subject", { subject: "News" }, /its subject lacks \(\(subject\)\)/],
  ["no place in the message", { body: "Hello ((name))" }, /its message lacks \(\(body\)\)/],
])("says what a template of GOV.UK Notify lacks: %s", async (_, template, sentence) => {
  const { server, settings } = await notify();
  Object.assign(server.template, template);
  expect(await said(settings)).toEqual([expect.stringMatching(sentence)]);
});

it("says of each setting of GOV.UK Notify that is wrong what to do", async () => {
  const { server, settings } = await notify();
  expect(await said({ ...settings, NOTIFY_TEMPLATE_ID: OTHER })).toEqual([
    expect.stringMatching(/^wrong: .* has no template NOTIFY_TEMPLATE_ID .* Set NOTIFY_TEMPLATE_ID/),
  ]);
  const key = `tests-${NOTIFY_SERVICE.serviceId}-${OTHER}`;
  const ofKey = await said({ ...settings, NOTIFY_API_KEY: key });
  expect(ofKey).toEqual([
    expect.stringMatching(/^wrong: .* did not accept the key \(403\)\. Set NOTIFY_API_KEY/),
  ]);
  expect(ofKey.join()).not.toContain(OTHER);
  await server.stop();
  stops.length = 0;
  expect(await said(settings)).toEqual([
    expect.stringMatching(/^wrong: .* cannot be reached at http\S+ \(\w+\)\. .*firewall/),
  ]);
});

it("asks for a token where the mail server is signed in to by OAuth2", async () => {
  const server = await startTokenServer();
  stops.push(server.stop);
  const settings = {
    SMTP_URL: "smtp://no-reply%40example.org@127.0.0.1:9",
    SMTP_OAUTH_TOKEN_URL: server.url,
    SMTP_OAUTH_CLIENT_ID: server.clientId,
    SMTP_OAUTH_CLIENT_SECRET: server.clientSecret,
  };
  expect((await said(settings)).at(-1)).toMatch(/^well: SMTP_OAUTH_TOKEN_URL gives a token/);
  const refused = (await said({ ...settings, SMTP_OAUTH_CLIENT_SECRET: "one of last year" })).at(-1);
  expect(refused).toMatch(
    /^wrong: No token .* \(invalid_client\)\. .*SMTP_OAUTH_CLIENT_SECRET has not run out/,
  );
  expect(refused).not.toContain("last year");
});

it("says that no server elsewhere takes messages from the default address", async () => {
  const SMTP_URL = "smtp://mail.invalid:587";
  expect((await said({ SMTP_URL })).at(-1)).toMatch(/^look: Messages come from .* Set MAIL_FROM/);
  expect(await said({ SMTP_URL, MAIL_FROM: "no-reply@example.org" })).toEqual([
    expect.stringMatching(/^wrong: The mail server at mail\.invalid, port 587, cannot be reached/),
  ]);
});
