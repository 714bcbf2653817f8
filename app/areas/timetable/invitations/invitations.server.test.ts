import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { dropDrafts, sendDrafts } from "#app/mail/release-drafts.server.ts";
import { sendDueMail } from "#app/mail/send-due-mail.server.ts";
import { listMail, readMail } from "#app/mail/store.server.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { makeTestChallenge, type TestChallenge } from "#tests/support/factories.ts";
import { furnishVisit } from "#tests/support/factories-on-site.ts";
import { mailParts } from "#tests/support/mail-parts.ts";
import { startMailServer, type TestMailServer } from "#tests/support/mail-server.ts";
import { readTimetable } from "../plan/read-timetable.server.ts";
import { releaseTimetable } from "../release/release-timetable.server.ts";

const A_WEEK_BEFORE = new Date("2026-02-23T10:00:00Z");
const laterBy = (minutes: number) => new Date(A_WEEK_BEFORE.getTime() + minutes * 60_000);

let server: TestMailServer;
let challenge: TestChallenge;
let sessions: string[];
let people: string[];
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(async () => {
  env.smtpUrl = null;
  await server.stop();
});
beforeEach(async () => {
  env.smtpUrl = server.url;
  server.taken.length = 0;
  await db.outgoingMail.deleteMany();
  challenge = await makeTestChallenge();
  ({ sessions, people } = await furnishVisit(challenge));
});

const release = (minutes: number, input: { invite?: boolean; name?: string } = {}) =>
  releaseTimetable(challenge.permits.challengeManager, { acknowledge: true, ...input }, laterBy(minutes));

const change = (index: number, data: Parameters<typeof db.session.update>[0]["data"]) =>
  db.session.update({ where: { id: sessions[index] ?? "" }, data, select: { id: true } });

async function sendAll(minutes: number): Promise<void> {
  await sendDrafts(challenge.permits.challengeManager, undefined, laterBy(minutes));
  await sendDueMail(laterBy(minutes));
}

const drafts = () =>
  db.outgoingMail.findMany({
    where: { challengeId: challenge.id, status: "draft" },
    orderBy: { toAddress: "asc" },
    select: { id: true, toAddress: true, subject: true, space: true, kind: true },
  });

/** The calendar's part, its folded lines made whole. */
function calendarOf(source: string): { type: string; text: string } | undefined {
  const part = mailParts(source).find(
    ({ type, disposition }) => type.startsWith("text/calendar") && disposition === "",
  );
  return part && { ...part, text: part.text.replaceAll(/\r\n[ \t]/g, "") };
}

it("writes one message to each person and peer, which waits to be read", async () => {
  const version = await release(0, { name: "After the co-ordinator's call" });
  // Six sessions, each with a person of its own, of whom one has no address, and in turn with each of two peers.
  expect(version.invitations?.mailIds).toHaveLength(7);
  expect(version.invitations).toMatchObject({
    replaced: 0,
    byTelephone: [{ kind: "person", id: people[5] }],
  });
  expect(version.number).toBe(1);
  const written = await drafts();
  expect(written).toHaveLength(7);
  for (const { toAddress, space, kind } of written) {
    expect(kind).toBe("session-invitation");
    expect(space).toBe(toAddress.startsWith("person-") ? "shared" : "peer-team");
  }
  // A peer's address is none of the council's business.
  const { lines } = await listMail(challenge.permits.coordinator, { page: 1 });
  expect(lines).toHaveLength(5);
  const mail = await readMail(
    challenge.permits.coordinator,
    lines.find(({ to }) => to === "Person 1")?.id ?? "",
  );
  const words = JSON.stringify(mail.blocks);
  for (const word of [
    "Interview 1",
    "Monday 2 March 2026, 9am to 9:45am",
    "45 minutes",
    "Room 1, Wexcombe Town Hall",
  ]) {
    expect(words).toContain(word);
  }
  expect(words).toContain("Asha Peer (leader peer)");
  expect(words).toContain("not attributed to you");
  expect(words).toContain("Cora");
  expect(words).not.toContain("Person 2");
  expect(mail.entries).toBe(1);
  expect(await sendDueMail(laterBy(1))).toEqual({ sent: 0, failed: 0 });
});

it("sends what mail programs take for an invitation, and the change and the cancellation of the same entry", async () => {
  await release(0);
  await sendAll(1);
  const first = server.taken.find(({ to }) => to[0] === "person-1@wexcombe.example");
  const part = calendarOf(first?.source ?? "");
  expect(part?.type).toMatch(/^text\/calendar; charset=utf-8; method=REQUEST$/);
  // Beside the words as another way to say the same, and as a file for programs that want one.
  expect(mailParts(first?.source ?? "").map(({ type }) => type.split(";")[0])).toEqual([
    "text/plain",
    "text/html",
    "text/calendar",
    "application/ics",
  ]);
  const ics = part?.text ?? "";
  const uid = /^UID:(.*)$/m.exec(ics)?.[1]?.trim();
  expect(ics).toContain("METHOD:REQUEST");
  expect(ics).toContain("SEQUENCE:0");
  expect(ics).toContain("DTSTART;TZID=Europe/London:20260302T090000");
  expect(ics).toContain("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;");
  const sender = /^From: .*?([^\s<>]+@[^\s<>]+)>?\s*$/m.exec(first?.source ?? "")?.[1];
  expect(ics).toMatch(new RegExp(`ORGANIZER;[^\\r\\n]*mailto:${sender}`));

  server.taken.length = 0;
  await change(0, { start: "12:15" });
  const second = await release(2);
  expect(second.invitations?.mailIds.length).toBe(2);
  await sendAll(3);
  expect(server.taken.map(({ to }) => to[0]).sort()).toEqual([
    "peer-1@elsewhere.example",
    "person-1@wexcombe.example",
  ]);
  const moved = server.taken.find(({ to }) => to[0]?.startsWith("person-"))?.source ?? "";
  const movedText = calendarOf(moved)?.text ?? "";
  expect(movedText).toContain(`UID:${uid}`);
  expect(movedText).toContain("SEQUENCE:1");
  expect(movedText).toContain("DTSTART;TZID=Europe/London:20260302T121500");
  const plain = mailParts(moved)[0]?.text ?? "";
  expect(plain).toContain(
    "It moves from Monday 2 March 2026, 9am to 9:45am to Monday 2 March 2026, 12:15pm to 1pm.",
  );
  expect(plain).not.toContain("Room 1");

  server.taken.length = 0;
  await change(0, { status: "cancelled" });
  await release(4);
  await sendAll(5);
  const gone = server.taken.find(({ to }) => to[0]?.startsWith("person-"))?.source ?? "";
  expect(calendarOf(gone)?.type).toContain("method=CANCEL");
  const goneText = calendarOf(gone)?.text ?? "";
  for (const line of ["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:2", `UID:${uid}`]) {
    expect(goneText).toContain(line);
  }
  expect(mailParts(gone)[0]?.text).toContain("will not take place");

  server.taken.length = 0;
  expect((await release(6)).invitations).toMatchObject({ mailIds: [], replaced: 0, byTelephone: [] });
});

it("tells somebody with several sessions in one message, an entry for each, with the own words of who releases", async () => {
  const permit = challenge.permits.challengeManager;
  // The first person is in the third session too; so is the first peer.
  await db.sessionPerson.create({ data: { sessionId: sessions[2] ?? "", personId: people[0] ?? "" } });
  const input = { acknowledge: true, message: "We look forward to it." };
  expect((await releaseTimetable(permit, input, laterBy(0))).invitations?.mailIds).toHaveLength(7);
  await sendAll(1);
  const source = server.taken.find(({ to }) => to[0] === "person-1@wexcombe.example")?.source ?? "";
  const [words, ...others] = mailParts(source);
  expect(words?.text).toContain("We look forward to it.");
  expect(words?.text).toContain("in 2 sessions of");
  const files = others.filter(({ disposition }) => disposition.startsWith("attachment"));
  const lines = files.map(({ text }) => text.replaceAll(/\r\n[ \t]/g, "").split("\r\n"));
  const of = (name: string) =>
    lines.map((own) => own.find((line) => line.startsWith(name))?.slice(name.length + 1));
  expect(of("METHOD")).toEqual(["REQUEST", "REQUEST"]);
  expect(of("SUMMARY")).toEqual(["Interview 1", "Interview 3"]);
  expect(new Set(of("UID")).size).toBe(2);
  // The next message says what is new and names the rest.
  server.taken.length = 0;
  await change(0, { status: "cancelled" });
  await release(2);
  await sendAll(3);
  const next = server.taken.find(({ to }) => to[0] === "person-1@wexcombe.example")?.source ?? "";
  expect(next).toMatch(/^Subject: Cancelled: Interview 1/m);
  expect(mailParts(next)[0]?.text).toContain("As you were told before: 1 session\r\n• “Interview 3”");
  expect(calendarOf(next)?.text).toContain(`UID:${of("UID")[0]}`);
});

it("comes from whoever sends messages when it goes, also where it was written before mail was set up", async () => {
  const before = env.mailFrom;
  env.mailFrom = "no-reply@localhost";
  await release(0);
  env.mailFrom = "Peer challenges <challenges@wexcombe.example>";
  await sendAll(1);
  env.mailFrom = before;
  expect(server.taken).toHaveLength(7);
  for (const { source } of server.taken) {
    const entries = mailParts(source).filter(({ type }) => type.startsWith("text/calendar"));
    expect(entries.length).toBeGreaterThan(0);
    for (const { text } of entries) {
      expect(text.replaceAll(/\r\n[ \t]/g, "")).toContain(
        'ORGANIZER;CN="Peer challenges":mailto:challenges@wexcombe.example',
      );
      expect(text).not.toContain("localhost");
    }
  }
});

it("loses no news when drafts are dropped, and replaces those still unread", async () => {
  await release(0);
  await sendAll(1);
  await change(1, { start: "12:15" });
  await release(2);
  await dropDrafts(challenge.permits.challengeManager, undefined, laterBy(3));
  expect((await release(4)).invitations).toMatchObject({
    mailIds: [expect.any(String), expect.any(String)],
    replaced: 0,
  });
  await change(1, { start: "12:30" });
  expect((await release(5)).invitations).toMatchObject({
    mailIds: [expect.any(String), expect.any(String)],
    replaced: 2,
  });
  const [draft] = await drafts();
  expect(draft?.subject).toMatch(/^Changed: Interview 2, .*12:30pm$/);
  await change(1, { start: "10:00" });
  expect((await release(6)).invitations).toMatchObject({ mailIds: [], replaced: 2 });
  expect(await drafts()).toEqual([]);
  const row = await db.calendarInvitation.findFirst({
    where: { sessionId: sessions[1], personId: people[1] },
    select: { sequence: true, versionNumber: true },
  });
  expect(row).toEqual({ sequence: 3, versionNumber: 5 });
});

it("takes somebody out of one session without telling the others", async () => {
  await release(0);
  await sendAll(1);
  await db.sessionPerson.deleteMany({ where: { sessionId: sessions[2] } });
  expect((await release(2)).invitations?.mailIds.length).toBe(1);
  const [draft] = await drafts();
  expect(draft).toMatchObject({ toAddress: "person-3@wexcombe.example" });
  expect(draft?.subject).toMatch(/^Without you: Interview 3/);
  const mail = await readMail(challenge.permits.coordinator, draft?.id ?? "");
  expect(JSON.stringify(mail.blocks)).toContain("You no longer take part in");
  expect(JSON.stringify(mail.blocks)).toContain("which takes place without you");
});

it("writes to nobody when that is not wanted, and tells it all with the next version", async () => {
  expect((await release(0, { invite: false })).invitations).toBeNull();
  expect(await drafts()).toEqual([]);
  expect((await release(1)).invitations?.mailIds.length).toBe(7);
});

it("writes nothing when the release fails", async () => {
  const permit = challenge.permits.challengeManager;
  const record = await readTimetable(permit);
  expect(record.sessions).toHaveLength(6);
  // Two at once: the second finds that there is a newer version, and none of its messages stays.
  const results = await Promise.allSettled([release(0), release(0)]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await drafts()).toHaveLength(7);
});
