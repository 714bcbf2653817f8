import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startMailServer, type TestMailServer } from "#tests/support/mail-server.ts";
import type { OutgoingMessage } from "./mail-transport.ts";
import { type SmtpPatience, smtpTransport } from "./smtp-transport.server.ts";

const MESSAGE: OutgoingMessage = {
  messageId: "one@peer-challenge-workspace",
  to: { address: "ann@example.org", name: "Ann Archer" },
  subject: "Hello",
  text: "Words\n",
  html: "<p>Words</p>",
};

let server: TestMailServer;
beforeEach(async () => {
  server = await startMailServer();
});
afterEach(() => server.stop());

const send = (message: Partial<OutgoingMessage> = {}, patience?: SmtpPatience, url = server.url) =>
  smtpTransport({ url, from: "Workspace <no-reply@example.org>" }, patience).send(
    { ...MESSAGE, ...message },
    new AbortController().signal,
  );

/** What became of it. */
const fateOf = async (sending: Promise<void>) => {
  try {
    await sending;
    return "taken";
  } catch (error) {
    return (error as { fate: string }).fate;
  }
};

describe("the answer of the mail server", () => {
  it.each<[string, number, string]>([
    ["550", 550, "refused"],
    ["553", 553, "refused"],
    ["450, as greylisting does", 450, "postponed"],
    ["452", 452, "postponed"],
    ["421", 421, "halted"],
    ["530, as to somebody who has not signed in", 530, "halted"],
  ])("to the address: %s", async (_, code, fate) => {
    server.manners.addresses = { "ann@example.org": code };
    expect(await fateOf(send())).toBe(fate);
    expect(server.taken).toHaveLength(0);
  });

  it.each<[number, string]>([
    [554, "refused"],
    [451, "postponed"],
    [421, "halted"],
  ])("to the whole message: %i", async (code, fate) => {
    server.refuseNext(code);
    expect(await fateOf(send())).toBe(fate);
  });

  it.each<[string, () => void, string]>([
    ["to the sender: 550", () => Object.assign(server.manners, { sender: 550 }), "halted"],
    ["to the sender: 451", () => Object.assign(server.manners, { sender: 451 }), "halted"],
    ["at the door: 421", () => Object.assign(server.manners, { greeting: 421 }), "halted"],
    ["at the door: 554", () => Object.assign(server.manners, { greeting: 554 }), "halted"],
  ])("%s", async (_, arrange, fate) => {
    arrange();
    expect(await fateOf(send())).toBe(fate);
  });

  it("is not there: nobody listens", async () => {
    await server.stop();
    await expect(send()).rejects.toMatchObject({
      fate: "halted",
      message: expect.stringContaining("ECONNREFUSED"),
    });
    server = await startMailServer();
  });

  it("is not waited for long before the message is handed over", async () => {
    const { createServer } = await import("node:net");
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const { port } = silent.address() as { port: number };
    const patience = { beforeMs: 200, afterMs: 60_000 };
    expect(await fateOf(send({}, patience, `smtp://127.0.0.1:${port}`))).toBe("halted");
    silent.close();
  });
});

describe("a message that was handed over whole", () => {
  it("is waited for much longer than any other answer", async () => {
    // The time of everything before is over long before the answer comes.
    server.manners.beforeAnswer = () => new Promise((resolve) => setTimeout(resolve, 900));
    expect(await fateOf(send({}, { beforeMs: 300, afterMs: 60_000 }))).toBe("taken");
  });

  it("has an unknown fate when no answer comes", async () => {
    let answer = () => {};
    server.manners.beforeAnswer = () => new Promise<void>((resolve) => (answer = resolve));
    expect(await fateOf(send({}, { beforeMs: 60_000, afterMs: 300 }))).toBe("unknown");
    expect(server.taken).toHaveLength(1);
    answer();
  });

  it("has an unknown fate when the sender has to stop", async () => {
    let answer = () => {};
    const stop = new AbortController();
    server.manners.beforeAnswer = () => {
      stop.abort();
      return new Promise<void>((resolve) => (answer = resolve));
    };
    const transport = smtpTransport({ url: server.url, from: "no-reply@example.org" });
    expect(await fateOf(transport.send(MESSAGE, stop.signal))).toBe("unknown");
    answer();
  });
});

it("says nothing of the address, whatever the server answers", async () => {
  server.manners.addresses = { "ann@example.org": 550 };
  await expect(send()).rejects.toSatisfy((error) => !String(error).includes("ann@"));
});

it.each([
  ["an ampersand", "r&d@example.org", "r&d@example.org"],
  ["a slash", "press/office@example.org", "press/office@example.org"],
  ["an apostrophe", "sinead.o'brien@example.org", "sinead.o'brien@example.org"],
  ["letters of another alphabet", "jürgen@example.org", "jürgen@example.org"],
  ["such letters in its domain", "jo@bücher.example", "jo@bücher.example"],
])("reaches an address with %s", async (_, address, arrived) => {
  await send({ to: { address, name: "Jo" } });
  expect(server.taken[0]?.to).toEqual([arrived]);
});
