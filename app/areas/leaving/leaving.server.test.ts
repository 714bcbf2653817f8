import { describe, expect, it } from "vitest";
import type { ChallengePermit } from "#app/access/permit.ts";
import { updateAction } from "#app/areas/action-plan/update-action.server.ts";
import { askToDecide } from "#app/areas/decisions/ask-to-decide.server.ts";
import { nameDeputy } from "#app/areas/people/deputies/name-deputy.server.ts";
import { forgetOldHandOvers } from "#app/areas/people/members/hand-overs.server.ts";
import { leaveChallenge, removeMember } from "#app/areas/people/members/remove-member.server.ts";
import { savePackItem } from "#app/areas/preparation/save-pack-item.server.ts";
import { sendScope } from "#app/areas/scope/send-scope.server.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { drawnPages } from "#tests/support/drawn-pages.ts";
import { addTestMember, makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { addTestAction, shareTestRecommendations } from "#tests/support/factories-action-plan.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { handOverAll, undoHandOver } from "./hand-over-all.server.ts";
import { readLeavingPage } from "./read-leaving.server.ts";
import * as leavingPage from "./routes/leaving.tsx";

const DAY_MS = 86_400_000;
const on = (days: number) => new Date(TEST_NOW.getTime() + days * DAY_MS);

const placeOf = async ({ actor, challengeId }: ChallengePermit) =>
  (await db.membership.findFirstOrThrow({ where: { accountId: actor.accountId, challengeId } })).id;

const DOCUMENT = { description: "", location: "", dueOn: null, status: "wanted", version: 1 } as const;

/** Owen has two open actions, one finished; a document and an action of which he is accountable name him; Hana's are Harrowmere's. */
async function world() {
  const challenge = await makeTestChallenge({ partnership: true, stage: "action-planning" });
  const { permits } = challenge;
  const { actionOwner, coordinator, otherCoordinator, otherActionOwner, challengeManager } = permits;
  const [recommendationId = ""] = await shareTestRecommendations(challenge);
  const { accountId, name } = actionOwner.actor;
  const add = (values: Parameters<typeof addTestAction>[2], permit = coordinator) =>
    addTestAction(permit, recommendationId, values);
  const ids = {
    named: await add({ ownerAccountId: accountId, ownerName: name }),
    other: await add({ ownerAccountId: accountId, ownerName: "Head of Parks" }),
    finished: await add({ ownerAccountId: accountId }),
    accountable: await add({ ownerAccountId: null }),
    elsewhere: await add({ ownerAccountId: otherActionOwner.actor.accountId }, otherCoordinator),
    document: await savePackItem(
      challengeManager,
      null,
      { ...DOCUMENT, title: "Asset list", ownerName: "owen owner " },
      TEST_NOW,
    ),
    come: await savePackItem(
      challengeManager,
      null,
      { ...DOCUMENT, title: "Risk list", ownerName: name, status: "received" },
      TEST_NOW,
    ),
  };
  await db.action.update({ where: { id: ids.accountable }, data: { accountableName: name } });
  await updateAction(actionOwner, ids.finished, { rating: "complete", text: "Done." }, TEST_NOW);
  return { ...challenge, ids, giverId: await placeOf(actionOwner), receiverId: await placeOf(coordinator) };
}

const read = async (permit: ChallengePermit, giverId: string, toId: string | null = null) =>
  readLeavingPage(permit, giverId, toId, TEST_NOW);

it("shows all that goes, hands it over in one step and puts it back as it was", async () => {
  const { permits, ids, giverId, receiverId, id } = await world();
  const { coordinator, actionOwner } = permits;
  const before = await read(coordinator, giverId, receiverId);
  expect(before.things.map(({ kind, recordId }) => [kind, recordId])).toEqual([
    ["action", ids.named],
    ["action", ids.other],
    ["accountable", ids.accountable],
    ["document", ids.document],
  ]);
  expect(before.sorted?.stay).toEqual([]);
  const rows = () =>
    Promise.all([
      db.action.findMany({
        where: { challengeId: id },
        orderBy: { id: "asc" },
        select: { id: true, ownerAccountId: true, ownerName: true, accountableName: true },
      }),
      db.packItem.findMany({
        where: { challengeId: id },
        orderBy: { id: "asc" },
        select: { id: true, ownerName: true },
      }),
    ]);
  const stood = await rows();
  const give = (now: Date, mark: string) =>
    handOverAll(coordinator, { membershipId: giverId, toId: receiverId, opened: mark }, now);
  const done = await give(on(1), before.mark);
  expect(done.things).toHaveLength(4);
  const action = (actionId: string) => db.action.findUniqueOrThrow({ where: { id: actionId } });
  const { accountId, name } = coordinator.actor;
  expect(await action(ids.named)).toMatchObject({ ownerAccountId: accountId, ownerName: name });
  expect(await action(ids.other)).toMatchObject({ ownerAccountId: accountId, ownerName: "Head of Parks" });
  expect(await action(ids.accountable)).toMatchObject({ ownerAccountId: null, accountableName: name });
  expect((await action(ids.finished)).ownerAccountId).toBe(actionOwner.actor.accountId);
  expect((await action(ids.elsewhere)).ownerAccountId).toBe(permits.otherActionOwner.actor.accountId);
  expect(await db.packItem.findUnique({ where: { id: ids.document } })).toMatchObject({ ownerName: name });
  expect(await db.packItem.findUnique({ where: { id: ids.come } })).toMatchObject({
    ownerName: "Owen Owner",
  });
  expect(await db.notice.findFirst({ where: { challengeId: id, kind: "things-handed-over" } })).toMatchObject(
    {
      toAccountId: accountId,
      title:
        "From Owen Owner: 2 actions to report on, 1 action to answer for and 1 document for the data pack",
      space: "council",
    },
  );
  expect(await db.auditEvent.count({ where: { challengeId: id, type: "all-handed-over" } })).toBe(1);
  // The same page again: it is not so any more.
  await expect(give(on(1), before.mark)).rejects.toMatchObject({ code: "conflict" });
  const { handOvers } = await readLeavingPage(coordinator, giverId, null, on(1));
  const undo = () =>
    undoHandOver(coordinator, { membershipId: giverId, handOverId: handOvers[0]?.id ?? "" }, on(2));
  expect(await undo()).toEqual({ back: 4, stayed: 0 });
  expect(await rows()).toEqual(stood);
  await expect(undo()).rejects.toMatchObject({ code: "conflict" });
});

it("puts back what whoever got it still has, for two weeks", async () => {
  const { permits, ids, giverId, receiverId, id } = await world();
  const { coordinator } = permits;
  const { mark } = await read(coordinator, giverId);
  await handOverAll(coordinator, { membershipId: giverId, toId: receiverId, opened: mark }, TEST_NOW);
  await db.action.update({ where: { id: ids.named }, data: { ownerAccountId: null } });
  await updateAction(coordinator, ids.other, { rating: "complete", text: "Done." }, TEST_NOW);
  const handOvers = async (days: number) =>
    (await readLeavingPage(coordinator, giverId, null, on(days))).handOvers;
  expect(await handOvers(15)).toEqual([]);
  const [kept] = await handOvers(14);
  expect(
    await undoHandOver(coordinator, { membershipId: giverId, handOverId: kept?.id ?? "" }, on(14)),
  ).toEqual({
    back: 2,
    stayed: 2,
  });
  await forgetOldHandOvers(on(15), db);
  expect(await db.handOver.count({ where: { challengeId: id } })).toBe(0);
});

it("lets somebody hand over their own actions, and nothing that is not theirs to give", async () => {
  const { permits, ids, giverId, receiverId } = await world();
  const { actionOwner, coordinator } = permits;
  const own = await read(actionOwner, giverId, receiverId);
  expect(own.things.map(({ recordId }) => recordId)).toEqual([ids.named, ids.other]);
  await handOverAll(actionOwner, { membershipId: giverId, toId: receiverId, opened: own.mark }, TEST_NOW);
  expect((await db.action.findUnique({ where: { id: ids.named } }))?.ownerAccountId).toBe(
    coordinator.actor.accountId,
  );
  await expect(read(actionOwner, receiverId)).rejects.toMatchObject({ code: "not-found" });
});

it("stays on its side and with its council", async () => {
  const { permits, giverId, receiverId, id } = await world();
  const { coordinator, otherCoordinator, challengeManager, councilReader, peer, supportOfficer } = permits;
  for (const stranger of [otherCoordinator, councilReader, peer, supportOfficer]) {
    await expect(read(stranger, giverId)).rejects.toMatchObject({ code: "not-found" });
  }
  // Whoever takes people out sees that there is a person, and nothing of what the council gave them.
  const seen = await read(challengeManager, giverId);
  expect([seen.isOwnSide, seen.things, seen.handOvers, seen.isLastOfRole]).toEqual([false, [], [], false]);
  const { mark } = await read(coordinator, giverId);
  for (const toId of [await placeOf(otherCoordinator), await placeOf(challengeManager), giverId]) {
    await expect(
      handOverAll(coordinator, { membershipId: giverId, toId, opened: mark }, TEST_NOW),
    ).rejects.toMatchObject({ code: "invalid", field: "to" });
  }
  await expect(
    handOverAll(challengeManager, { membershipId: giverId, toId: receiverId, opened: mark }, TEST_NOW),
  ).rejects.toMatchObject({ code: "invalid" });
  await removeMember(challengeManager, giverId, TEST_NOW);
  expect(await db.notice.findFirst({ where: { challengeId: id, kind: "member-left" } })).toMatchObject({
    space: "council",
    councilId: coordinator.councilId,
    title: "Owen Owner, action owner",
  });
});

it("hands themes to another peer, and back", async () => {
  const { permits, themes, peerIds } = await makeTestChallenge({ stage: "preparing" });
  const [first = { id: "" }, second = { id: "" }] = themes;
  const [asha, ben] = peerIds;
  await db.peerTheme.deleteMany({ where: { peerId: { in: peerIds } } });
  await db.peer.updateMany({ where: { id: { in: peerIds } }, data: { role: "officer-peer" } });
  await db.peerTheme.createMany({
    data: [
      { peerId: asha, themeId: first.id },
      { peerId: asha, themeId: second.id },
      { peerId: ben, themeId: second.id },
    ],
  });
  const led = async () =>
    (
      await db.peerTheme.findMany({
        where: { peerId: { in: peerIds } },
        select: { peerId: true, themeId: true },
      })
    )
      .map(({ peerId, themeId }) => `${peerId === asha ? "Asha" : "Ben"} ${themeId === first.id ? 1 : 2}`)
      .sort();
  const { supportOfficer, peer, secondPeer } = permits;
  const giverId = await placeOf(peer);
  const { mark, isLastOfRole } = await read(supportOfficer, giverId);
  expect(isLastOfRole).toBe(false);
  await handOverAll(
    supportOfficer,
    { membershipId: giverId, toId: await placeOf(secondPeer), opened: mark },
    TEST_NOW,
  );
  expect(await led()).toEqual(["Ben 1", "Ben 2"]);
  const { handOvers } = await read(supportOfficer, giverId);
  const undo = (permit: ChallengePermit) =>
    undoHandOver(permit, { membershipId: giverId, handOverId: handOvers[0]?.id ?? "" }, TEST_NOW);
  await expect(undo(peer)).rejects.toMatchObject({ code: "forbidden" });
  expect(await undo(supportOfficer)).toEqual({ back: 2, stayed: 0 });
  expect(await led()).toEqual(["Asha 1", "Asha 2", "Ben 2"]);
});

it("lets people leave by themselves, but the only manager and a council's only co-ordinator", async () => {
  const { permits, id } = await makeTestChallenge();
  await expect(leaveChallenge(permits.challengeManager, TEST_NOW)).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(leaveChallenge(permits.coordinator, TEST_NOW)).rejects.toMatchObject({ code: "conflict" });
  await leaveChallenge(permits.actionOwner, TEST_NOW);
  expect(
    await db.membership.count({ where: { challengeId: id, accountId: permits.actionOwner.actor.accountId } }),
  ).toBe(0);
});

it("says on its page what goes, what stays and why, and that nobody else has the role", async () => {
  const { permits, giverId, receiverId, id } = await world();
  const ask = drawnPages({ "/challenges/:challengeId/members/:membershipId/leaving": leavingPage });
  const pageOf = async (permit: ChallengePermit, membershipId: string, query = "") => {
    const cookie = await sessionCookie(permit.actor.accountId);
    return (await ask(`/challenges/${id}/members/${membershipId}/leaving${query}`, { cookie })).html;
  };
  const { coordinator, councilReader, challengeManager } = permits;
  const toReader = await pageOf(coordinator, giverId, `?to=${await placeOf(councilReader)}`);
  expect(toReader).toContain("Goes to Rhys Reader");
  expect(toReader).toContain("Rhys Reader cannot report on actions in their role.");
  expect(await pageOf(coordinator, receiverId)).toContain("Nobody else here is <!-- -->co-ordinator");
  const across = await pageOf(challengeManager, giverId);
  expect(across).toContain("of the council’s own is not shown here");
  expect(across).not.toContain("Asset list");
  expect(across).toContain("Remove Owen Owner");
});

/** A link to decide for Wexcombe about the scope that was sent, to somebody, by whoever asks. */
async function linkTo(permit: ChallengePermit, email: string, versionId: string) {
  const people = {
    name: "Lena Leader",
    post: "Leader of the Council",
    message: "",
    councilId: "",
    versionId,
  };
  await askToDecide(permit, { ...people, email, lastDay: "2026-01-30" } as never, TEST_NOW);
  return db.purposeLink.findFirstOrThrow({
    where: {
      challengeId: permit.challengeId,
      address: email,
      ...(permit.councilId === null ? {} : { councilId: permit.councilId }),
    },
  });
}

it("hands on links to decide that wait for an answer, and back; who asked stays", async () => {
  const challenge = await makeTestChallenge({ stage: "scoping" });
  const { challengeManager, coordinator, supportOfficer, peer } = challenge.permits;
  const sent = await sendScope(challengeManager, TEST_NOW);
  const { id } = await linkTo(supportOfficer, "lena@wexcombe.example", sent.id);
  await linkTo(coordinator, "mo@wexcombe.example", sent.id);
  const giverId = await placeOf(supportOfficer);
  const page = await read(challengeManager, giverId, await placeOf(challengeManager));
  // The one the co-ordinator sent is not theirs.
  expect(page.sorted?.go.map(({ kind, title }) => [kind, title])).toEqual([
    ["link", "Lena Leader, Leader of the Council: works until 30 January 2026"],
  ]);
  expect((await read(challengeManager, giverId, await placeOf(peer))).sorted?.stay[0]?.why).toContain(
    "cannot ask for decisions",
  );
  await handOverAll(
    challengeManager,
    { membershipId: giverId, toId: await placeOf(challengeManager), opened: page.mark },
    TEST_NOW,
  );
  const link = () => db.purposeLink.findUniqueOrThrow({ where: { id } });
  const manager = challengeManager.actor.name;
  expect(await link()).toMatchObject({
    createdByName: supportOfficer.actor.name,
    keptByName: manager,
    revokedAt: null,
  });
  expect((await read(challengeManager, giverId)).things).toEqual([]);
  expect((await read(challengeManager, await placeOf(challengeManager))).things).toHaveLength(1);
  const { handOvers } = await read(challengeManager, giverId);
  expect(
    await undoHandOver(
      challengeManager,
      { membershipId: giverId, handOverId: handOvers[0]?.id ?? "" },
      TEST_NOW,
    ),
  ).toEqual({ back: 1, stayed: 0 });
  expect((await link()).keptByName).toBe("");
});

it("says what ends when somebody leaves, ends it then, and tells whom it concerns", async () => {
  const challenge = await makeTestChallenge({ partnership: true, stage: "scoping" });
  const { challengeManager, coordinator, actionOwner, otherCoordinator } = challenge.permits;
  const second = await addTestMember(
    { ...challenge, stage: "scoping" },
    { role: "coordinator", name: "Cleo Second", councilId: coordinator.councilId },
  );
  const sent = await sendScope(challengeManager, TEST_NOW);
  const { email } = await db.account.findUniqueOrThrow({ where: { id: second.actor.accountId } });
  const own = await linkTo(coordinator, email, sent.id);
  const others = await linkTo(otherCoordinator, email, sent.id);
  const membershipId = await placeOf(second);
  await nameDeputy(
    coordinator,
    {
      awayId: await placeOf(actionOwner),
      deputyId: membershipId,
      fromOn: "2026-01-12",
      untilOn: "2026-01-20",
    } as never,
    TEST_NOW,
  );
  const { ending } = await read(coordinator, membershipId);
  expect(ending.map(({ title }) => title)).toEqual([
    "A link by which Cleo Second decides as Leader of the Council, until 30 January 2026",
    expect.stringContaining("Cleo Second stands in for Owen Owner"),
  ]);
  // Nothing of it across the wall, nor to the other council.
  expect((await read(challengeManager, membershipId)).ending).toEqual([]);
  await removeMember(challengeManager, membershipId, TEST_NOW);
  const state = ({ id }: { id: string }) => db.purposeLink.findUniqueOrThrow({ where: { id } });
  expect(await state(own)).toMatchObject({ whyEnded: "left", revokedAt: TEST_NOW });
  // For the other council they may still decide.
  expect(await state(others)).toMatchObject({ revokedAt: null });
  expect(await db.deputy.count({ where: { challengeId: challenge.id } })).toBe(0);
  expect(
    await db.notice.findFirst({
      where: {
        challengeId: challenge.id,
        kind: "deputy",
        toAccountId: actionOwner.actor.accountId,
        occasion: "left",
      },
    }),
  ).toMatchObject({
    title: "Cleo Second has left the challenge: nobody stands in for you any more",
    space: "council",
    councilId: coordinator.councilId,
  });
});

describe("somebody who serves two councils and leaves one", () => {
  async function joint() {
    const challenge = await makeTestChallenge({ partnership: true });
    const { coordinator, otherCoordinator } = challenge.permits;
    const { accountId } = coordinator.actor;
    const place = await db.membership.findFirstOrThrow({ where: { accountId, challengeId: challenge.id } });
    await db.membership.create({
      data: { ...place, id: newId(), councilId: otherCoordinator.councilId },
    });
    // Somebody has the role besides, or nobody could leave.
    await addTestMember(
      { ...challenge, stage: "on-site" },
      { role: "coordinator", name: "Cleo Second", councilId: coordinator.councilId },
    );
    return { ...challenge, membershipId: place.id, cookie: await sessionCookie(accountId) };
  }

  it("is told which council they leave, stays signed in and goes on with the other", async () => {
    const { id, council, otherCouncil, permits, membershipId, cookie } = await joint();
    const ask = drawnPages({
      "/challenges/:challengeId/councils/:councilId/members/:membershipId/leaving": leavingPage,
    });
    const address = `/challenges/${id}/councils/${council.id}/members/${membershipId}/leaving`;
    const { html } = await ask(address, { cookie });
    expect(html).toContain("Yes, I leave Wexcombe now");
    expect(html).toContain("You stay in the challenge for Harrowmere, and signed in.");
    expect(html).not.toContain("Leave the challenge");
    const body = new URLSearchParams({ intent: "leave", sure: "yes" });
    const answer = await ask(address, { method: "POST", cookie, body });
    expect(answer.location).toBe(`/challenges/${id}/councils/${otherCouncil?.id}`);
    const { accountId } = permits.coordinator.actor;
    const where = { accountId, challengeId: id };
    expect(await db.membership.findMany({ where, select: { councilId: true } })).toEqual([
      { councilId: otherCouncil?.id },
    ]);
    expect(await db.signInSession.count({ where: { accountId } })).toBe(1);
  });

  it("is taken out of one council by the manager, who is told that they stay for the other", async () => {
    const { permits, membershipId } = await joint();
    const { challengeManager, supportOfficer, coordinator } = permits;
    const { councils } = await read(challengeManager, membershipId);
    expect(councils).toEqual({ left: "Wexcombe", kept: "Harrowmere" });
    await removeMember(challengeManager, membershipId, TEST_NOW);
    expect(await db.signInSession.count({ where: { accountId: coordinator.actor.accountId } })).toBe(0);
    const { councils: ofOneSide } = await read(supportOfficer, await placeOf(supportOfficer));
    expect(ofOneSide).toBeNull();
  });
});
