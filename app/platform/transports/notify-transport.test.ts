import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NOTIFY_SERVICE, startNotifyServer, type TestNotifyServer } from "#tests/support/notify-server.ts";
import type { NotifySettings } from "../settings/env.server.ts";
import type { OutgoingMessage } from "./mail-transport.ts";
import { notifyTransport } from "./notify-transport.server.ts";

const MESSAGE: OutgoingMessage = {
  messageId: "one@peer-challenge-workspace",
  to: { address: "ann@example.org", name: "Ann Archer" },
  subject: "Hello",
  text: "Words\n\nhttps://workspace.example/x\n",
  html: "<p>Words</p>",
};

let server: TestNotifyServer;
beforeEach(async () => {
  server = await startNotifyServer();
});
afterEach(() => server.stop());

const send = (odd: Partial<NotifySettings> = {}, answerMs?: number) =>
  notifyTransport({ url: server.url, ...NOTIFY_SERVICE, replyToId: null, ...odd }, answerMs).send(
    MESSAGE,
    new AbortController().signal,
  );

it("fills the two places of the template, as text", async () => {
  await send();
  expect(server.taken).toEqual([
    {
      email_address: "ann@example.org",
      template_id: NOTIFY_SERVICE.templateId,
      personalisation: { subject: "Hello", body: MESSAGE.text },
      reference: MESSAGE.messageId,
    },
  ]);
  await send({ replyToId: "8e222534-7f05-4972-86e3-17c5d9f894e2" });
  expect(server.taken[1]?.email_reply_to_id).toBe("8e222534-7f05-4972-86e3-17c5d9f894e2");
});

describe("an answer other than yes", () => {
  it.each<[number, string, string, RegExp]>([
    [400, "ValidationError", "refused", /address or the words/],
    [400, "BadRequestError", "refused", /trial mode/],
    [403, "AuthError", "halted", /NOTIFY_API_KEY/],
    [429, "RateLimitError", "halted", /this minute/],
    [429, "TooManyRequestsError", "halted", /today/],
    [500, "Exception", "halted", /just now \(500\)/],
    [503, "anything", "halted", /just now \(503\)/],
  ])("%i %s", async (status, error, fate, sentence) => {
    server.refuseNext(status, error);
    await expect(send()).rejects.toMatchObject({ fate, message: expect.stringMatching(sentence) });
    await expect(send()).resolves.toBeUndefined();
  });

  it("repeats nothing of the service's own words, which may name an address", async () => {
    server.refuseNext(400, "ValidationError");
    await expect(send()).rejects.toSatisfy((error) => !String(error).includes("ann@"));
  });

  it("is given to a key that is not the service's", async () => {
    await expect(send({ secret: NOTIFY_SERVICE.serviceId })).rejects.toMatchObject({ fate: "halted" });
    expect(server.taken).toHaveLength(0);
  });
});

describe("no answer", () => {
  it("after the message was given leaves its fate unknown", async () => {
    let answer = () => {};
    server.beforeAnswer = () => new Promise<void>((resolve) => (answer = resolve));
    await expect(send({}, 300)).rejects.toMatchObject({ fate: "unknown" });
    expect(server.taken).toHaveLength(1);
    answer();
  });

  it("from nobody at the address halts everything", async () => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, "127.0.0.1", resolve));
    const { port } = free.address() as { port: number };
    await new Promise((resolve) => free.close(resolve));
    await expect(send({ url: `http://127.0.0.1:${port}` })).rejects.toMatchObject({
      fate: "halted",
      message: "GOV.UK Notify could not be reached (ECONNREFUSED).",
    });
  });
});
