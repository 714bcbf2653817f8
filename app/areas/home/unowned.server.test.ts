import { expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { atStage, makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { addTestAction, shareTestRecommendations } from "#tests/support/factories-action-plan.ts";
import { readUnowned } from "./read-unowned.server.ts";

it("shows each side what is its own and nobody's, and nobody else", async () => {
  const challenge = await makeTestChallenge({ partnership: true, stage: "action-planning" });
  const { id: challengeId, permits, council } = challenge;
  const [recommendationId = ""] = await shareTestRecommendations(challenge);
  const add = (ownerAccountId: string | null) =>
    addTestAction(permits.coordinator, recommendationId, { ownerAccountId });
  await add(permits.actionOwner.actor.accountId);
  await add(null);
  const gone = await add(permits.actionOwner.actor.accountId);
  await db.action.update({ where: { id: gone }, data: { ownerAccountId: permits.peer.actor.accountId } });
  const titles = async (permit: Parameters<typeof readUnowned>[0]) =>
    (await readUnowned(permit, TEST_NOW)).map(({ title }) => title);
  expect(await titles(permits.coordinator)).toEqual(["2 actions of the action plan"]);
  for (const permit of [permits.otherCoordinator, permits.councilReader, permits.actionOwner, permits.peer]) {
    expect(await titles(permit)).toEqual([]);
  }
  expect(await titles(permits.challengeManager)).toEqual([]);
  await db.milestone.create({
    data: {
      id: newId(),
      challengeId,
      key: "team-call",
      label: "Team call",
      rule: "",
      position: 1,
      dueOn: "2026-02-02",
    },
  });
  await db.membership.deleteMany({ where: { challengeId, role: "support-officer" } });
  expect(await titles(permits.challengeManager)).toEqual(["Team call"]);
  // Nothing of a role reaches a council: who is in the team is the team's to mend.
  expect(await titles(permits.coordinator)).toEqual(["2 actions of the action plan"]);
  const document = { challengeId, title: "Asset list", status: "wanted", position: 1 };
  await db.packItem.create({ data: { id: newId(), ...document, councilId: council.id } });
  await db.packItem.create({ data: { id: newId(), ...document, ownerName: "Owen Owner" } });
  expect(await titles(atStage(permits.coordinator, "preparing"))).toEqual(["1 document for the data pack"]);
  expect(await titles(atStage(permits.otherCoordinator, "preparing"))).toEqual([]);
});
