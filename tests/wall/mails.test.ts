import { afterAll, beforeAll, expect, it } from "vitest";
import { inviteMember } from "#app/areas/people/members/invite.server.ts";
import { askForLink } from "#app/areas/people/sign-in/ask-for-link.server.ts";
import { askForSupport, decideSupport } from "#app/areas/people/support/support.server.ts";
import { runRetention } from "#app/areas/retention/run-retention.server.ts";
import { digestGate } from "#app/areas/telling/digest-gate.server.ts";
import { tellPeople } from "#app/areas/telling/tell-people.server.ts";
import { sendDueMail } from "#app/mail/send-due-mail.server.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { setDaysOnSite } from "#tests/support/days-on-site.ts";
import { makeTestAccount } from "#tests/support/factories.ts";
import { startMailServer, type TestMailServer } from "#tests/support/mail-server.ts";
import { makePlantedWorld, PLANTED, type PlantedWorld } from "./planted-world.ts";
import { FORBIDDEN, type Member, permitOf, type Visitor } from "./visitors.ts";

/**
 * The wall, in the post: with words planted everywhere, whatever writes a message is set to work, and what arrives at a
 * real mail server is searched for the words its reader may not have.
 */
let world: PlantedWorld;
let server: TestMailServer;
/** Who reads the mail of an address. */
const readers = new Map<string, Visitor>();

beforeAll(async () => {
  world = await makePlantedWorld();
  server = await startMailServer();
  env.smtpUrl = server.url;
  // The planted ones are there to be searched on pages, not to be sent.
  await db.outgoingMail.deleteMany();
}, 120_000);

afterAll(async () => {
  env.smtpUrl = null;
  await server?.stop();
});

async function addressOf(visitor: Member): Promise<string> {
  const { email } = await db.account.findUniqueOrThrow({
    where: { id: permitOf(world, visitor).actor.accountId },
    select: { email: true },
  });
  readers.set(email, visitor);
  return email;
}

it("brings nobody a word from behind a wall", async () => {
  const { permits, id: challengeId } = world.challenge;
  const now = new Date();
  const nobodysPlace = { councilId: null, peerId: null };
  await addressOf("challengeManager");

  const invite = async (from: "coordinator" | "challengeManager", visitor: "councilReader" | "peer") => {
    const email = `${visitor.toLowerCase()}@new.example`;
    readers.set(email, visitor);
    const place =
      visitor === "peer"
        ? { ...nobodysPlace, role: "peer" as const }
        : { ...nobodysPlace, role: "council-reader" as const, councilId: permits.coordinator.councilId };
    await inviteMember(permits[from], { name: "Nina New", email, ...place }, now);
  };
  await invite("coordinator", "councilReader");
  await invite("challengeManager", "peer");

  for (const [visitor, asked] of [
    ["coordinator", "password-reset"],
    ["actionOwner", "sign-in"],
  ] as const) {
    await askForLink(
      asked,
      { email: await addressOf(visitor), clientAddress: "203.0.113.5", requestId: "r" },
      now,
    );
  }

  const administrator = await makeTestAccount("Ada Runs", { isAdministrator: true });
  readers.set(administrator.email, "administrator");
  const actor = { accountId: administrator.id, name: administrator.name };
  await askForSupport(actor, { challengeId, reason: "A page fails", hours: 2 }, now, "r");
  const grant = await db.supportGrant.findFirstOrThrow({ where: { accountId: administrator.id } });
  await decideSupport(permits.challengeManager, grant.id, "approved", now);

  await db.challenge.update({
    where: { id: challengeId },
    data: { stage: "reviewing" },
  });
  await setDaysOnSite(db, challengeId, ["2020-01-31"]);
  await db.retentionHold.deleteMany();
  await db.retentionRule.deleteMany();
  // A week before notes fall due: the manager is reminded of them.
  const before = new Date("2021-01-24T09:00:00Z");
  const sight = { seenAt: before, trustedAt: before, doubtedSince: null };
  await db.clockSight.upsert({ where: { id: "clock" }, create: { id: "clock", ...sight }, update: sight });
  await runRetention(before);

  await sendDueMail(new Date(now.getTime() + 60_000));
  const kinds = await db.outgoingMail.findMany({ distinct: ["kind"], select: { kind: true } });
  expect(kinds.map(({ kind }) => kind).sort()).toEqual([
    "invitation",
    "password-reset",
    "retention-reminder",
    "sign-in-link",
    "support-grant",
  ]);
  expect(server.taken.length).toBe(await db.outgoingMail.count());
  expect(leaks()).toEqual([]);
}, 60_000);

/** Words that arrived with somebody who may not have them. */
function leaks(): string[] {
  return server.taken.flatMap(({ to, source }) => {
    const visitor = readers.get(to[0] ?? "");
    if (visitor === undefined) return [`a message to ${to[0]}, who is nobody here`];
    const text = wordsOf(source);
    return FORBIDDEN[visitor].filter((word) => text.includes(word)).map((word) => `${visitor}: ${word}`);
  });
}

/** Long lines are folded on the way. */
const wordsOf = (source: string) => source.replaceAll("=\r\n", "");

it("tells each side and each council its own, when it is their turn", async () => {
  const { permits, id: challengeId } = world.challenge;
  server.taken.length = 0;
  await db.outgoingMail.deleteMany();
  await db.toldNotice.deleteMany();
  const named = [...Object.keys(permits), ...Object.keys(world.readers), "jointCoordinator"];
  const visitors = named.filter((name) => name !== "secondPeer") as Member[];
  for (const visitor of visitors) await addressOf(visitor);
  const { accountId } = permits.secondPeer.actor;
  await db.account.update({ where: { id: accountId }, data: { disabledAt: new Date() } });
  // Two working days, long after everybody came.
  const days = ["2030-01-15T10:00:00Z", "2030-01-16T10:00:00Z"].map((day) => new Date(day));
  const [first = new Date(), second = first] = days;
  const happened = (space: string, kind: string) =>
    db.notice.updateMany({
      where: { challengeId, space },
      data: { kind, at: new Date(first.getTime() - 3_600_000) },
    });
  await happened("peer-team", "correction-to-answer");
  await happened("council", "correction-answered");
  await db.challenge.update({ where: { id: challengeId }, data: { stage: "reporting" } });
  // The planted world is one of the demonstration, which sends nothing to anybody.
  expect(await tellPeople(first)).toBe(0);
  await db.challenge.update({ where: { id: challengeId }, data: { isDemonstration: false } });
  expect(await tellPeople(first)).toBe(9);
  await sendDueMail(first, { gate: digestGate });
  await db.challenge.update({ where: { id: challengeId }, data: { stage: "action-planning" } });
  await db.action.updateMany({ where: { challengeId }, data: { dueOn: "2030-01-30" } });
  expect(await tellPeople(second)).toBe(3);
  await sendDueMail(second, { gate: digestGate });

  expect(leaks()).toEqual([]);
  const got = (visitor: keyof typeof FORBIDDEN) =>
    server.taken
      .filter(({ to }) => readers.get(to[0] ?? "") === visitor)
      .map(({ source }) => wordsOf(source))
      .join("");
  expect(got("challengeManager")).toContain(`${PLANTED.team} title`);
  // Each in a part of its own, with the way to that council's page.
  const { council, otherCouncil } = world.challenge;
  for (const each of [council, otherCouncil]) {
    expect(got("jointCoordinator")).toContain(`/challenges/${challengeId}/councils/${each?.id}`);
  }
  for (const [visitor, word] of [
    ["coordinator", PLANTED.council],
    ["otherCoordinator", PLANTED.otherCouncil],
    // Of both councils, each its own.
    ["jointCoordinator", PLANTED.council],
    ["jointCoordinator", PLANTED.otherCouncil],
  ] as const) {
    expect(got(visitor)).toContain(`${word} title`);
    expect(got(visitor)).toContain(`${word} action`);
  }
}, 60_000);
