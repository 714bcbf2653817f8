import { expect, it } from "vitest";
import type { ChallengePermit } from "#app/access/permit.ts";
import { db } from "#app/platform/db.server.ts";
import { drawnPages } from "#tests/support/drawn-pages.ts";
import { addTestMember, makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { addTestAction, shareTestRecommendations } from "#tests/support/factories-action-plan.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { readActionPage } from "../../action-plan/read-action-page.server.ts";
import { updateAction } from "../../action-plan/update-action.server.ts";
import { changeMember } from "../members/change-member.server.ts";
import { removeMember } from "../members/remove-member.server.ts";
import * as deputiesPage from "../routes/deputies.tsx";
import * as newDeputyPage from "../routes/new-deputy.tsx";
import { endDeputy, nameDeputy } from "./name-deputy.server.ts";
import {
  forgetOldDeputies,
  listAwayNow,
  listOwnDeputyLines,
  listShownDeputies,
  listStandIns,
  readChoices,
} from "./read-deputies.server.ts";

const DAY_MS = 86_400_000;
/** Monday 12 January 2026, and days after it. */
const on = (days: number) => new Date(TEST_NOW.getTime() + days * DAY_MS);
const DAYS = { fromOn: "2026-01-14", untilOn: "2026-01-23" };

const placeOf = async ({ actor, challengeId }: ChallengePermit) =>
  (await db.membership.findFirstOrThrow({ where: { accountId: actor.accountId, challengeId } })).id;

async function name(
  by: ChallengePermit,
  away: ChallengePermit,
  deputy: ChallengePermit,
  days: typeof DAYS = DAYS,
  now = TEST_NOW,
) {
  return nameDeputy(by, { awayId: await placeOf(away), deputyId: await placeOf(deputy), ...days }, now);
}

it("is named by oneself or by whoever manages, is shown to both and to them, and ends by itself", async () => {
  const { permits, id } = await makeTestChallenge({ partnership: true });
  const { actionOwner, coordinator, councilReader, otherCoordinator, challengeManager, peer } = permits;
  expect(await name(actionOwner, actionOwner, coordinator)).toEqual({
    awayName: "Owen Owner",
    deputyName: "Cora Coordinator",
    areDaysQuiet: false,
  });
  const shown = async (permit: ChallengePermit) => (await listShownDeputies(permit, TEST_NOW)).length;
  expect(await shown(actionOwner)).toBe(1);
  expect(await shown(coordinator)).toBe(1);
  // Nothing across the wall, to the other council, nor to others of the own one.
  for (const stranger of [councilReader, otherCoordinator, challengeManager, peer]) {
    expect(await shown(stranger)).toBe(0);
  }
  expect(await listOwnDeputyLines(coordinator, TEST_NOW)).toEqual([
    "You stand in for Owen Owner from 14 to 23 January 2026.",
  ]);
  expect(await listOwnDeputyLines(actionOwner, TEST_NOW)).toEqual([
    "Cora Coordinator stands in for you from 14 to 23 January 2026.",
  ]);
  const awayOn = async (days: number) => (await listAwayNow(coordinator, on(days))).map((each) => each.name);
  expect([await awayOn(1), await awayOn(2), await awayOn(11), await awayOn(12)]).toEqual([
    [],
    ["Owen Owner"],
    ["Owen Owner"],
    [],
  ]);
  expect((await listStandIns(id, on(2), db)).length).toBe(1);
  expect(await db.auditEvent.count({ where: { challengeId: id, type: "deputy-named" } })).toBe(1);
  expect(
    (
      await db.notice.findMany({ where: { challengeId: id, kind: "deputy" }, orderBy: { occasion: "asc" } })
    ).map(({ title, space, councilId }) => [title, space, councilId]),
  ).toEqual([
    ["Cora Coordinator stands in for you from 14 to 23 January 2026", "council", coordinator.councilId],
    ["You stand in for Owen Owner from 14 to 23 January 2026", "council", coordinator.councilId],
  ]);
});

it("is refused across the wall, to the other council, for somebody one does not manage, and with a sentence for the days", async () => {
  const { permits } = await makeTestChallenge({ partnership: true });
  const { actionOwner, coordinator, councilReader, otherCoordinator, challengeManager, peer, secondPeer } =
    permits;
  const refused = { code: "invalid", field: "deputy" };
  await expect(name(coordinator, coordinator, otherCoordinator)).rejects.toMatchObject(refused);
  await expect(name(coordinator, coordinator, challengeManager)).rejects.toMatchObject(refused);
  await expect(name(peer, peer, coordinator)).rejects.toMatchObject(refused);
  await expect(name(actionOwner, actionOwner, councilReader)).rejects.toMatchObject(refused);
  const notMine = { code: "invalid", field: "away" };
  await expect(name(actionOwner, coordinator, actionOwner)).rejects.toMatchObject(notMine);
  await expect(name(peer, secondPeer, peer)).rejects.toMatchObject(notMine);
  await expect(name(coordinator, otherCoordinator, coordinator)).rejects.toMatchObject(notMine);
  await expect(name(challengeManager, coordinator, councilReader)).rejects.toMatchObject(notMine);
  await name(coordinator, actionOwner, coordinator);
  await expect(name(coordinator, coordinator, actionOwner)).rejects.toMatchObject({
    field: "deputy",
    message: "Owen Owner is away from 14 to 23 January 2026. Choose somebody who is there.",
  });
  await name(challengeManager, peer, secondPeer);
  const closed = { ...peer, may: () => false };
  await expect(name(closed, peer, secondPeer)).rejects.toMatchObject({ code: "forbidden" });
});

it("reports on the actions of whoever is away, under their own name, and on nobody else's nor later", async () => {
  const challenge = await makeTestChallenge({ stage: "reviewing" });
  const { permits } = challenge;
  const [recommendationId = ""] = await shareTestRecommendations(challenge);

  const second = (await addTestMember(
    { id: challenge.id, title: challenge.title, stage: "reviewing" },
    { role: "action-owner", name: "Olga Owner", councilId: challenge.council.id },
  )) as typeof permits.actionOwner;
  const add = (ownerAccountId: string) =>
    addTestAction(permits.coordinator, recommendationId, { ownerAccountId });
  const owens = await add(permits.actionOwner.actor.accountId);
  const coras = await add(permits.coordinator.actor.accountId);
  const report = (id: string, now: Date) =>
    updateAction(second, id, { rating: "on-track", text: "Half of it is done." }, now);
  await name(permits.actionOwner, permits.actionOwner, second);
  await expect(report(owens, on(1))).rejects.toMatchObject({ code: "not-found" });
  await report(owens, on(2));
  expect((await readActionPage(second, owens, on(2))).standsInFor).toBe("Owen Owner until 23 January 2026");
  expect(await db.actionUpdate.findFirst({ where: { actionId: owens } })).toMatchObject({
    madeByName: "Olga Owner",
  });
  await expect(report(coras, on(2))).rejects.toMatchObject({ code: "not-found" });
  await expect(report(owens, on(12))).rejects.toMatchObject({ code: "not-found" });
});

it("ends early by either or by whoever manages, and by itself when somebody leaves or is moved to the other council", async () => {
  const { permits, id, otherCouncil } = await makeTestChallenge({ partnership: true });
  const { actionOwner, coordinator, councilReader, challengeManager } = permits;
  const shown = () => listShownDeputies(coordinator, TEST_NOW);
  const endBy = async (permit: ChallengePermit) => endDeputy(permit, (await shown())[0]?.id ?? "", on(1));
  await name(actionOwner, actionOwner, coordinator);
  await expect(endBy(councilReader)).rejects.toMatchObject({ code: "not-found" });
  await expect(endBy(challengeManager)).rejects.toMatchObject({ code: "not-found" });
  for (const permit of [actionOwner, coordinator]) {
    await endBy(permit);
    expect(await shown()).toEqual([]);
    await name(actionOwner, actionOwner, coordinator);
  }
  expect(
    await db.notice.findFirst({
      where: { challengeId: id, title: { contains: "does not stand in for you" } },
    }),
  ).toMatchObject({ toAccountId: actionOwner.actor.accountId });
  // Once more to the same people: each is told again.
  expect(
    await db.notice.count({ where: { challengeId: id, endedAt: null, title: { contains: "from 14" } } }),
  ).toBe(2);
  await changeMember(
    challengeManager,
    await placeOf(actionOwner),
    { role: "action-owner", councilId: otherCouncil?.id ?? "", peerId: null, version: 1 },
    TEST_NOW,
  );
  expect(await shown()).toEqual([]);
  await removeMember(challengeManager, await placeOf(actionOwner), TEST_NOW);
  expect(await db.deputy.count({ where: { challengeId: id, endedAt: null } })).toBe(0);
});

it("is forgotten a month after its last day", async () => {
  const { permits, id } = await makeTestChallenge();
  await name(permits.peer, permits.peer, permits.secondPeer);
  const count = async (days: number) => {
    await forgetOldDeputies(on(days), db);
    return db.deputy.count({ where: { challengeId: id } });
  };
  expect([await count(41), await count(42)]).toEqual([1, 0]);
});

it("is chosen among those of the own side who can take something up, with what they cannot", async () => {
  const { permits, id } = await makeTestChallenge({ partnership: true });
  const { coordinator, challengeManager } = permits;
  const choices = await readChoices(coordinator, null, TEST_NOW);
  expect(choices.people.map((each) => each.name)).toEqual(["Cora Coordinator", "Owen Owner", "Rhys Reader"]);
  expect(choices.possible.map((each) => each.name)).toEqual(["Owen Owner", "Rhys Reader"]);
  const forOther = await readChoices(coordinator, await placeOf(permits.otherCoordinator), TEST_NOW);
  expect(forOther.away?.name).toBe("Cora Coordinator");
  const ask = drawnPages({
    "/challenges/:challengeId/deputies": deputiesPage,
    "/challenges/:challengeId/deputies/new": newDeputyPage,
  });
  const pageOf = async (permit: ChallengePermit, path: string) => {
    const cookie = await sessionCookie(permit.actor.accountId);
    return (await ask(`/challenges/${id}/${path}`, { cookie })).html;
  };
  const page = await pageOf(coordinator, "deputies/new");
  expect(page).toContain("Council reader. Has no right to: record planned and actual dates;");
  expect(page).not.toContain("Hana");
  expect(page).not.toContain("Mara");
  const year = new Date().getUTCFullYear() + 1;
  await name(
    coordinator,
    coordinator,
    permits.councilReader,
    {
      fromOn: `${year}-02-01`,
      untilOn: `${year}-02-05`,
    },
    new Date(),
  );
  const list = await pageOf(coordinator, "deputies");
  expect(list).toContain("Rhys Reader stands in for you");
  expect(list).toContain("The deputy has no right to");
  expect(await pageOf(challengeManager, "deputies")).toContain("Nobody stands in for anybody");
});

it.each([
  // A weekend, with its Friday, the weekend on which the clocks change, Good Friday to Easter Monday, and the Tuesday after.
  ["2026-01-17", "2026-01-18", true],
  ["2026-01-16", "2026-01-18", false],
  ["2026-03-28", "2026-03-29", true],
  ["2026-04-03", "2026-04-06", true],
  ["2026-04-03", "2026-04-07", false],
])("says of %s to %s whether nobody is told anything then: %s", async (fromOn, untilOn, areDaysQuiet) => {
  const { permits } = await makeTestChallenge();
  const { challengeManager, supportOfficer } = permits;
  expect(await name(challengeManager, challengeManager, supportOfficer, { fromOn, untilOn })).toMatchObject({
    areDaysQuiet,
  });
});
