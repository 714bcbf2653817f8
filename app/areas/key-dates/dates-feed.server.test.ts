import { beforeEach, expect, it } from "vitest";
import { addMilestone, addUsualMilestones } from "#app/areas/challenge/edit-milestone.server.ts";
import { db } from "#app/platform/db.server.ts";
import {
  makeTestAccount,
  makeTestChallenge,
  TEST_NOW,
  type TestChallenge,
} from "#tests/support/factories.ts";
import { makeDatesFeed, readDatesFeed, readOwnDatesFeed, revokeDatesFeed } from "./dates-feed.server.ts";

const ADDRESS = "203.0.113.10";
const laterBy = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * 60_000);

let challenge: TestChallenge;
beforeEach(async () => {
  challenge = await makeTestChallenge({ partnership: true, stage: "preparing" });
  await addUsualMilestones(challenge.permits.challengeManager, TEST_NOW);
});

const personOf = ({ actor }: { actor: { accountId: string; name: string } }) => ({ actor, requestId: null });
const titles = async (token: string, now = laterBy(1)) => {
  const file = await readDatesFeed(token, ADDRESS, now);
  if (file === null) return null;
  const text = file.ics.replaceAll("\r\n ", "");
  return [...text.matchAll(/^SUMMARY:(.*)\r$/gm)].map(([, title]) => title?.replaceAll("\\,", ","));
};

it("gives everybody in a challenge its dates that are still to be done, and nothing of another", async () => {
  const elsewhere = await makeTestChallenge({ title: "Elsewhere" });
  await addMilestone(
    elsewhere.permits.coordinator,
    { label: "Nobody else's date", dueOn: "2026-02-04" },
    TEST_NOW,
  );
  await db.milestone.updateMany({
    where: { challengeId: challenge.id, key: "scope-agreed" },
    data: { doneOn: "2026-01-09" },
  });
  const { permits, title } = challenge;
  for (const permit of [permits.peer, permits.coordinator, permits.otherCoordinator, permits.actionOwner]) {
    const seen = await titles(await makeDatesFeed(personOf(permit), TEST_NOW));
    expect(seen).toContain(`Draft report to the council: ${title}`);
    expect(seen).toContain(`Action plan published (very latest day): ${title}`);
    expect(seen).not.toContain(`Scope agreed: ${title}`);
    expect(seen?.join()).not.toContain("Nobody else's date");
  }
});

it("holds the dates of all challenges somebody is in", async () => {
  const other = await makeTestChallenge({ title: "Elsewhere" });
  await addMilestone(other.permits.coordinator, { label: "Cabinet", dueOn: "2026-02-04" }, TEST_NOW);
  const { accountId } = challenge.permits.peer.actor;
  await db.membership.updateMany({
    where: { challengeId: other.id, accountId: other.permits.challengeManager.actor.accountId },
    data: { accountId },
  });
  const seen = await titles(await makeDatesFeed(personOf(challenge.permits.peer), TEST_NOW));
  expect(seen).toContain("Cabinet: Elsewhere");
  expect(seen?.length).toBeGreaterThan(5);
});

it("keeps only the hash, ends the one before, says when it was read, and stays the same to the byte", async () => {
  const person = personOf(challenge.permits.coordinator);
  const { accountId } = person.actor;
  const first = await makeDatesFeed(person, TEST_NOW);
  expect(await db.datesFeed.count({ where: { id: first } })).toBe(0);
  const one = await readDatesFeed(first, ADDRESS, laterBy(1));
  expect(await readDatesFeed(first, ADDRESS, laterBy(200))).toEqual(one);
  expect((await readOwnDatesFeed(accountId))?.lastReadAt).toEqual(laterBy(200));
  const second = await makeDatesFeed(person, laterBy(201));
  expect(await readDatesFeed(first, ADDRESS, laterBy(202))).toBeNull();
  await revokeDatesFeed(person, laterBy(203));
  expect(await readDatesFeed(second, ADDRESS, laterBy(204))).toBeNull();
  expect(await readOwnDatesFeed(accountId)).toBeNull();
  await expect(revokeDatesFeed(person, laterBy(205))).rejects.toMatchObject({ code: "conflict" });
  const events = await db.auditEvent.count({ where: { accountId, type: "calendar-address-changed" } });
  expect(events).toBe(3);
});

it.each<[string, () => Promise<unknown>, "nothing" | "empty"]>([
  [
    "the challenge is closed",
    () => db.challenge.update({ where: { id: challenge.id }, data: { stage: "closed" } }),
    "empty",
  ],
  [
    "the membership has ended",
    () => db.membership.updateMany({ where: { challengeId: challenge.id }, data: { expiresAt: TEST_NOW } }),
    "empty",
  ],
  [
    "the peer has withdrawn",
    () => db.peer.updateMany({ where: { challengeId: challenge.id }, data: { status: "withdrawn" } }),
    "empty",
  ],
  [
    "the account is off",
    () =>
      db.account.update({
        where: { id: challenge.permits.peer.actor.accountId },
        data: { disabledAt: TEST_NOW },
      }),
    "nothing",
  ],
])("shows no date once %s", async (_name, ends, what) => {
  const token = await makeDatesFeed(personOf(challenge.permits.peer), TEST_NOW);
  expect((await titles(token))?.length).toBeGreaterThan(5);
  await ends();
  expect(await titles(token, laterBy(2))).toEqual(what === "nothing" ? null : []);
});

it("answers what is no address and what is somebody else's guess alike", async () => {
  const stranger = await makeTestAccount("Stranger");
  expect(await readDatesFeed(undefined, ADDRESS, TEST_NOW)).toBeNull();
  expect(await readDatesFeed("x".repeat(43), ADDRESS, TEST_NOW)).toBeNull();
  expect(
    await titles(
      await makeDatesFeed({ actor: { accountId: stranger.id, name: "Stranger" }, requestId: null }, TEST_NOW),
    ),
  ).toEqual([]);
});
