import { beforeEach, expect, it } from "vitest";
import { readProgress } from "#app/areas/home/read-progress.server.ts";
import { sendDrafts } from "#app/mail/release-drafts.server.ts";
import { openSealedMail } from "#app/mail/sealed-mail.server.ts";
import { db } from "#app/platform/db.server.ts";
import { makeTestChallenge, type TestChallenge } from "#tests/support/factories.ts";
import { furnishVisit } from "#tests/support/factories-on-site.ts";
import { readGridMarks } from "../grid/read-grid-marks.server.ts";
import { readTimetable } from "../plan/read-timetable.server.ts";
import { releaseTimetable } from "../release/release-timetable.server.ts";
import { readReplies } from "./read-replies.server.ts";
import { recordReply, undoReply } from "./record-reply.server.ts";
import { askedOf, readOwnInvitations, replyByLink } from "./reply-by-link.server.ts";
import { repliesOfSession } from "./reply-lines.ts";

const NOW = new Date("2026-02-23T10:00:00Z");
const laterBy = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

let challenge: TestChallenge;
let sessions: string[];
let people: string[];
beforeEach(async () => {
  await db.outgoingMail.deleteMany();
  challenge = await makeTestChallenge();
  ({ sessions, people } = await furnishVisit(challenge));
});

/** Releases a version and lets the messages go; returns the secret of the link to an address. */
async function releaseTo(address: string, minutes: number): Promise<string> {
  const permit = challenge.permits.challengeManager;
  await releaseTimetable(permit, { acknowledge: true }, laterBy(minutes));
  await sendDrafts(permit, undefined, laterBy(minutes));
  const mail = await db.outgoingMail.findFirstOrThrow({
    where: { challengeId: challenge.id, toAddress: address },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { bodySealed: true },
  });
  const links = openSealedMail(mail.bodySealed).blocks.flatMap((block) =>
    "link" in block ? block.link.url : [],
  );
  return /\/reply\/(.+)$/.exec(links[0] ?? "")?.[1] ?? "";
}

const opened = (token: string) => ({ token, clientAddress: "203.0.113.20", requestId: "R" });

const stateOf = async (personId: string | undefined, sessionId: string | undefined) => {
  const permit = challenge.permits.coordinator;
  const replies = await readReplies(permit, await readTimetable(permit));
  return replies.find((one) => one.to.id === personId && one.sessionId === sessionId);
};

const declinedOnHome = async () =>
  (await readProgress(challenge.permits.coordinator, "2026-02-23")).shared?.peopleDeclined;

it("is given by the link in the message, counts for what they were told, and is asked again when it changes", async () => {
  await db.sessionPerson.create({ data: { sessionId: sessions[2] ?? "", personId: people[0] ?? "" } });
  const token = await releaseTo("person-1@wexcombe.example", 0);
  const page = await readOwnInvitations(opened(token), laterBy(1));
  expect(page).toMatchObject({ name: "Person 1", kind: "person" });
  expect(page.sessions.map(({ told, reply }) => [told.title, reply])).toEqual([
    ["Interview 1", null],
    ["Interview 3", null],
  ]);
  expect((await stateOf(people[0], sessions[0]))?.state).toBe("no-answer");
  const all = { session: "all", asked: askedOf(page.sessions) };
  await replyByLink(opened(token), { ...all, answer: "accepted" }, laterBy(2));
  expect((await stateOf(people[0], sessions[2]))?.state).toBe("accepted");
  // Another answer takes the place of it.
  const [first] = page.sessions;
  const one = { session: first?.invitationId ?? "", asked: askedOf(first === undefined ? [] : [first]) };
  await replyByLink(opened(token), { ...one, answer: "declined" }, laterBy(3));
  expect((await stateOf(people[0], sessions[0]))?.state).toBe("declined");
  expect(await declinedOnHome()).toBe(1);
  const { coordinator } = challenge.permits;
  const record = await readTimetable(coordinator);
  const marks = await readGridMarks(coordinator, record);
  expect(marks.replies[sessions[0] ?? ""]).toEqual(["Declined: Person 1"]);
  const lines = repliesOfSession(await readReplies(coordinator, record), record, sessions[0] ?? "");
  expect(lines[0]).toBe("Declined: Person 1");
  expect(lines.slice(1).join()).toMatch(/^No answer yet: |^$/);
  expect(marks.replies[sessions[2] ?? ""]).toEqual(["Accepted: 1 of 3"]);

  // It moves: what they said was to another time, and the same link, like the new one, asks again.
  await db.session.update({
    where: { id: sessions[0] ?? "" },
    data: { start: "12:15" },
    select: { id: true },
  });
  expect((await stateOf(people[0], sessions[0]))?.state).toBe("asked-again");
  expect(await declinedOnHome()).toBe(0);
  const newer = await releaseTo("person-1@wexcombe.example", 4);
  expect(newer).not.toBe(token);
  for (const each of [token, newer]) {
    const again = await readOwnInvitations(opened(each), laterBy(5));
    expect(again.sessions.map(({ told, isAskedAgain }) => [told.start, isAskedAgain])).toEqual([
      ["11:00", false],
      ["12:15", true],
    ]);
  }
  // A page that was open while it moved says nothing of the new time.
  await expect(replyByLink(opened(token), { ...one, answer: "accepted" }, laterBy(6))).rejects.toMatchObject({
    code: "conflict",
  });
  expect((await stateOf(people[0], sessions[0]))?.state).toBe("asked-again");
});

it("opens nothing for whoever makes a link up, before the message has gone, after the last session, and without a name", async () => {
  const token = await releaseTo("person-1@wexcombe.example", 0);
  const other = token.replace(/^./, (letter) => (letter === "A" ? "B" : "A"));
  const gone = { code: "gone" };
  await expect(readOwnInvitations(opened(other), laterBy(1))).rejects.toMatchObject(gone);
  await expect(readOwnInvitations(opened(token), new Date("2026-03-03T00:00:01Z"))).rejects.toMatchObject(
    gone,
  );
  const setStage = (stage: string) => db.challenge.update({ where: { id: challenge.id }, data: { stage } });
  await setStage("closed");
  const closed = { ...gone, message: expect.stringContaining("is closed") };
  await expect(readOwnInvitations(opened(token), laterBy(1))).rejects.toMatchObject(closed);
  const reply = { session: "all", asked: "", answer: "accepted" } as const;
  await expect(replyByLink(opened(token), reply, laterBy(1))).rejects.toMatchObject(closed);
  await setStage("on-site");
  await db.outgoingMail.updateMany({ data: { status: "draft" } });
  expect((await readOwnInvitations(opened(token), laterBy(1))).sessions).toEqual([]);
  await db.person.update({
    where: { id: people[0] ?? "" },
    data: { anonymisedAt: NOW },
    select: { id: true },
  });
  await expect(readOwnInvitations(opened(token), laterBy(1))).rejects.toMatchObject(gone);
});

it("is written down by the co-ordinator in one step, and undone", async () => {
  const { coordinator, peer, councilReader } = challenge.permits;
  await releaseTo("person-1@wexcombe.example", 0);
  // The sixth person has no address: they were told by telephone.
  const invitation = await stateOf(people[5], sessions[5]);
  const given = {
    invitationId: invitation?.invitationId ?? "",
    answer: "declined" as const,
    way: "telephone" as const,
    toldOn: "2026-02-23",
  };
  await expect(
    recordReply(coordinator, { ...given, toldOn: "2026-02-24" }, laterBy(1)),
  ).rejects.toMatchObject({ code: "invalid", field: "toldOn" });
  for (const permit of [peer, councilReader]) {
    await expect(recordReply(permit, given, laterBy(1))).rejects.toMatchObject({ code: "forbidden" });
  }
  await recordReply(coordinator, given, laterBy(1));
  const declined = await stateOf(people[5], sessions[5]);
  expect(declined).toMatchObject({ state: "declined", reply: { toldOn: "2026-02-23", way: "telephone" } });
  expect(await declinedOnHome()).toBe(1);
  await recordReply(coordinator, { ...given, answer: "accepted" }, laterBy(2));
  expect(await declinedOnHome()).toBe(0);
  await undoReply(coordinator, (await stateOf(people[5], sessions[5]))?.reply?.id ?? "", laterBy(3));
  expect((await stateOf(people[5], sessions[5]))?.state).toBe("declined");
  await undoReply(coordinator, declined?.reply?.id ?? "", laterBy(4));
  expect((await stateOf(people[5], sessions[5]))?.state).toBe("no-answer");
  await expect(undoReply(coordinator, declined?.reply?.id ?? "", laterBy(5))).rejects.toMatchObject({
    code: "conflict",
  });
  const other = await makeTestChallenge();
  await expect(recordReply(other.permits.coordinator, given, laterBy(6))).rejects.toMatchObject({
    code: "not-found",
  });
});
