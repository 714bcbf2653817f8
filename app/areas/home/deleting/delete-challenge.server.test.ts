import { beforeAll, expect, it } from "vitest";
import { listRecordIds } from "#app/areas/challenge/remove-challenge.server.ts";
import { writeLetter } from "#app/areas/scope/letters/letter-store.server.ts";
import { makeChallengeByHand } from "#app/areas/scope/make-challenge-by-hand.server.ts";
import { verifyChain } from "#app/audit/verify-chain.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { keepFile, readKeptFile } from "#app/platform/files/files.server.ts";
import { newId } from "#app/platform/ids.ts";
import { makeTestAccount, makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { schemaColumns } from "#tests/support/schema-columns.ts";
import { deleteChallenge, readDeletion } from "./delete-challenge.server.ts";

let now: Date;

beforeAll(() => {
  now = new Date();
});

/** A challenge that its maker has just made, with a letter that was refused; as its manager. */
async function makeOne(bytes: Uint8Array) {
  const { id: accountId, name } = await makeTestAccount("Mara Mistake", { isAdministrator: true });
  const { sha256 } = await keepFile(bytes);
  const source = { kind: "scope-letter" as const, title: "Letter", fileName: "letter.md", sha256 };
  const facts = {
    title: "",
    councils: [],
    onSite: { start: null, end: null },
    sources: [{ ...source, fileKey: sha256, reading: null, clauses: [] }],
  };
  const letter = await transaction((tx) =>
    writeLetter(
      tx,
      accountId,
      { letter: { name: "letter.md", bytes }, mou: null },
      { refusal: "No.", facts },
      now,
    ),
  );
  const actor = { accountId, name };
  const challengeId = await makeChallengeByHand(
    { actor, account: { isAdministrator: false, managesAChallenge: true }, requestId: null },
    {
      title: "A mistake",
      commissioning: "Wexcombe Borough Council",
      further: ["Harrowmere District Council"],
      onSiteStart: "2027-03-08",
      onSiteEnd: "2027-03-11",
      questionSet: "2024",
      reportFormat: "by-date",
      letter,
    },
    now,
  );
  const { permits } = await makeTestChallenge();
  return { permit: { ...permits.challengeManager, challengeId, actor }, fileKey: sha256 };
}

/** The tables that hold rows of a challenge. */
async function tablesWith(challengeId: string): Promise<string[]> {
  const tables = schemaColumns().filter(({ column }) => column === "challengeId");
  const found: string[] = [];
  for (const { table } of tables) {
    const [row] = await db.$queryRawUnsafe<{ count: number | bigint }[]>(
      `SELECT COUNT(*) AS "count" FROM "${table}" WHERE "challengeId" = '${challengeId}'`,
    );
    if (Number(row?.count) > 0) found.push(table);
  }
  return found;
}

it("deletes what its maker made by mistake, whole, and keeps the trail whole too", async () => {
  const { permit, fileKey } = await makeOne(new TextEncoder().encode("A letter by mistake."));
  const { challengeId } = permit;
  const deletion = await readDeletion(permit);
  expect(deletion.inTheWay).toEqual([]);
  expect(deletion.goes).toEqual(expect.arrayContaining(["1 source document", "5 themes", "21 questions"]));
  expect((await tablesWith(challengeId)).length).toBeGreaterThan(8);
  await deleteChallenge(permit, now);
  expect(await db.challenge.count({ where: { id: challengeId } })).toBe(0);
  expect(await tablesWith(challengeId)).toEqual(["AuditEvent"]);
  expect(await db.$queryRawUnsafe("PRAGMA foreign_key_check")).toEqual([]);
  await expect(readKeptFile(fileKey)).rejects.toMatchObject({ code: "not-found" });
  const line = await db.auditEvent.findFirstOrThrow({ where: { type: "challenge-deleted" } });
  expect(line).toMatchObject({ challengeId: null, accountId: permit.actor.accountId });
  expect(JSON.parse(line.data)).toMatchObject({ challengeId });
  expect((await verifyChain()).problems.filter(({ what }) => what === "changed")).toEqual([]);
});

it("deletes records of councils that nothing uses, and leaves those that another challenge or somebody's words need", async () => {
  const { permit } = await makeOne(new TextEncoder().encode("One with records."));
  const [own, other] = await db.participatingCouncil.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: { position: "asc" },
  });
  const record = (name: string, more = {}) =>
    db.council.create({
      data: { id: newId(), name, shortName: name, createdAt: now, updatedAt: now, ...more },
    });
  const [alone, written] = [await record("Alone"), await record("Written in", { updatedByName: "Mara" })];
  await db.participatingCouncil.update({ where: { id: own?.id ?? "" }, data: { recordId: alone.id } });
  await db.participatingCouncil.update({ where: { id: other?.id ?? "" }, data: { recordId: written.id } });
  const { permit: second } = await makeOne(new TextEncoder().encode("Another."));
  const shared = await listRecordIds(second.challengeId, db);
  await deleteChallenge(permit, now);
  expect(await db.council.count({ where: { id: alone.id } })).toBe(0);
  expect(await db.council.count({ where: { id: { in: [written.id, ...shared] } } })).toBe(shared.length + 1);
  const line = await db.auditEvent.findFirstOrThrow({
    where: { type: "council-deleted" },
    orderBy: { sequence: "desc" },
  });
  expect(JSON.parse(line.data)).toEqual({ councilId: alone.id });
});

it("keeps a file that another challenge names", async () => {
  const bytes = new TextEncoder().encode("One letter of two.");
  const [first, second] = [await makeOne(bytes), await makeOne(bytes)];
  await deleteChallenge(first.permit, now);
  expect([...(await readKeptFile(second.fileKey))]).toEqual([...bytes]);
});

it("refuses once somebody was let in by somebody else or something was sent, and says what", async () => {
  const { permits } = await makeTestChallenge();
  const { challengeManager } = permits;
  await db.auditEvent.create({
    data: {
      id: "01SENT",
      at: TEST_NOW,
      challengeId: challengeManager.challengeId,
      accountId: challengeManager.actor.accountId,
      actorName: "Mara",
      type: "scope-sent",
      data: "{}",
    },
  });
  const { inTheWay } = await readDeletion(challengeManager);
  expect(inTheWay.map(({ type }) => type)).toContain("scope-sent");
  await expect(deleteChallenge(challengeManager, now)).rejects.toMatchObject({ code: "conflict" });
  await expect(readDeletion(permits.coordinator)).rejects.toMatchObject({ code: "forbidden" });
  expect(await db.challenge.count({ where: { id: challengeManager.challengeId } })).toBe(1);
});
