import { afterEach, beforeEach, expect, it } from "vitest";
import { type MailServerAccount, startMailServer, type TestMailServer } from "#tests/support/mail-server.ts";
import { startTokenServer, type TestTokenServer } from "#tests/support/token-server.ts";
import { tokenSource } from "./client-credentials.server.ts";
import { smtpTransport } from "./smtp-transport.server.ts";

/** A mail server that takes no password, as Microsoft 365 does not any more: a token is asked for and shown (XOAUTH2). */

let tokens: TestTokenServer;
let server: TestMailServer;
/** The tokens that the mail server takes. */
let isGood: (token: string) => boolean;

beforeEach(async () => {
  isGood = () => true;
  const account: MailServerAccount = {
    user: "no-reply@example.org",
    isGoodToken: (token) => tokens.given.includes(token) && isGood(token),
  };
  [tokens, server] = await Promise.all([startTokenServer(), startMailServer(account)]);
});
afterEach(() => Promise.all([tokens.stop(), server.stop()]));

function transportOf(clientSecret = tokens.clientSecret) {
  const { url, clientId, scope } = tokens;
  return smtpTransport({
    url: server.url.replace("//", "//no-reply%40example.org@"),
    from: "no-reply@example.org",
    tokens: tokenSource({ url, clientId, clientSecret, scope }),
  });
}

const send = (transport: ReturnType<typeof transportOf>) =>
  transport.send(
    {
      messageId: "one@peer-challenge-workspace",
      to: { address: "ann@example.org", name: "Ann" },
      subject: "Hello",
      text: "Words\n",
      html: "<p>Words</p>",
    },
    new AbortController().signal,
  );

it("signs in by a token, and uses it while it lasts", async () => {
  const transport = transportOf();
  await send(transport);
  await send(transport);
  expect(server.taken).toHaveLength(2);
  expect(tokens.given).toEqual(["token-1"]);
});

it("asks for another when the mail server does not take the one it has", async () => {
  const transport = transportOf();
  await send(transport);
  isGood = (token) => token !== "token-1";
  await send(transport);
  expect(server.taken).toHaveLength(2);
  expect(tokens.given).toEqual(["token-1", "token-2"]);
});

it("halts, with the reason, when no token is given", async () => {
  await expect(send(transportOf("an old secret"))).rejects.toMatchObject({
    fate: "halted",
    message:
      "No token to sign in to the mail server with was given by SMTP_OAUTH_TOKEN_URL (invalid_client).",
  });
  expect(server.seen.signIns).toBe(0);
});

it("halts when the mail server takes no token at all", async () => {
  isGood = () => false;
  await expect(send(transportOf())).rejects.toMatchObject({ fate: "halted" });
  expect(server.seen.signIns).toBeLessThanOrEqual(2);
});
