import { expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { drawnPages } from "#tests/support/drawn-pages.ts";
import { makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { addTestAction, shareTestRecommendations } from "#tests/support/factories-action-plan.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { handOverActions } from "./hand-over-actions.server.ts";
import { readOwners } from "./read-owners.server.ts";
import * as ownersPage from "./routes/owners.tsx";
import { updateAction } from "./update-action.server.ts";

const LATER = new Date(TEST_NOW.getTime() + 3_600_000);

async function plan() {
  const challenge = await makeTestChallenge({ partnership: true, stage: "action-planning" });
  const { permits } = challenge;
  const [recommendationId = ""] = await shareTestRecommendations(challenge);
  const owner = permits.actionOwner.actor;
  const add = (values: Parameters<typeof addTestAction>[2], permit = permits.coordinator) =>
    addTestAction(permit, recommendationId, values);
  const ids = {
    named: await add({ ownerAccountId: owner.accountId, ownerName: owner.name }),
    other: await add({ ownerAccountId: owner.accountId, ownerName: "Head of Parks" }),
    finished: await add({ ownerAccountId: owner.accountId }),
    nobodys: await add({ ownerAccountId: null }),
    elsewhere: await add(
      { ownerAccountId: permits.otherActionOwner.actor.accountId },
      permits.otherCoordinator,
    ),
  };
  await updateAction(permits.actionOwner, ids.finished, { rating: "complete", text: "Done." }, TEST_NOW);
  return { ...challenge, ids, owner };
}

const ownerOf = (id: string) =>
  db.action.findUniqueOrThrow({ where: { id }, select: { ownerAccountId: true, ownerName: true } });

it("hands the open actions of one person to another in one step, and back again", async () => {
  const { permits, ids, owner, id } = await plan();
  const { coordinator } = permits;
  const { accountId, name } = coordinator.actor;
  const before = await readOwners(coordinator);
  expect(before.owners).toMatchObject([
    { accountId: null, actions: 1 },
    { accountId: owner.accountId, name: "Owen Owner", isThere: true, actions: 2 },
  ]);
  const given = { actionIds: [ids.named, ids.other, ids.finished], toAccountId: accountId };
  const done = await handOverActions(coordinator, { ...given, opened: before.mark }, LATER);
  expect(done).toEqual({ name, actions: 2 });
  expect(await ownerOf(ids.named)).toEqual({ ownerAccountId: accountId, ownerName: name });
  // Somebody else is named as responsible: that stays.
  expect(await ownerOf(ids.other)).toEqual({ ownerAccountId: accountId, ownerName: "Head of Parks" });
  // What is finished stays whose it was.
  expect((await ownerOf(ids.finished)).ownerAccountId).toBe(owner.accountId);
  expect(await db.auditEvent.count({ where: { challengeId: id, data: { contains: "handed over" } } })).toBe(
    2,
  );
  // Whoever hands something to themselves knows.
  expect(await db.notice.findMany({ where: { challengeId: id, kind: "actions-handed-over" } })).toMatchObject(
    [{ toAccountId: accountId, byAccountId: accountId, title: "2 actions", space: "council" }],
  );
  const { mark } = await readOwners(coordinator);
  await handOverActions(
    coordinator,
    { actionIds: [ids.named, ids.other], toAccountId: owner.accountId, opened: mark },
    LATER,
  );
  expect(await ownerOf(ids.named)).toEqual({ ownerAccountId: owner.accountId, ownerName: owner.name });
  expect(await ownerOf(ids.other)).toEqual({ ownerAccountId: owner.accountId, ownerName: "Head of Parks" });
});

it("refuses who may not, another council's people and actions, what was changed meanwhile, and nothing", async () => {
  const { permits, ids, owner } = await plan();
  const { coordinator } = permits;
  const { mark } = await readOwners(coordinator);
  const hand = (own: object, permit = coordinator) =>
    handOverActions(
      permit,
      { actionIds: [ids.named], toAccountId: coordinator.actor.accountId, opened: mark, ...own },
      LATER,
    );
  await expect(hand({}, permits.actionOwner)).rejects.toMatchObject({ code: "forbidden" });
  await expect(hand({}, permits.councilReader)).rejects.toMatchObject({ code: "forbidden" });
  const stranger = permits.otherActionOwner.actor.accountId;
  await expect(hand({ toAccountId: stranger })).rejects.toMatchObject({ code: "invalid" });
  await expect(hand({ actionIds: [ids.elsewhere] })).rejects.toMatchObject({ code: "invalid" });
  await expect(hand({ actionIds: [] })).rejects.toMatchObject({ code: "invalid" });
  await expect(hand({ toAccountId: owner.accountId })).rejects.toMatchObject({ code: "invalid" });
  // Ticks are no words of anybody: who handed over meanwhile has saved nothing that could stand beside them.
  await expect(hand({ opened: "something else" })).rejects.toMatchObject({
    code: "conflict",
    asksForChoice: false,
  });
  expect((await ownerOf(ids.elsewhere)).ownerAccountId).toBe(stranger);
});

it("shows who has what, also somebody who has left, and ticks all of one person or what was handed over just now", async () => {
  const { permits, ids, owner, id } = await plan();
  const ask = drawnPages({ "/challenges/:challengeId/action-plan/owners": ownersPage });
  const cookie = await sessionCookie(permits.coordinator.actor.accountId);
  await db.membership.deleteMany({ where: { accountId: owner.accountId, challengeId: id } });
  const page = (await ask(`/challenges/${id}/action-plan/owners?from=${owner.accountId}`, { cookie })).html;
  expect(page).toContain("Cannot report on them: has left, or has another role");
  expect(page).toContain("Nobody who signs in");
  const ticked = (html: string) =>
    [...html.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)]
      .filter(([box]) => / checked/.test(box))
      .map(([box]) => /value="([^"]*)"/.exec(box)?.[1]);
  expect(ticked(page).sort()).toEqual([ids.named, ids.other].sort());
  const { accountId } = permits.coordinator.actor;
  const { mark } = await readOwners(permits.coordinator);
  await handOverActions(
    permits.coordinator,
    { actionIds: [ids.nobodys], toAccountId: accountId, opened: mark },
    LATER,
  );
  const { mark: next } = await readOwners(permits.coordinator);
  const now = new Date(LATER.getTime() + 1_000);
  await handOverActions(
    permits.coordinator,
    { actionIds: [ids.named], toAccountId: accountId, opened: next },
    now,
  );
  const query = `from=${accountId}&at=${encodeURIComponent(now.toISOString())}`;
  const after = (await ask(`/challenges/${id}/action-plan/owners?${query}`, { cookie })).html;
  expect(ticked(after)).toEqual([ids.named]);
});
