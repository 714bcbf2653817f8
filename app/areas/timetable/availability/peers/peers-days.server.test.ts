import { expect, it } from "vitest";
import { openSealedMail } from "#app/mail/sealed-mail.server.ts";
import { db } from "#app/platform/db.server.ts";
import { makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { readGridMarks } from "../../grid/read-grid-marks.server.ts";
import { readNeeds } from "../../plan/needs/needs-store.server.ts";
import { listPeerDays } from "../../plan/needs/peer-answers.server.ts";
import { readTimetable } from "../../plan/read-timetable.server.ts";
import { answerQuestion, readQuestion } from "../answer-availability.server.ts";
import { addAbsence } from "../save-absence.server.ts";
import { askPeers } from "./ask-peers.server.ts";
import { listUnsaidPeers, readPeersToAsk, shownPeerDays } from "./read-peers-days.server.ts";

const ASK = { answerBy: "2026-01-20", message: "" };
const MORNING = "2026-03-02 morning";

let address = 0;
const opened = (token: string) => {
  address += 1;
  return { token, clientAddress: `2001:db8:7:${address}::1`, requestId: "request" };
};

async function world(): Promise<TestChallenge & { ada: string; ben: string }> {
  const challenge = await makeTestChallenge({ stage: "preparing" });
  const [ada = "", ben = ""] = challenge.peerIds;
  for (const [id, email] of [
    [ada, "ada@peer.example"],
    [ben, "ben@peer.example"],
  ] as const)
    await db.peer.update({ where: { id }, data: { email, status: "confirmed" }, select: { id: true } });
  return { ...challenge, ada, ben };
}

async function messages(challengeId: string) {
  const rows = await db.outgoingMail.findMany({
    where: { challengeId, kind: "availability-request" },
    orderBy: { id: "asc" },
    select: { toAddress: true, status: true, space: true, bodySealed: true },
  });
  return rows.map(({ bodySealed, ...row }) => {
    const { blocks } = openSealedMail(bodySealed);
    const url = blocks.flatMap((block) => ("link" in block ? [block.link.url] : []))[0] ?? "";
    return { ...row, token: url.split("/availability/")[1] ?? "" };
  });
}

it("asks peers by a link of their own, and tells not asked, asked and answered apart", async () => {
  const { id, permits, ada, ben } = await world();
  const { challengeManager } = permits;
  const record = await readTimetable(challengeManager);
  const standing = async () =>
    shownPeerDays(record, await listPeerDays(challengeManager, record.visit.days)).map(
      ({ availability }) => availability,
    );
  expect(await standing()).toEqual(["not-asked", "not-asked"]);
  expect(await listUnsaidPeers(challengeManager, record)).toHaveLength(2);
  // Before anybody was asked all cards would say the same.
  expect((await readGridMarks(challengeManager, record)).unsaidPeers).toEqual({});
  expect(await askPeers(challengeManager, { ...ASK, peerIds: [ada] }, TEST_NOW)).toBe(1);
  const [message] = await messages(id);
  expect(message).toMatchObject({ toAddress: "ada@peer.example", status: "draft", space: "peer-team" });
  expect(await standing()).toEqual(["asked", "not-asked"]);
  expect(Object.keys((await readGridMarks(challengeManager, record)).unsaidPeers).sort()).toEqual(
    [ada, ben].sort(),
  );
  const token = message?.token ?? "";
  expect(await readQuestion(opened(token), TEST_NOW)).toMatchObject({
    isOfTeam: true,
    availability: "asked",
  });
  await answerQuestion(
    opened(token),
    { answer: "some-times", halves: [MORNING], times: [], note: "Trains" },
    TEST_NOW,
  );
  expect(await standing()).toEqual(["some-times", "not-asked"]);
  expect(Object.keys((await readGridMarks(challengeManager, record)).unsaidPeers)).toEqual([ben]);
  expect(await readQuestion(opened(token), TEST_NOW)).toMatchObject({
    note: "Trains",
    availability: "some-times",
  });
});

it("plans a peer at no time that their answer leaves out, and keeps what was written down by hand", async () => {
  const { id, permits, ada } = await world();
  const { challengeManager } = permits;
  await addAbsence(
    challengeManager,
    { peerId: ada, date: "2026-03-03", start: "09:00", end: "10:00" },
    TEST_NOW,
  );
  await askPeers(challengeManager, { ...ASK, peerIds: [ada] }, TEST_NOW);
  const [message] = await messages(id);
  const token = message?.token ?? "";
  const away = async () =>
    (await readNeeds(challengeManager)).absences.map(({ date, start, end }) => `${date} ${start} ${end}`);
  await answerQuestion(
    opened(token),
    {
      answer: "some-times",
      halves: [],
      times: [{ date: "2026-03-02", start: "09:00", end: "13:00" }],
      note: "",
    },
    TEST_NOW,
  );
  expect(await away()).toContain("2026-03-02 13:00 23:59");
  expect((await readQuestion(opened(token), TEST_NOW)).times).toEqual([
    { date: "2026-03-02", start: "09:00", end: "13:00" },
  ]);
  await answerQuestion(opened(token), { answer: "any-time", halves: [], times: [], note: "" }, TEST_NOW);
  expect(await away()).toEqual(["2026-03-03 09:00 10:00"]);
  // The visit has another day since: of it they have said nothing.
  const record = await readTimetable(challengeManager);
  const later = { ...record, visit: { ...record.visit, days: [...record.visit.days, "2026-03-09"] } };
  expect(shownPeerDays(later, await listPeerDays(challengeManager, later.visit.days))[0]).toMatchObject({
    availability: "not-asked",
    more: expect.arrayContaining(["The days are others since they answered: ask again."]),
  });
});

it("lets nobody of a council write to the peers, and asks only confirmed peers with an address", async () => {
  const { permits, ada, ben } = await world();
  const { challengeManager, coordinator } = permits;
  await expect(askPeers(coordinator, { ...ASK, peerIds: [ada] }, TEST_NOW)).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await readPeersToAsk(coordinator, await readTimetable(coordinator), new Map(), TEST_NOW)).toBeNull();
  await db.peer.update({ where: { id: ada }, data: { email: null }, select: { id: true } });
  await db.peer.update({ where: { id: ben }, data: { status: "approached" }, select: { id: true } });
  for (const peerId of [ada, ben])
    await expect(askPeers(challengeManager, { ...ASK, peerIds: [peerId] }, TEST_NOW)).rejects.toMatchObject({
      code: "invalid",
      field: "peerIds",
    });
});

it("ends the link of a peer who withdraws", async () => {
  const { id, permits, ada } = await world();
  await askPeers(permits.challengeManager, { ...ASK, peerIds: [ada] }, TEST_NOW);
  const [message] = await messages(id);
  await db.peer.update({ where: { id: ada }, data: { status: "withdrawn" }, select: { id: true } });
  await expect(readQuestion(opened(message?.token ?? ""), TEST_NOW)).rejects.toMatchObject({ code: "gone" });
});
