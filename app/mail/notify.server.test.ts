import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { seal } from "#app/platform/sealed.server.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { makeTestAccount, makeTestChallenge } from "#tests/support/factories.ts";
import { startMailServer } from "#tests/support/mail-server.ts";
import { NOTIFY_SERVICE, startNotifyServer, type TestNotifyServer } from "#tests/support/notify-server.ts";
import { sayMailWay } from "./deliveries.server.ts";
import { readMailHalt } from "./mail-halt.server.ts";
import { type NewMail, queueMail } from "./queue-mail.server.ts";
import { loader as entryPage } from "./routes/calendar-entry.tsx";
import { sendDueMail } from "./send-due-mail.server.ts";
import { sendTestMail } from "./send-test-mail.server.ts";
import { readMail } from "./store.server.ts";

const NOW = new Date("2027-03-01T09:00:00Z");
const ICS = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";

let server: TestNotifyServer;
beforeAll(async () => {
  server = await startNotifyServer();
});
afterAll(async () => {
  env.notify = null;
  await server.stop();
});
beforeEach(async () => {
  env.smtpUrl = null;
  env.notify = { url: server.url, ...NOTIFY_SERVICE, replyToId: null };
  server.taken.length = 0;
  await db.outgoingMail.deleteMany();
  await db.mailHalt.deleteMany();
});

const INVITATION: NewMail = {
  kind: "session-invitation",
  to: { address: "ann@example.org", name: "Ann Archer" },
  subject: "Leader",
  body: [{ text: "You are invited." }],
  calendars: [{ method: "REQUEST", ics: ICS, isLinked: true }],
  challengeId: null,
  createdByName: null,
};

const ask = async (token: string) =>
  (await entryPage({
    request: new Request(`https://workspace.example/calendar-entry/${token}`),
    params: { token },
    context: {
      cspNonce: "",
      requestId: newId(),
      clientAddress: "203.0.113.70",
      isDocument: true,
      accountId: null,
    },
  } as unknown as LoaderFunctionArgs)) as Response;

const linkIn = (text: string | undefined) => /\/calendar-entry\/(\S+\.ics)/.exec(text ?? "")?.[1] ?? "";

describe("an invitation", () => {
  it("links to its calendar entry, which whoever has the message can open", async () => {
    await queueMail(db, INVITATION, NOW);
    expect(await sendDueMail(NOW)).toEqual({ sent: 1, failed: 0 });
    const body = server.taken[0]?.personalisation.body;
    expect(body).toContain("Put it into your calendar:");
    expect(body).not.toContain("VCALENDAR");
    const answer = await ask(linkIn(body));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Type")).toBe("text/calendar; charset=utf-8; method=REQUEST");
    expect(answer.headers.get("Content-Disposition")).toContain("attachment");
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    expect(await answer.text()).toBe(ICS);
  });

  it("about several sessions links to the entry of each, by its name", async () => {
    const other = ICS.replace("REQUEST", "CANCEL");
    const calendars = [
      { method: "REQUEST" as const, ics: ICS, isLinked: true, title: "Leader" },
      { method: "CANCEL" as const, ics: other, isLinked: true, title: "Youth council" },
    ];
    await queueMail(db, { ...INVITATION, calendars }, NOW);
    await sendDueMail(NOW);
    const body = server.taken[0]?.personalisation.body ?? "";
    expect(body).toContain("Put “Leader” into your calendar:");
    const second = body.slice(body.indexOf("Take “Youth council” out of your calendar:"));
    expect(await (await ask(linkIn(second))).text()).toBe(other);
  });

  it("is told by an address that nobody can make up, and that ends with the message", async () => {
    const id = await queueMail(db, INVITATION, NOW);
    await sendDueMail(NOW);
    const token = linkIn(server.taken[0]?.personalisation.body);
    for (const made of [
      id,
      `${seal(id)}.ics`,
      `${seal(`other ${id}`)}.ics`,
      `${token.slice(0, 20)}.ics`,
      "",
    ]) {
      expect((await ask(made)).status).toBe(404);
    }
    await db.outgoingMail.delete({ where: { id }, select: { id: true } });
    expect((await ask(token)).status).toBe(404);
  });

  it("that is still a draft opens to nobody", async () => {
    const id = await queueMail(db, { ...INVITATION, status: "draft" }, NOW);
    expect((await ask(`${seal(`calendar-entry ${id}`)}.ics`)).status).toBe(404);
  });

  it("carries its entry and the link its words speak of, when it goes by a mail server in the end", async () => {
    const mailServer = await startMailServer();
    await queueMail(db, INVITATION, NOW);
    Object.assign(env, { notify: null, smtpUrl: mailServer.url });
    await sendDueMail(NOW);
    expect(mailServer.taken[0]?.source).toContain("text/calendar");
    expect(mailServer.taken[0]?.source.replaceAll(/=\r?\n/g, "")).toContain("/calendar-entry/");
    await mailServer.stop();
  });

  it("says on its page that it links to the entry", async () => {
    const { id: challengeId, permits } = await makeTestChallenge();
    const id = await queueMail(db, { ...INVITATION, challengeId, space: "shared" }, NOW);
    expect(await readMail(permits.coordinator, id)).toMatchObject({ entries: 1, isEntryLinked: true });
  });
});

it("says on the page where replies go", () => {
  expect(sayMailWay()).toMatch(/GOV\.UK Notify.*Replies go to this installation's address/);
  Object.assign(env, { notify: null, smtpUrl: "smtp://127.0.0.1:1" });
  expect(sayMailWay()).toContain(env.mailFrom);
  env.smtpUrl = null;
  expect(sayMailWay()).toBeNull();
});

it("takes a final no as final, and a wrong key as a halt for all", async () => {
  server.refuseNext(400, "ValidationError");
  const id = await queueMail(db, INVITATION, NOW);
  await sendDueMail(NOW);
  const row = await db.outgoingMail.findUniqueOrThrow({
    where: { id },
    select: { status: true, lastError: true },
  });
  expect(row).toEqual({
    status: "failed",
    lastError: "GOV.UK Notify does not accept the address or the words (400).",
  });
  await queueMail(db, INVITATION, NOW);
  await queueMail(db, INVITATION, NOW);
  Object.assign(env.notify ?? {}, { secret: NOTIFY_SERVICE.serviceId });
  const before = server.seen.requests;
  await sendDueMail(NOW);
  await sendDueMail(NOW);
  expect(server.seen.requests - before).toBe(1);
  expect((await readMailHalt())?.reason).toContain("NOTIFY_API_KEY");
});

describe("a test message", () => {
  const test = async () => {
    const { id, email, name } = await makeTestAccount("Tara Test", { isAdministrator: true });
    const actor = { accountId: id, name };
    const sending = sendTestMail({ actor, requestId: "r" }, { address: email, name }, NOW);
    const said = await sending.catch((error: Error & { code?: string }) => `${error.code}: ${error.message}`);
    const events = await db.auditEvent.findMany({
      where: { accountId: id, type: "mail-tested" },
      select: { data: true },
    });
    return { said, email, events: events.map(({ data }) => JSON.parse(String(data)).result) };
  };

  it("goes at once, and ends the pause of those that waited", async () => {
    await queueMail(db, INVITATION, NOW);
    await queueMail(db, INVITATION, NOW);
    Object.assign(env.notify ?? {}, { secret: NOTIFY_SERVICE.serviceId });
    await sendDueMail(NOW);
    expect(await readMailHalt()).not.toBeNull();
    Object.assign(env.notify ?? {}, { secret: NOTIFY_SERVICE.secret });
    const { said, email, events } = await test();
    expect(said).toContain(`has taken a test message to ${email}`);
    expect(server.taken.map((mail) => mail.email_address)).toEqual([email]);
    expect(events).toEqual(["sent"]);
    expect(await readMailHalt()).toBeNull();
    expect(await sendDueMail(NOW)).toEqual({ sent: 1, failed: 0 });
  });

  it("says why it did not go", async () => {
    server.refuseNext(429, "TooManyRequestsError");
    const { said, events } = await test();
    expect(said).toBe(
      "conflict: The test message did not go. GOV.UK Notify takes no more messages of its service today (429).",
    );
    expect(events).toEqual(["halted"]);
  });

  it("by a mail server that refuses the address says so", async () => {
    const mailServer = await startMailServer();
    Object.assign(env, { notify: null, smtpUrl: mailServer.url });
    const { email } = await makeTestAccount("Tom Test", { isAdministrator: true });
    mailServer.manners.sender = 550;
    const { said } = await test();
    expect(said).toMatch(/^conflict: The test message did not go\. The mail server .*\(550\)\.$/);
    mailServer.manners = {};
    expect((await test()).said).toContain("The mail server has taken a test message");
    expect(mailServer.taken[0]?.to).not.toContain(email);
    await mailServer.stop();
  });

  it("is not possible without a way out", async () => {
    env.notify = null;
    expect((await test()).said).toContain("No mail server is set");
  });
});
