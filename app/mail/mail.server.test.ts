import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db, transaction } from "#app/platform/db.server.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { makeTestAccount, makeTestChallenge, type TestChallenge } from "#tests/support/factories.ts";
import { mailParts } from "#tests/support/mail-parts.ts";
import { startMailServer, type TestMailServer } from "#tests/support/mail-server.ts";
import { DraftsForm } from "./forms.ts";
import { readMailHalt, tryMailAgain } from "./mail-halt.server.ts";
import { openAccountMail, retryMail } from "./pass-on-mail.server.ts";
import { type NewMail, queueMail } from "./queue-mail.server.ts";
import { dropDrafts, sendDrafts } from "./release-drafts.server.ts";
import { resendMail } from "./resend-mail.server.ts";
import { sendDueMail } from "./send-due-mail.server.ts";
import {
  listDraftBatches,
  listMail,
  listNotGone,
  listOutbox,
  readMail,
  readNextDraft,
} from "./store.server.ts";

const NOW = new Date("2027-03-01T09:00:00Z");
const SECRET = "https://workspace.example/reset/quince-lantern";

let server: TestMailServer;
let challenge: TestChallenge;
beforeAll(async () => {
  server = await startMailServer();
  challenge = await makeTestChallenge({ partnership: true });
});
afterAll(() => server.stop());
beforeEach(async () => {
  env.smtpUrl = server.url;
  server.taken.length = 0;
  server.manners = {};
  await db.outgoingMail.deleteMany();
  await db.mailHalt.deleteMany();
});

const MAIL: NewMail = {
  kind: "password-reset",
  to: { address: "ann@example.org", name: "Ann Archer" },
  subject: "Choose a new password",
  body: [
    { text: "Somebody asked for a new password.\nIt can be chosen once." },
    { link: { url: SECRET, label: "Choose a password", isSecret: true } },
  ],
  challengeId: null,
  createdByName: null,
};

const queue = (mail: Partial<NewMail> = {}) => queueMail(db, { ...MAIL, ...mail }, NOW);
const stateOf = (id: string) =>
  db.outgoingMail.findUniqueOrThrow({
    where: { id },
    select: { status: true, attempts: true, nextAttemptAt: true, lastError: true },
  });

it("sends the words as plain text and as HTML, once, and forgets the link", async () => {
  const id = await queue();
  expect(await sendDueMail(NOW)).toEqual({ sent: 1, failed: 0 });
  expect(await sendDueMail(NOW)).toEqual({ sent: 0, failed: 0 });
  const [mail] = server.taken;
  expect(mail?.to).toEqual(["ann@example.org"]);
  expect(mail?.source).toContain("Auto-Submitted: auto-generated");
  expect(mail?.source).toContain("text/plain");
  expect(mail?.source).toContain("text/html");
  expect(mail?.source).not.toMatch(/<img|http-equiv|src=/);
  expect(mail?.source.replaceAll(/=\r?\n/g, "")).toContain(SECRET);
  const kept = await openAccountMail(
    { accountId: (await makeTestAccount("Ida")).id, name: "Ida" },
    id,
    NOW,
    "r",
  );
  expect(kept.status).toBe("sent");
  expect(JSON.stringify(kept)).not.toContain("quince");
});

it("carries a calendar entry with its method", async () => {
  await queue({
    calendars: [{ method: "CANCEL", ics: "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n" }],
  });
  await sendDueMail(NOW);
  expect(server.taken[0]?.source).toMatch(/text\/calendar; charset=utf-8; method=CANCEL/);
});

it("carries an entry for each of several sessions as a file of its own, from whoever sends messages now", async () => {
  const ics = (uid: string) =>
    [
      "BEGIN:VCALENDAR",
      "METHOD:REQUEST",
      "BEGIN:VEVENT",
      `UID:${uid}`,
      // Written before mail was set up, and long enough to be folded.
      'ORGANIZER;CN="Peer challenge workspace of the installation":mailto:no-reply@',
      " localhost",
      "ATTENDEE:mailto:ann@example.org",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ].join("\r\n");
  await queue({
    calendars: [
      { method: "REQUEST", ics: ics("one"), title: "One" },
      { method: "REQUEST", ics: ics("two"), title: "Two" },
    ],
  });
  const before = env.mailFrom;
  env.mailFrom = "Peer challenges of the Vale of Wexcombe and neighbours <challenges@wexcombe.example>";
  await sendDueMail(NOW);
  env.mailFrom = before;
  const files = mailParts(server.taken[0]?.source ?? "").filter(({ disposition }) => disposition !== "");
  expect(files.map(({ type }) => type.replace(/; name=.*$/, ""))).toEqual([
    "text/calendar; charset=utf-8; method=REQUEST",
    "text/calendar; charset=utf-8; method=REQUEST",
  ]);
  for (const { text } of files) {
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll(/\r\n[ \t]/g, "").split("\r\n")).toContain(
      'ORGANIZER;CN="Peer challenges of the Vale of Wexcombe and neighbours":mailto:challenges@wexcombe.example',
    );
    expect(text).not.toContain("localhost");
  }
  expect(files.map(({ text }) => /^UID:(.*)$/m.exec(text)?.[1]?.trim())).toEqual(["one", "two"]);
});

it("says to whom an answer goes, and cannot be made to carry a header by that", async () => {
  await queue({ replyTo: { name: "Cora\r\nBcc: x@y.example", address: "cora.field@wexcombe.example" } });
  await sendDueMail(NOW);
  expect(server.taken[0]?.source).toMatch(/^Reply-To: .*cora\.field@wexcombe\.example/m);
  expect(server.taken[0]?.source).not.toMatch(/^Bcc:/m);
});

it("keeps nothing readable in the database", async () => {
  const id = await queue();
  const row = await db.outgoingMail.findUniqueOrThrow({ where: { id }, select: { bodySealed: true } });
  expect(row.bodySealed).not.toContain("quince");
});

it("tries again later what the server does not take, and says why", async () => {
  const id = await queue();
  server.refuseNext(451, 451);
  expect(await sendDueMail(NOW, { chance: () => 0.5 })).toEqual({ sent: 0, failed: 1 });
  const soon = new Date(NOW.getTime() + 60_000);
  expect(await stateOf(id)).toEqual({
    status: "waiting",
    attempts: 1,
    nextAttemptAt: soon,
    lastError: "The mail server did not take the message just now (451).",
  });
  expect(await sendDueMail(NOW)).toEqual({ sent: 0, failed: 0 });
  expect(await sendDueMail(soon, { chance: () => 0.5 })).toEqual({ sent: 0, failed: 1 });
  expect((await stateOf(id)).nextAttemptAt).toEqual(new Date(soon.getTime() + 5 * 60_000));
  expect(await sendDueMail(new Date(soon.getTime() + 5 * 60_000))).toEqual({ sent: 1, failed: 0 });
  expect(await stateOf(id)).toMatchObject({ status: "sent", attempts: 3, lastError: null });
});

it("gives up after the last wait", async () => {
  const id = await queue();
  await db.outgoingMail.update({ where: { id }, data: { attempts: 9 }, select: { id: true } });
  server.refuseNext(451);
  await sendDueMail(NOW);
  expect(await stateOf(id)).toMatchObject({ status: "failed", nextAttemptAt: null });
});

it("takes a final no as final", async () => {
  server.manners.addresses = { "ann@example.org": 550 };
  const id = await queue();
  const other = await queue({ to: { address: "bob@example.org", name: "" } });
  expect(await sendDueMail(NOW)).toEqual({ sent: 1, failed: 1 });
  expect(await stateOf(id)).toEqual({
    status: "failed",
    attempts: 1,
    nextAttemptAt: null,
    lastError: "The mail server refused the address (550).",
  });
  // It says nothing of the server: the others went.
  expect(await stateOf(other)).toMatchObject({ status: "sent" });
  expect(await readMailHalt()).toBeNull();
});

describe("a server that takes nothing", () => {
  const many = () => Promise.all(Array.from({ length: 8 }, () => queue()));
  const inMinutes = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

  it("is asked once, then left alone for longer and longer", async () => {
    await many();
    server.manners.greeting = 421;
    const before = server.seen.connections;
    expect(await sendDueMail(NOW)).toEqual({ sent: 0, failed: 1 });
    for (const seconds of [15, 30, 45]) {
      expect(await sendDueMail(new Date(NOW.getTime() + seconds * 1000))).toEqual({ sent: 0, failed: 0 });
    }
    expect(server.seen.connections - before).toBe(1);
    await sendDueMail(inMinutes(1));
    expect(await readMailHalt()).toEqual({
      since: NOW,
      until: inMinutes(6),
      failures: 2,
      reason: "The mail server takes no messages just now (421).",
    });
    // No message is to blame.
    expect(await db.outgoingMail.count({ where: { status: "waiting", attempts: 0 } })).toBe(8);
    server.manners = {};
    expect(await sendDueMail(inMinutes(6))).toEqual({ sent: 8, failed: 0 });
    expect(await readMailHalt()).toBeNull();
  });

  it("is asked at once when somebody says so", async () => {
    const [id = ""] = await many();
    server.manners.greeting = 421;
    await sendDueMail(NOW);
    server.manners = {};
    const { id: accountId } = await makeTestAccount("Amal", { isAdministrator: true });
    await retryMail({ accountId, name: "Amal" }, id, NOW, "r");
    expect(await sendDueMail(NOW)).toEqual({ sent: 8, failed: 0 });
  });

  it("does not let one message that breaks it hold up the others", async () => {
    const id = await queue({ to: { address: "breaks@example.org", name: "" } });
    server.manners.addresses = { "breaks@example.org": 421 };
    await sendDueMail(NOW);
    const other = await queue();
    expect(await sendDueMail(inMinutes(1))).toEqual({ sent: 1, failed: 1 });
    expect((await stateOf(other)).status).toBe("sent");
    expect((await stateOf(id)).status).toBe("waiting");
  });

  it("refuses a password, and is tried with it once", async () => {
    const strict = await startMailServer({ user: "workspace", password: "right" });
    env.smtpUrl = strict.url.replace("//", "//workspace:wrong@");
    await many();
    expect(await sendDueMail(NOW)).toEqual({ sent: 0, failed: 1 });
    expect(await sendDueMail(NOW)).toEqual({ sent: 0, failed: 0 });
    expect(strict.seen).toEqual({ connections: 1, signIns: 1 });
    expect((await readMailHalt())?.reason).toBe(
      "The mail server did not accept the sign-in of this workspace (535).",
    );
    env.smtpUrl = strict.url.replace("//", "//workspace:right@");
    await tryMailAgain(NOW);
    expect(await sendDueMail(NOW)).toEqual({ sent: 7, failed: 0 });
    await strict.stop();
  });
});

describe("a message of unknown fate", () => {
  it("is not sent again by itself: its process died while it was on its way", async () => {
    const id = await queue();
    await db.outgoingMail.update({
      where: { id },
      data: { status: "sending", attempts: 1, nextAttemptAt: NOW },
      select: { id: true },
    });
    expect(await sendDueMail(new Date(NOW.getTime() - 1))).toEqual({ sent: 0, failed: 0 });
    expect((await stateOf(id)).status).toBe("sending");
    expect(await sendDueMail(NOW)).toEqual({ sent: 0, failed: 0 });
    expect(await stateOf(id)).toMatchObject({ status: "unknown", nextAttemptAt: null });
    expect(server.taken).toHaveLength(0);
  });

  it("is sent again when somebody says so", async () => {
    const { permits } = challenge;
    const id = await queue({ challengeId: challenge.id, space: "shared" });
    await db.outgoingMail.update({ where: { id }, data: { status: "unknown" }, select: { id: true } });
    await expect(resendMail(permits.councilReader, id, NOW)).rejects.toMatchObject({ code: "forbidden" });
    await resendMail(permits.coordinator, id, NOW);
    await expect(resendMail(permits.coordinator, id, NOW)).rejects.toMatchObject({ code: "conflict" });
    expect(await sendDueMail(NOW)).toEqual({ sent: 1, failed: 0 });
  });
});

it("never cuts an address", async () => {
  const address = `${"a".repeat(60)}@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.example`;
  await queue({ to: { address, name: "" } });
  await sendDueMail(NOW);
  expect(server.taken[0]?.to).toEqual([address]);
});

it("sends once when two runs meet", async () => {
  await queue();
  await queue();
  const runs = await Promise.all([sendDueMail(NOW), sendDueMail(NOW), sendDueMail(NOW)]);
  expect(runs.reduce((sum, { sent }) => sum + sent, 0)).toBe(2);
  expect(server.taken).toHaveLength(2);
});

it("waits when there is no mail server", async () => {
  env.smtpUrl = null;
  const id = await queue();
  expect(await sendDueMail(NOW)).toEqual({ sent: 0, failed: 0 });
  expect(await stateOf(id)).toMatchObject({ status: "waiting", attempts: 0 });
});

it("says nothing of a change that did not happen", async () => {
  await expect(
    transaction(async (tx) => {
      await queueMail(tx, MAIL, NOW);
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  expect(await db.outgoingMail.count()).toBe(0);
});

it("cannot be made to carry a header of somebody's own", async () => {
  await queue({
    to: { address: "ann@example.org", name: "Ann\r\nBcc: eve@example.org" },
    subject: "Hello\r\nBcc: eve@example.org",
  });
  await sendDueMail(NOW);
  expect(server.taken[0]?.to).toEqual(["ann@example.org"]);
  expect(server.taken[0]?.source).not.toMatch(/^bcc:/im);
});

it("shows each side of the wall its own messages, without secret links", async () => {
  const { permits, council, otherCouncil } = challenge;
  const of = { challengeId: challenge.id, kind: "invitation" as const };
  await queue({ ...of, space: "shared", subject: "shared" });
  await queue({ ...of, space: "peer-team", subject: "team" });
  await queue({ ...of, space: "council", councilId: council.id, subject: "ours" });
  await queue({ ...of, space: "council", councilId: otherCouncil?.id ?? null, subject: "theirs" });
  await queue({ ...of, kind: "password-reset", space: "account", subject: "a person's own" });
  const other = await makeTestChallenge({});
  await queue({ ...of, challengeId: other.id, space: "shared", subject: "elsewhere" });
  const subjects = async (permit: Parameters<typeof listMail>[0]) =>
    (await listMail(permit, { page: 1 })).lines.map(({ subject }) => subject).sort();
  expect(await subjects(permits.challengeManager)).toEqual(["shared", "team"]);
  expect(await subjects(permits.coordinator)).toEqual(["ours", "shared"]);
  expect(await subjects(permits.otherCoordinator)).toEqual(["shared", "theirs"]);

  const { lines } = await listMail(permits.challengeManager, { page: 1 });
  const team = lines.find(({ subject }) => subject === "team")?.id ?? "";
  expect(JSON.stringify(await readMail(permits.challengeManager, team))).not.toContain("quince");
  await expect(readMail(permits.coordinator, team)).rejects.toMatchObject({ code: "not-found" });
});

it("shows an administrator that a challenge sends, never to whom or what", async () => {
  const id = await queue({ challengeId: challenge.id, space: "shared", subject: "About the harbour" });
  const { lines } = await listOutbox({ page: 1 });
  expect(JSON.stringify(lines)).not.toMatch(/harbour|Ann|ann@/);
  const account = await makeTestAccount("Adam", { isAdministrator: true });
  await expect(openAccountMail({ accountId: account.id, name: "Adam" }, id, NOW, "r")).rejects.toMatchObject({
    code: "not-found",
  });
});

it("leaves a trace when an administrator opens a link", async () => {
  const id = await queue();
  const { id: accountId } = await makeTestAccount("Agnes", { isAdministrator: true });
  await openAccountMail({ accountId, name: "Agnes" }, id, NOW, "r");
  expect(await db.auditEvent.count({ where: { accountId, type: "mail-read" } })).toBe(1);
});

it("lets drafts go only after a person said so, and only on that person's side", async () => {
  const { permits } = challenge;
  const of = { challengeId: challenge.id, status: "draft" as const };
  await queue({ ...of, space: "shared" });
  await queue({ ...of, space: "peer-team" });
  expect(await sendDueMail(NOW)).toEqual({ sent: 0, failed: 0 });
  await expect(sendDrafts(permits.councilReader, undefined, NOW)).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await sendDrafts(permits.coordinator, undefined, NOW)).toBe(1);
  expect(await dropDrafts(permits.supportOfficer, undefined, NOW)).toBe(1);
  await expect(dropDrafts(permits.supportOfficer, undefined, NOW)).rejects.toMatchObject({
    code: "conflict",
  });
  expect(await sendDueMail(NOW)).toEqual({ sent: 1, failed: 0 });
});

it("lets go only the drafts meant: of a kind, or written together", async () => {
  const { permits } = challenge;
  const of = { challengeId: challenge.id, status: "draft" as const, space: "shared" as const };
  const later = new Date(NOW.getTime() + 60_000);
  await queueMail(db, { ...MAIL, ...of, kind: "availability-request" }, NOW);
  await queueMail(db, { ...MAIL, ...of, kind: "session-invitation" }, new Date(NOW.getTime() + 20_000));
  await queueMail(db, { ...MAIL, ...of, kind: "session-invitation" }, later);
  // By the minute, as the page tells it: two of one minute would stand in the list in the same words.
  expect(await listDraftBatches(permits.coordinator)).toEqual([
    { writtenAt: later, messages: 1 },
    { writtenAt: NOW, messages: 2 },
  ]);
  const { lines, drafts, total } = await listMail(permits.coordinator, {
    kind: "session-invitation",
    page: 1,
  });
  expect([drafts, total]).toEqual([2, 2]);
  // Read in turn: each with its words, newest first.
  expect(JSON.stringify(lines[0]?.blocks)).toContain("can be chosen once");
  expect(JSON.stringify(lines[0]?.blocks)).not.toContain("quince");
  const newest = { id: lines[0]?.id ?? "", createdAt: later };
  expect(await readNextDraft(permits.coordinator, newest)).toMatchObject({ left: 2 });
  expect(await sendDrafts(permits.coordinator, { kind: "session-invitation", writtenAt: NOW }, later)).toBe(
    1,
  );
  expect(await dropDrafts(permits.coordinator, { kind: "session-invitation" }, later)).toBe(1);
  expect(await listNotGone(permits.coordinator, "availability-request")).toHaveLength(1);
});

it.each<[string, Record<string, string>, boolean]>([
  ["one by name", { mailId: "x" }, true],
  ["all, with the box ticked", { confirm: "yes" }, true],
  ["all, without", {}, false],
  ["all of a kind, without", { kind: "session-invitation" }, false],
])("asks before it sends many: %s", (_, form, isTaken) => {
  expect(DraftsForm.safeParse(form).success).toBe(isTaken);
});
