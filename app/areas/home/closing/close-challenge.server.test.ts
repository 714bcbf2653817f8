import { beforeEach, expect, it } from "vitest";
import { newSecretToken } from "#app/access/secret-token.server.ts";
import { readMemberships } from "#app/access/sign-in-session.server.ts";
import { addMember } from "#app/areas/people/members/add-member.server.ts";
import { listMyChallenges } from "#app/areas/people/members/list-my-challenges.server.ts";
import {
  answerQuestion,
  readQuestion,
} from "#app/areas/timetable/availability/answer-availability.server.ts";
import { makePersonLink } from "#app/areas/timetable/availability/ask-availability.server.ts";
import { savePerson } from "#app/areas/timetable/plan/save-person.server.ts";
import { plainTextOf } from "#app/mail/mail-body.ts";
import { openSealedMail } from "#app/mail/sealed-mail.server.ts";
import { db } from "#app/platform/db.server.ts";
import { atStage, makeTestAccount, makeTestChallenge, type TestChallenge } from "#tests/support/factories.ts";
import { moveStage } from "../move-stage.server.ts";
import { closeChallenge, openChallengeAgain } from "./close-challenge.server.ts";
import { readClosing } from "./read-closing.server.ts";

const NOW = new Date("2026-02-02T10:00:00Z");
const readMembership = async (...asked: Parameters<typeof readMemberships>) =>
  (await readMemberships(...asked))[0] ?? null;
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const REASON = "The councils are to be merged.\nThe minister has said so.";

let challenge: TestChallenge;
beforeEach(async () => {
  await db.outgoingMail.deleteMany();
  challenge = await makeTestChallenge({ partnership: true, stage: "preparing" });
});

const manager = () => challenge.permits.challengeManager;
const close = () => closeChallenge(manager(), { from: "preparing", reason: REASON }, NOW);
const row = () => db.challenge.findUniqueOrThrow({ where: { id: challenge.id } });
const mails = () =>
  db.outgoingMail.findMany({ where: { kind: "challenge-closed" }, orderBy: { toAddress: "asc" } });

it("closes from the stage it is at, says why to everybody in it once, and keeps who and when", async () => {
  // Somebody who serves both councils is told once.
  const { coordinator } = challenge.permits;
  await db.membership.create({
    data: {
      id: "01BOTH",
      accountId: coordinator.actor.accountId,
      challengeId: challenge.id,
      role: "coordinator",
      councilId: challenge.otherCouncil?.id ?? null,
      createdAt: NOW,
    },
  });
  await close();
  expect(await row()).toMatchObject({
    stage: "closed",
    closedAt: NOW,
    closedFrom: "preparing",
    closedReason: REASON,
    closedByName: manager().actor.name,
  });
  const told = await mails();
  const people = await db.membership.findMany({
    where: { challengeId: challenge.id },
    distinct: ["accountId"],
  });
  expect(told).toHaveLength(people.length - 1);
  expect(new Set(told.map(({ toAddress }) => toAddress)).size).toBe(told.length);
  const own = await db.account.findUniqueOrThrow({ where: { id: manager().actor.accountId } });
  expect(told.map(({ toAddress }) => toAddress)).not.toContain(own.email);
  for (const { bodySealed } of told) expect(plainTextOf(openSealedMail(bodySealed).blocks)).toContain(REASON);
  expect(new Set(told.map(({ space }) => space))).toEqual(new Set(["peer-team", "council"]));
  const event = await db.auditEvent.findFirstOrThrow({
    where: { challengeId: challenge.id, type: "challenge-closed" },
  });
  expect([event.accountId, JSON.parse(event.data)]).toEqual([
    manager().actor.accountId,
    { from: "preparing" },
  ]);
  expect(event.data).not.toContain("merged");
});

it("is shown to both sides where the challenge is listed and at its head, and places end thirty days later", async () => {
  await close();
  const shown = {
    head: `Closed on 2 February 2026, by ${manager().actor.name}`,
    reason: REASON,
    from: "preparing",
  };
  for (const permit of [challenge.permits.coordinator, challenge.permits.peer]) {
    const closed = atStage(permit, "closed");
    expect(await readClosing(closed)).toEqual(shown);
    const [listed] = await listMyChallenges({ id: permit.actor.accountId }, later(1));
    expect(listed?.closing).toMatchObject({ from: "preparing", reason: REASON });
    const { accountId } = permit.actor;
    expect(await readMembership(accountId, challenge.id, later(29))).not.toBeNull();
    expect(await readMembership(accountId, challenge.id, later(30))).toBeNull();
  }
  expect(await readClosing(challenge.permits.coordinator)).toBeNull();
});

it("opens again at the stage it was closed at, and nowhere else", async () => {
  await close();
  const closed = atStage(manager(), "closed");
  await expect(moveStage(closed, { from: "closed", to: "reviewing" }, later(1))).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(openChallengeAgain(closed, { to: "scoping" }, later(1))).rejects.toMatchObject({
    code: "conflict",
  });
  await db.outgoingMail.deleteMany();
  await openChallengeAgain(closed, { to: "preparing" }, later(1));
  expect(await row()).toMatchObject({
    stage: "preparing",
    closedAt: null,
    closedFrom: null,
    closedReason: null,
    closedByName: null,
  });
  const { accountId } = challenge.permits.peer.actor;
  expect(await readMembership(accountId, challenge.id, later(400))).not.toBeNull();
  expect((await mails()).map(({ subject }) => subject)).toContain(
    `${manager().challengeTitle} is open again`,
  );
  const event = await db.auditEvent.findFirstOrThrow({
    where: { challengeId: challenge.id, type: "challenge-opened-again" },
  });
  expect(JSON.parse(event.data)).toEqual({ to: "preparing" });
  // A second press opens nothing.
  await expect(openChallengeAgain(closed, { to: "preparing" }, later(2))).rejects.toMatchObject({
    code: "conflict",
  });
});

it("tells one that was closed at its end apart: that moves back one stage", async () => {
  const own = await makeTestChallenge({ stage: "reviewing" });
  await moveStage(own.permits.challengeManager, { from: "reviewing", to: "closed" }, NOW);
  const closed = atStage(own.permits.challengeManager, "closed");
  expect(await readClosing(closed)).toBeNull();
  await expect(openChallengeAgain(closed, { to: "reviewing" }, later(1))).rejects.toMatchObject({
    code: "conflict",
  });
  await moveStage(closed, { from: "closed", to: "reviewing" }, later(1));
});

it("refuses who does not manage it, a second time, and once somebody has moved it", async () => {
  for (const permit of [challenge.permits.supportOfficer, challenge.permits.coordinator]) {
    await expect(closeChallenge(permit, { from: "preparing", reason: "x" }, NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
  }
  await expect(closeChallenge(manager(), { from: "scoping", reason: "x" }, NOW)).rejects.toMatchObject({
    code: "conflict",
  });
  await close();
  await expect(close()).rejects.toMatchObject({ code: "conflict" });
  await expect(
    closeChallenge(atStage(manager(), "closed"), { from: "closed", reason: "x" }, NOW),
  ).rejects.toMatchObject({ code: "conflict" });
  expect((await row()).closedReason).toBe(REASON);
});

it("takes no answer by a link, and lets nobody in but a manager, until it is open again", async () => {
  const input = {
    name: "Sam Hale",
    jobTitle: "",
    kind: "officer",
    organisation: "",
    accessNeeds: "",
  } as const;
  const ids = { councilId: null, lineManagerId: null, version: 1 };
  const { coordinator } = challenge.permits;
  const personId = await savePerson(coordinator, null, { ...input, ...ids }, NOW);
  const opened = {
    token: await makePersonLink(coordinator, personId, NOW),
    clientAddress: "203.0.113.44",
    requestId: "R",
  };
  expect(await readQuestion(opened, NOW)).toMatchObject({ name: "Sam Hale" });
  await close();
  const closed = { code: "gone", message: expect.stringContaining("is closed") };
  await expect(readQuestion(opened, later(1))).rejects.toMatchObject(closed);
  const answer = { answer: "cannot-come" as const, halves: [], times: [], note: "" };
  await expect(answerQuestion(opened, answer, later(1))).rejects.toMatchObject(closed);
  // Whoever makes one up learns nothing of it.
  await expect(readQuestion({ ...opened, token: newSecretToken().token }, later(1))).rejects.toMatchObject({
    message: expect.not.stringContaining("is closed"),
  });
  const { email } = await makeTestAccount("Lena Late");
  const member = { email, role: "support-officer" as const };
  await expect(addMember(atStage(manager(), "closed"), member, later(1))).rejects.toMatchObject({
    code: "conflict",
  });
  await addMember(atStage(manager(), "closed"), { ...member, role: "challenge-manager" }, later(1));
  await openChallengeAgain(atStage(manager(), "closed"), { to: "preparing" }, later(2));
  expect(await readQuestion(opened, later(2))).toMatchObject({ name: "Sam Hale" });
});
