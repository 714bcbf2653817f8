import { beforeEach, expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { atStage, makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { addPartner, listTakingOut, takeOutPartner } from "./change-partners.server.ts";

let challenge: TestChallenge;
beforeEach(async () => {
  challenge = await makeTestChallenge({ stage: "preparing" });
});

const manager = () => challenge.permits.challengeManager;
const NAME = "Sallowby District Council";
const councils = () =>
  db.participatingCouncil.findMany({ where: { challengeId: challenge.id }, orderBy: { position: "asc" } });
const events = (type: string) => db.auditEvent.findMany({ where: { challengeId: challenge.id, type } });
const isPartnership = async () =>
  (await db.challenge.findUniqueOrThrow({ where: { id: challenge.id } })).isPartnership;

it("adds a council behind the others, with its record and a line in the trail", async () => {
  const councilId = await addPartner(manager(), { name: NAME }, TEST_NOW);
  const rows = await councils();
  expect(rows.map(({ name, isCommissioning }) => [name, isCommissioning])).toEqual([
    ["Wexcombe Borough Council", true],
    [NAME, false],
  ]);
  expect(rows[1]).toMatchObject({ id: councilId, shortName: "Sallowby", position: 2 });
  expect(await db.council.count({ where: { id: rows[1]?.recordId ?? "", name: NAME } })).toBe(1);
  expect(await isPartnership()).toBe(true);
  expect((await events("council-added")).map(({ data }) => JSON.parse(data))).toEqual([{ councilId }]);
});

it("refuses one that takes part already, once the report is written, and whoever does not manage", async () => {
  await expect(addPartner(manager(), { name: "wexcombe borough council" }, TEST_NOW)).rejects.toMatchObject({
    code: "invalid",
    field: "name",
  });
  await expect(addPartner(atStage(manager(), "reporting"), { name: NAME }, TEST_NOW)).rejects.toMatchObject({
    code: "conflict",
  });
  for (const permit of [challenge.permits.coordinator, challenge.permits.supportOfficer]) {
    await expect(addPartner(permit, { name: NAME }, TEST_NOW)).rejects.toMatchObject({ code: "forbidden" });
  }
  // Nothing of a refusal stays, the record neither.
  expect(await councils()).toHaveLength(1);
  expect(await db.council.count({ where: { name: "wexcombe borough council" } })).toBe(0);
});

it("takes a wrong one out, with its record that nothing uses, and says so in the trail", async () => {
  const councilId = await addPartner(manager(), { name: "Wrongham City Council" }, TEST_NOW);
  const recordId = (await councils())[1]?.recordId ?? "";
  expect((await listTakingOut(manager()))[councilId]).toBeNull();
  await takeOutPartner(manager(), councilId, TEST_NOW);
  expect(await councils()).toHaveLength(1);
  expect(await isPartnership()).toBe(false);
  expect(await db.council.count({ where: { id: recordId } })).toBe(0);
  expect(await events("council-taken-out")).toHaveLength(1);
  await expect(takeOutPartner(manager(), councilId, TEST_NOW)).rejects.toMatchObject({ code: "not-found" });
});

it("keeps the one that asked, and one of which there is something: it says how much of what", async () => {
  const [own] = await councils();
  await expect(takeOutPartner(manager(), own?.id ?? "", TEST_NOW)).rejects.toMatchObject({
    code: "conflict",
  });
  const councilId = await addPartner(manager(), { name: NAME }, TEST_NOW);
  await db.membership.create({
    data: {
      id: "01OFPARTNER",
      accountId: challenge.permits.coordinator.actor.accountId,
      challengeId: challenge.id,
      role: "coordinator",
      councilId,
      createdAt: TEST_NOW,
    },
  });
  await db.packItem.updateMany({ where: { challengeId: challenge.id }, data: { councilId } });
  await expect(takeOutPartner(manager(), councilId, TEST_NOW)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("1 place of one of its people"),
  });
  expect(await councils()).toHaveLength(2);
});
