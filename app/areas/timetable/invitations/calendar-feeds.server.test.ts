import { beforeEach, expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { atStage, makeTestChallenge, type TestChallenge } from "#tests/support/factories.ts";
import { furnishVisit } from "#tests/support/factories-on-site.ts";
import { releaseTimetable } from "../release/release-timetable.server.ts";
import { makeFeed, readFeed, readOwnFeed, revokeFeed } from "./calendar-feeds.server.ts";

const NOW = new Date("2026-02-23T10:00:00Z");
const ADDRESS = "203.0.113.9";
const laterBy = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

let challenge: TestChallenge;
let sessions: string[];
beforeEach(async () => {
  challenge = await makeTestChallenge();
  ({ sessions } = await furnishVisit(challenge));
  await db.session.update({
    where: { id: sessions[2] ?? "" },
    data: { isConfidential: true, title: "Whistleblowers" },
    select: { id: true },
  });
  await releaseTimetable(challenge.permits.challengeManager, { acknowledge: true, invite: false }, NOW);
});

const titles = async (token: string, now = laterBy(1)) =>
  [...((await readFeed(token, ADDRESS, now))?.ics ?? "none").matchAll(/^SUMMARY:(.*)\r$/gm)].map(
    ([, title]) => title,
  );

it("gives each what is theirs: a peer the own sessions, readers no confidential ones", async () => {
  const { permits } = challenge;
  expect(await titles(await makeFeed(permits.peer, NOW))).toEqual([
    "Interview 1",
    "Whistleblowers",
    "Interview 5",
  ]);
  expect(await titles(await makeFeed(permits.secondPeer, NOW))).toHaveLength(3);
  expect(await titles(await makeFeed(permits.coordinator, NOW))).toContain("Whistleblowers");
  const reader = await titles(await makeFeed(permits.councilReader, NOW));
  expect(reader).toHaveLength(5);
  expect(reader).not.toContain("Whistleblowers");
});

it("shows what was released, not what is being planned, and says when nothing changed", async () => {
  const token = await makeFeed(challenge.permits.coordinator, NOW);
  const first = await readFeed(token, ADDRESS, laterBy(1));
  await db.session.update({
    where: { id: sessions[0] ?? "" },
    data: { start: "12:15" },
    select: { id: true },
  });
  expect((await readFeed(token, ADDRESS, laterBy(200)))?.etag).toBe(first?.etag);
  await releaseTimetable(challenge.permits.challengeManager, { acknowledge: true }, laterBy(2));
  const second = await readFeed(token, ADDRESS, laterBy(3));
  expect(second?.etag).not.toBe(first?.etag);
  expect(second?.ics).toContain("T121500");
});

it("keeps only the hash, ends the one before, and notes when it was read", async () => {
  const { coordinator } = challenge.permits;
  const first = await makeFeed(coordinator, NOW);
  expect(await db.calendarFeed.count({ where: { id: first } })).toBe(0);
  expect((await readOwnFeed(coordinator))?.lastReadAt).toBeNull();
  expect(await readFeed(first, ADDRESS, laterBy(1))).not.toBeNull();
  expect((await readOwnFeed(coordinator))?.lastReadAt).toEqual(laterBy(1));
  const second = await makeFeed(coordinator, laterBy(2));
  expect(await readFeed(first, ADDRESS, laterBy(3))).toBeNull();
  expect(await readFeed(second, ADDRESS, laterBy(3))).not.toBeNull();
  await revokeFeed(coordinator, laterBy(4));
  expect(await readFeed(second, ADDRESS, laterBy(5))).toBeNull();
  expect(await readOwnFeed(coordinator)).toBeNull();
  await expect(revokeFeed(coordinator, laterBy(6))).rejects.toMatchObject({ code: "conflict" });
});

it.each<[string, () => Promise<unknown>]>([
  [
    "the challenge is closed",
    () => db.challenge.update({ where: { id: challenge.id }, data: { stage: "closed" } }),
  ],
  [
    "the membership was removed",
    () => db.membership.deleteMany({ where: { challengeId: challenge.id, role: "peer" } }),
  ],
  [
    "the membership ended",
    () => db.membership.updateMany({ where: { challengeId: challenge.id }, data: { expiresAt: NOW } }),
  ],
  [
    "the peer withdrew",
    () => db.peer.update({ where: { id: challenge.peerIds[0] }, data: { status: "withdrawn" } }),
  ],
  [
    "the account was disabled",
    () =>
      db.account.update({
        where: { id: challenge.permits.peer.actor.accountId },
        data: { disabledAt: NOW },
      }),
  ],
  [
    "the person may no longer read the timetable",
    () => db.membership.updateMany({ where: { challengeId: challenge.id }, data: { role: "action-owner" } }),
  ],
])("answers nothing once %s", async (_, happen) => {
  const token = await makeFeed(challenge.permits.peer, NOW);
  expect(await readFeed(token, ADDRESS, laterBy(1))).not.toBeNull();
  await happen();
  expect(await readFeed(token, ADDRESS, laterBy(1))).toBeNull();
});

it("makes no address for support, for strangers to the timetable, or in a closed challenge", async () => {
  const { permits } = challenge;
  await expect(makeFeed(permits.actionOwner, NOW)).rejects.toMatchObject({ code: "forbidden" });
  await expect(makeFeed(atStage(permits.peer, "closed"), NOW)).rejects.toMatchObject({ code: "conflict" });
  const support = { ...permits.supportOfficer, supportUntil: laterBy(60) };
  await expect(makeFeed(support, NOW)).rejects.toMatchObject({ code: "forbidden" });
});

it("lets nobody guess for long", async () => {
  const guesser = "203.0.113.77";
  for (let tries = 0; tries < 60; tries += 1) expect(await readFeed("x".repeat(43), guesser, NOW)).toBeNull();
  await expect(readFeed("x".repeat(43), guesser, NOW)).rejects.toMatchObject({ code: "too-many" });
});
