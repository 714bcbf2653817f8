import { beforeEach, expect, it } from "vitest";
import type { VisitPermit } from "#app/access/permit.ts";
import { makeVisit } from "#app/areas/challenge/change-visits.server.ts";
import { permitAtVisit } from "#app/areas/visits/permit-at-visit.server.ts";
import { readMail } from "#app/mail/store.server.ts";
import { db } from "#app/platform/db.server.ts";
import { makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { furnishVisit } from "#tests/support/factories-on-site.ts";
import { findClashes } from "../clashes/clashes.ts";
import { readStanding } from "../excel/read-standing.server.ts";
import { makeFeed, readFeed } from "../invitations/calendar-feeds.server.ts";
import type { SessionInput } from "../plan/forms.ts";
import { readNeeds, readSessionNeeds } from "../plan/needs/needs-store.server.ts";
import { readTimetable } from "../plan/read-timetable.server.ts";
import { saveSession } from "../plan/save-session.server.ts";
import { releaseTimetable } from "../release/release-timetable.server.ts";
import { composeTimetableDocument } from "../versions/document.server.ts";
import { downloadPaper } from "./download-paper.server.ts";
import { paperPage } from "./paper-page.server.ts";

const LINK = "https://meet.example.org/j/97311?pwd=a_b";
const NUMBER = "020 7946 0000, PIN 1234";
const ALL = new URLSearchParams();

let challenge: TestChallenge;
let people: string[];
let calls: VisitPermit;
beforeEach(async () => {
  challenge = await makeTestChallenge({ stage: "preparing" });
  ({ people } = await furnishVisit(challenge));
  const { coordinator } = challenge.permits;
  const id = await makeVisit(
    coordinator,
    { kind: "conversations", title: "", first: "2026-02-10", last: "2026-02-10" },
    TEST_NOW,
  );
  calls = await permitAtVisit(coordinator, id);
});

const call = (given: Partial<SessionInput>): SessionInput => ({
  kind: "interview",
  title: "Chief executive",
  purpose: "",
  date: "2026-02-10",
  start: "10:00",
  minutes: 45,
  siteId: null,
  roomId: null,
  joinAddress: LINK,
  councilId: null,
  track: "A",
  peerIds: [...challenge.peerIds],
  personIds: [people[0] ?? ""],
  themeIds: [],
  promptIds: [],
  isFixed: false,
  version: 1,
  ...given,
});

it("asks for no room and no journey, and says nowhere that it is before the first day", async () => {
  const id = await saveSession(calls, null, call({}), TEST_NOW);
  // By telephone an hour later, and one to which nobody has been given an address yet.
  await saveSession(calls, null, call({ title: "Leader", start: "11:00", joinAddress: NUMBER }), TEST_NOW);
  await saveSession(calls, null, call({ title: "Treasurer", start: "12:00", joinAddress: "" }), TEST_NOW);
  expect(findClashes(await readTimetable(calls), await readNeeds(calls))).toEqual([]);
  // What nobody ticked is not shown as ticked.
  expect((await readSessionNeeds(calls, id)).isOnline).toBe(false);
  const standing = await readStanding(calls);
  expect(standing.sessions.map(({ facts }) => [facts.joinAddress, facts.isOnline])).toEqual([
    [LINK, false],
    [NUMBER, false],
    ["", false],
  ]);
});

it.each([
  ["before", "2026-02-09", "Monday 9 February 2026 is no day of any visit."],
  ["on site", "2026-03-02", "Monday 2 March 2026 is a day of another visit (Visit)."],
])("is refused on a day %s", async (_, date, sentence) => {
  await expect(saveSession(calls, null, call({ date }), TEST_NOW)).rejects.toMatchObject({
    code: "invalid",
    field: "day",
    message: expect.stringContaining(sentence),
  });
});

it("is told with its address: message, entry, feed, the peers' days, notes to people, the released document", async () => {
  await saveSession(calls, null, call({}), TEST_NOW);
  await saveSession(calls, null, call({ title: "Leader", start: "11:00", joinAddress: NUMBER }), TEST_NOW);
  const { invitations } = await releaseTimetable(calls, { acknowledge: false }, TEST_NOW);
  const mails = await Promise.all(
    (invitations?.mailIds ?? []).map((id) => readMail(challenge.permits.challengeManager, id)),
  );
  const toPerson = mails.filter(({ to }) => to === "Person 1").map(({ blocks }) => JSON.stringify(blocks));
  expect(toPerson).toHaveLength(1);
  expect(toPerson[0]).toContain(`Where: Online\\nTo join: ${LINK}`);
  expect(toPerson[0]).toContain(`Where: By telephone\\nTo join: ${NUMBER}`);

  const { ics = "" } = (await readFeed(await makeFeed(calls, TEST_NOW), "203.0.113.9", TEST_NOW)) ?? {};
  const unfolded = ics.replaceAll(/\r\n[ \t]/g, "");
  expect(unfolded).toContain(`LOCATION:${LINK}\r\n`);
  expect(unfolded).toContain(`URL;VALUE=URI:${LINK}\r\n`);
  expect(unfolded).toContain("LOCATION:020 7946 0000\\, PIN 1234\r\n");

  const days = await paperPage(calls, "peer-days", ALL, TEST_NOW);
  expect(JSON.stringify(days)).toContain("meet.example.org/j/97311");
  const notes = JSON.stringify(await paperPage(calls, "joining-notes", ALL, TEST_NOW));
  expect(notes).toContain("020 7946 0000");
  expect(notes).toContain("you are one of them");
  expect(notes).not.toContain("the visit for ");
  // Those of the days on site have another name.
  const file = await downloadPaper(calls, "peer-days", ALL, TEST_NOW);
  expect(file.headers.get("Content-Disposition")).toContain(
    "conversations before the visit- peers- days.docx",
  );
  // What hangs on a wall opens no call.
  const wall = JSON.stringify(await paperPage(calls, "wall-grid", ALL, TEST_NOW));
  expect(wall).toContain("Online");
  expect(wall).not.toContain("meet.example.org");

  const document = await composeTimetableDocument(calls);
  expect(document.title).toBe("Timetable of the conversations before the visit: Wexcombe Borough Council");
  expect(document.dateText).toBe("Conversations on 10 February 2026");
  expect(JSON.stringify(document)).toContain("How to join");
});

it("says on the wall who is in a call, and that there is no door to hang a sign on", async () => {
  await saveSession(calls, null, call({ track: null, peerIds: [challenge.peerIds[0]] }), TEST_NOW);
  const { peers } = await readTimetable(calls);
  const wall = JSON.stringify(await paperPage(calls, "wall-grid", ALL, TEST_NOW));
  expect(wall).toContain("Other sessions");
  expect(wall).not.toContain("Whole team");
  expect(wall).toContain(`With ${peers[0]?.name}`);
  const doors = JSON.stringify(await paperPage(calls, "door-signs", ALL, TEST_NOW));
  expect(doors).toContain("no session with a day and a time is in a room yet");
});

it("keeps the address of a confidential call from whoever may not know of it", async () => {
  const id = await saveSession(calls, null, call({}), TEST_NOW);
  await saveSession(calls, null, call({ title: "Leader", start: "11:00", joinAddress: NUMBER }), TEST_NOW);
  await db.session.update({ where: { id }, data: { isConfidential: true }, select: { id: true } });
  await releaseTimetable(calls, { acknowledge: true, invite: false }, TEST_NOW);
  const { sections } = await composeTimetableDocument(calls);
  expect(JSON.stringify(sections)).not.toContain("meet.example.org");
  const reader = await permitAtVisit(challenge.permits.councilReader, calls.visitId);
  expect((await readTimetable(reader)).sessions.map(({ title }) => title)).toEqual(["Leader"]);
  const feed = await readFeed(await makeFeed(reader, TEST_NOW), "203.0.113.9", TEST_NOW);
  expect(feed?.ics).toContain("020 7946 0000");
  expect(feed?.ics).not.toContain("meet.example.org");
  const days = await paperPage(reader, "peer-days", ALL, TEST_NOW);
  expect(JSON.stringify(days)).not.toContain("meet.example.org");
});

it("tells of a new address, and of one that no longer holds", async () => {
  const id = await saveSession(calls, null, call({}), TEST_NOW);
  const later = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * 60_000);
  await releaseTimetable(calls, { acknowledge: true }, TEST_NOW);
  await db.outgoingMail.updateMany({
    where: { challengeId: challenge.id, status: "draft" },
    data: { status: "sent", sentAt: TEST_NOW },
  });
  await saveSession(calls, id, call({ joinAddress: NUMBER }), later(1));
  const { invitations } = await releaseTimetable(calls, { acknowledge: true }, later(2));
  const [mail] = await Promise.all(
    (invitations?.mailIds ?? []).map((one) => readMail(challenge.permits.challengeManager, one)),
  );
  expect(JSON.stringify(mail?.blocks)).toContain(
    `It is by telephone, not online.\\nThere is another address to join: ${NUMBER}`,
  );
});
