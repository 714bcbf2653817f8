import { beforeAll, describe, expect, it } from "vitest";
import { makePurposeLink } from "#app/access/purpose-links/purpose-links.server.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { makeTestAccount, makeTestChallenge, type TestChallenge } from "#tests/support/factories.ts";
import { schemaColumns } from "#tests/support/schema-columns.ts";
import { anonymiseAccount, readAccountToAnonymise } from "./anonymise-account.server.ts";
import { anonymisePerson } from "./anonymise-person.server.ts";
import { placeHold } from "./change-retention.server.ts";
import { exportAccount } from "./export-account.server.ts";
import { exportPerson, readPersonRecord } from "./export-person.server.ts";
import { KEPT_NAMES, NAMED_DOINGS, REMOVED_NAME } from "./removed-name.ts";

const NOW = new Date("2027-06-01T09:00:00Z");

let challenge: TestChallenge;
let other: TestChallenge;
beforeAll(async () => {
  challenge = await makeTestChallenge({ partnership: true });
  other = await makeTestChallenge();
});

async function makePerson(date: string) {
  const id = newId();
  const sessionId = newId();
  const email = `${id.toLowerCase()}@wexcombe.example`;
  const { id: challengeId, visitId } = challenge;
  await db.person.create({
    data: {
      id,
      challengeId,
      name: "Wilma Wrenfield",
      jobTitle: "Head of Parks",
      kind: "officer",
      email,
      accessNeeds: "A hearing loop",
      answers: {
        create: {
          visitId,
          challengeId,
          availability: "some-times",
          note: "Not on Tuesdays",
          times: { create: { id: newId(), challengeId, date, start: "09:00", end: "12:00" } },
        },
      },
      sessions: {
        create: {
          session: {
            create: {
              id: sessionId,
              challengeId,
              visitId,
              title: "Parks and open spaces",
              kind: "interview",
              minutes: 45,
              date,
              start: "10:00",
              status: "planned",
              peersNeeded: 1,
            },
          },
        },
      },
    },
  });
  await transaction(async (tx) => {
    const link = { challengeId, mostUses: null, expiresAt: NOW, createdByName: "" };
    await makePurposeLink(tx, { ...link, purpose: "availability", recordId: id }, NOW);
    // Whom the peers meet may have been asked to agree the scope too.
    const asked = { name: "Wilma Wrenfield", post: "Head of Parks", address: email };
    await makePurposeLink(tx, { ...link, purpose: "approval", recordId: newId(), person: asked }, NOW);
    for (const [space, word] of [
      ["shared", "Please come"],
      ["peer-team", "quillfeather behind the wall"],
    ] as const) {
      await queueMail(
        tx,
        {
          kind: "timetable-change",
          to: { address: email, name: "Wilma Wrenfield" },
          subject: word,
          body: [{ text: word }],
          challengeId,
          space,
          createdByName: null,
        },
        NOW,
      );
    }
  });
  await db.note.updateMany({ where: { challengeId }, data: { text: "thistledown said in confidence" } });
  return { id, sessionId, email };
}

describe("what is held on somebody the peers meet", () => {
  it("comes out whole, without what stands behind the wall, and leaves a line in the trail", async () => {
    const { id, email } = await makePerson("2027-01-20");
    const { text } = await exportPerson(challenge.permits.coordinator, id, NOW);
    for (const word of [
      email,
      "Wilma Wrenfield",
      "Head of Parks",
      "A hearing loop",
      "Not on Tuesdays",
      "Parks and open spaces",
      "Please come",
      "2027-01-20",
    ]) {
      expect(text).toContain(word);
    }
    expect(text).not.toMatch(/quillfeather|thistledown/);
    expect(await db.auditEvent.count({ where: { type: "person-exported", data: { contains: id } } })).toBe(1);
  });

  it.each(["peer", "councilReader", "actionOwner"] as const)("is not for %s", async (role) => {
    const { id } = await makePerson("2027-01-20");
    await expect(exportPerson(challenge.permits[role], id, NOW)).rejects.toMatchObject({ code: "forbidden" });
    await expect(anonymisePerson(challenge.permits[role], id, NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("is not for another challenge", async () => {
    const { id } = await makePerson("2027-01-20");
    await expect(exportPerson(other.permits.coordinator, id, NOW)).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(anonymisePerson(other.permits.coordinator, id, NOW)).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("can be emptied, once, and not while they are expected", async () => {
    const { coordinator } = challenge.permits;
    const expected = await makePerson("2027-06-01");
    await expect(anonymisePerson(coordinator, expected.id, NOW)).rejects.toThrow(/Parks and open spaces/);
    const { id, email } = await makePerson("2027-05-31");
    await anonymisePerson(coordinator, id, NOW);
    const held = await readPersonRecord(coordinator, id);
    expect(held).toMatchObject({ name: REMOVED_NAME, email: null, isAnonymised: true, messages: [] });
    expect(held.sessions).toHaveLength(1);
    expect(JSON.stringify(held)).not.toMatch(/Wilma|Parks Officer|hearing|Tuesdays/);
    expect(await db.outgoingMail.count({ where: { toAddress: email } })).toBe(0);
    expect(await db.purposeLink.count({ where: { OR: [{ recordId: id }, { address: email }] } })).toBe(0);
    await expect(anonymisePerson(coordinator, id, NOW)).rejects.toMatchObject({ code: "conflict" });
  });
});

/** Every column of the database that holds one of some words. */
async function columnsWith(words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const { table, column, isText } of schemaColumns()) {
    if (!isText) continue;
    const rows = await db.$queryRawUnsafe<{ text: string }[]>(
      `SELECT "${column}" AS "text" FROM "${table}" WHERE "${column}" IS NOT NULL`,
    );
    if (rows.some(({ text }) => words.some((word) => String(text).includes(word)))) {
      found.push(`${table}.${column}`);
    }
  }
  return found;
}

it("leaves nothing of a person anywhere in the database once they are anonymous", async () => {
  const { coordinator } = challenge.permits;
  const { id, email } = await makePerson("2027-02-01");
  await db.person.update({
    where: { id },
    data: { name: "Xanthippe Zwart", jobTitle: "Warden of Zeal", organisation: "Zwart and Sons" },
  });
  const words = ["Xanthippe", "Zwart", "Warden of Zeal", email];
  expect(await columnsWith(words)).toContain("Person.name");
  await exportPerson(coordinator, id, NOW);
  await anonymisePerson(coordinator, id, NOW);
  expect(await columnsWith(words)).toEqual([]);
});

it("keeps a person's details while a hold on them stands", async () => {
  const { challengeManager, coordinator } = challenge.permits;
  const { id } = await makePerson("2027-02-02");
  await placeHold(challengeManager, { category: null, reason: "A request for information" }, NOW);
  await expect(anonymisePerson(coordinator, id, NOW)).rejects.toMatchObject({ code: "conflict" });
  await db.retentionHold.deleteMany({ where: { challengeId: challenge.id } });
  await anonymisePerson(coordinator, id, NOW);
});

describe("an account", () => {
  async function makeUsedAccount(name: string) {
    const { id, email } = await makeTestAccount(name);
    await db.account.update({ where: { id }, data: { passwordHash: "a secret hash", totpSecret: "sealed" } });
    await db.signInSession.create({
      data: { id: newId(), accountId: id, createdAt: NOW, lastSeenAt: NOW, expiresAt: NOW },
    });
    return { id, email, actor: { accountId: id, name } };
  }
  const administrator = { actor: { accountId: newId(), name: "Adi" }, requestId: "r" };

  it("is exported to its owner, without secrets", async () => {
    const { actor, email } = await makeUsedAccount("Nora Nettle");
    const text = await exportAccount(actor, "r", NOW);
    expect(text).toContain(email);
    expect(text).not.toMatch(/a secret hash|sealed/);
  });

  it("is nowhere in the database any more, but where its name has to stay", async () => {
    const { id, email } = await makeUsedAccount("Quilla Vantage");
    const name = "Quilla Vantage";
    for (const [table, columns] of Object.entries(NAMED_DOINGS)) {
      for (const column of columns)
        await db.$executeRawUnsafe(`UPDATE "${table}" SET "${column}" = '${name}'`);
    }
    await db.auditEvent.updateMany({ where: { sequence: 1 }, data: { actorName: name } });
    await transaction((tx) =>
      queueMail(
        tx,
        {
          kind: "password-changed",
          to: { address: email, name },
          subject: `For ${name}`,
          body: [],
          challengeId: null,
          createdByName: name,
        },
        NOW,
      ),
    );
    await db.account.update({ where: { id }, data: { disabledAt: NOW } });
    await anonymiseAccount(administrator, id, NOW);
    const left = await columnsWith(["Quilla", "Vantage", email]);
    expect(left.filter((column) => !(column in KEPT_NAMES))).toEqual([]);
    expect(left).toContain("AuditEvent.actorName");
  });

  it("is emptied once it is switched off, and what it did no longer says by whom", async () => {
    const { id, email } = await makeUsedAccount("Unica Underhill");
    const namesake = await makeUsedAccount("Sam Same");
    await makeUsedAccount("Sam Same");
    await db.statementSection.updateMany({
      where: { challengeId: challenge.id },
      data: { updatedByName: "Unica Underhill" },
    });
    await db.finding.updateMany({
      where: { challengeId: challenge.id },
      data: { updatedByName: "Sam Same" },
    });
    await expect(anonymiseAccount(administrator, id, NOW)).rejects.toMatchObject({ code: "conflict" });
    await db.account.updateMany({ where: { id: { in: [id, namesake.id] } }, data: { disabledAt: NOW } });
    expect(await readAccountToAnonymise(namesake.id)).toMatchObject({ sharesName: true });
    await anonymiseAccount(administrator, id, NOW);
    await anonymiseAccount(administrator, namesake.id, NOW);
    const row = await db.account.findUniqueOrThrow({ where: { id }, include: { sessions: true } });
    expect(row).toMatchObject({ name: REMOVED_NAME, passwordHash: null, totpSecret: null, sessions: [] });
    expect(JSON.stringify(row)).not.toContain(email);
    expect(await db.statementSection.count({ where: { updatedByName: "Unica Underhill" } })).toBe(0);
    await expect(anonymiseAccount(administrator, id, NOW)).rejects.toMatchObject({ code: "conflict" });
    await expect(anonymiseAccount(administrator, newId(), NOW)).rejects.toMatchObject({ code: "not-found" });
  });
});

it("knows of every column that says by a name who did something", () => {
  const inSchema = schemaColumns()
    .filter(({ column }) => /(ByName|actorName)$/.test(column))
    .map(({ table, column }) => `${table}.${column}`);
  const known = Object.entries(NAMED_DOINGS).flatMap(([table, columns]) =>
    columns.map((column) => `${table}.${column}`),
  );
  expect([...known, ...Object.keys(KEPT_NAMES)].sort()).toEqual(inSchema.sort());
});
