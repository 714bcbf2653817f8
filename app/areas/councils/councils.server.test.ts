import { beforeAll, describe, expect, it } from "vitest";
import { councilCan } from "#app/access/council-permissions.ts";
import { makeCouncilRecordPermit } from "#app/access/permit.server.ts";
import type { CouncilRecordPermit } from "#app/access/permit.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { readKeptFile } from "#app/platform/files/files.server.ts";
import { newId } from "#app/platform/ids.ts";
import { jpegPiece, jpegWith, pngOf } from "#tests/fixtures/logos/pictures.ts";
import { makeTestAccount, makeTestChallenge, type TestChallenge } from "#tests/support/factories.ts";
import { editEnding, editFacts } from "./edit-facts.server.ts";
import { editColours, removeLogo, setLogo } from "./edit-look.server.ts";
import { findOrMakeCouncil } from "./find-or-make-council.server.ts";
import { listMyCouncils } from "./list-my-councils.server.ts";
import { endBody, putBackBody, saveBody } from "./save-body.server.ts";
import { markOfStatusWords, saveStatusWords } from "./save-status-words.server.ts";
import { putBackElection, sayElection, takeOutElection } from "./say-election.server.ts";
import {
  listBodies,
  listChallengesOfPerson,
  listElectionStatements,
  listPartners,
  listStatusWords,
  readCouncilRecord,
  readLogoPlace,
} from "./store.server.ts";

const NOW = new Date("2026-02-02T09:00:00Z");

let challenge: TestChallenge;
let keeper: CouncilRecordPermit;
let reader: CouncilRecordPermit;
let other: CouncilRecordPermit;

beforeAll(async () => {
  challenge = await makeTestChallenge({ partnership: true });
  const { council, otherCouncil, permits } = challenge;
  const permitOf = (
    recordId: string,
    name: string,
    role: "coordinator" | "reader",
    as: CouncilRecordPermit["actor"],
  ) => makeCouncilRecordPermit({ councilId: recordId, councilName: name, role, actor: as, requestId: null });
  keeper = permitOf(council.recordId, council.name, "coordinator", permits.coordinator.actor);
  reader = permitOf(council.recordId, council.name, "reader", permits.councilReader.actor);
  other = permitOf(
    otherCouncil?.recordId ?? "",
    otherCouncil?.name ?? "",
    "coordinator",
    permits.otherCoordinator.actor,
  );
});

const versionOf = async (permit: CouncilRecordPermit) => (await readCouncilRecord(permit)).version;

async function lastEvent() {
  const event = await db.auditEvent.findFirstOrThrow({
    orderBy: { sequence: "desc" },
    select: { type: true, data: true, challengeId: true, accountId: true },
  });
  return { ...event, data: JSON.parse(event.data) as unknown };
}

describe("names and kind", () => {
  it("are saved with who did, and stand in the trail of the installation", async () => {
    const version = await versionOf(keeper);
    await editFacts(
      keeper,
      { version, name: "Wexcombe Borough Council", shortName: "Wexcombe", kind: "district" },
      NOW,
    );
    expect(await readCouncilRecord(reader)).toMatchObject({
      kind: "district",
      updatedByName: "Cora Coordinator",
      version: version + 1,
    });
    expect(await lastEvent()).toEqual({
      type: "council-changed",
      data: { councilId: keeper.councilId, what: "facts" },
      challengeId: null,
      accountId: keeper.actor.accountId,
    });
  });

  it("are not saved over somebody else's, nor by a reader", async () => {
    const input = { version: 0, name: "Taken over", shortName: "Taken", kind: null };
    await expect(editFacts(keeper, input, NOW)).rejects.toMatchObject({ code: "conflict" });
    const version = await versionOf(reader);
    await expect(editFacts(reader, { ...input, version }, NOW)).rejects.toMatchObject({ code: "forbidden" });
    expect((await readCouncilRecord(reader)).name).toBe("Wexcombe Borough Council");
  });

  it("leave what a challenge calls the council", async () => {
    const version = await versionOf(other);
    await editFacts(
      other,
      { version, name: "Harrowmere Council", shortName: "Harrowmere", kind: "unitary" },
      NOW,
    );
    const row = await db.participatingCouncil.findFirstOrThrow({
      where: { recordId: other.councilId },
      select: { name: true },
    });
    expect(row.name).toBe("Harrowmere District Council");
  });
});

it("keeps a last day and what follows, until both are taken back", async () => {
  await editEnding(
    keeper,
    { version: await versionOf(keeper), lastDay: "2028-03-31", successorName: "Sallow Council" },
    NOW,
  );
  expect(await readCouncilRecord(keeper)).toMatchObject({
    lastDay: "2028-03-31",
    successorName: "Sallow Council",
  });
  await editEnding(keeper, { version: await versionOf(keeper), lastDay: null, successorName: "" }, NOW);
  expect(await readCouncilRecord(keeper)).toMatchObject({ lastDay: null, successorName: "" });
});

it("has no last day in a year far away", async () => {
  const version = await versionOf(keeper);
  const input = { version, lastDay: "1999-03-31", successorName: "" };
  await expect(editEnding(keeper, input, NOW)).rejects.toMatchObject({ code: "invalid", field: "lastDay" });
});

it("is not called as the record of another council, to which its next challenge would come", async () => {
  const version = await versionOf(keeper);
  const { name: taken } = await readCouncilRecord(other);
  const input = { version, name: taken, shortName: "Wexcombe", kind: null };
  await expect(editFacts(keeper, input, NOW)).rejects.toMatchObject({ code: "invalid", field: "name" });
  const { name } = await readCouncilRecord(keeper);
  await editFacts(keeper, { ...input, name }, NOW);
});

describe("colours and logo", () => {
  it("are kept, the logo without what a camera wrote into it", async () => {
    await editColours(
      keeper,
      { version: await versionOf(keeper), colour: "#1d70b8", secondColour: null },
      NOW,
    );
    const file = { name: "crest.jpg", bytes: jpegWith([jpegPiece(0xe1, "Exif\0\0GPS of the Town Hall")]) };
    await setLogo(keeper, file, NOW);
    expect(await readCouncilRecord(reader)).toMatchObject({
      colour: "#1d70b8",
      logo: { width: 32, height: 24 },
    });
    const { key, type } = await readLogoPlace(reader);
    const kept = Buffer.from(await readKeptFile(key));
    expect(type).toBe("image/jpeg");
    expect(kept.includes("GPS")).toBe(false);
    await removeLogo(keeper, NOW);
    await expect(readLogoPlace(reader)).rejects.toMatchObject({ code: "not-found" });
  }, 60_000);

  it.each([
    [
      "letter.txt",
      new TextEncoder().encode("Dear colleague"),
      /“letter.txt” is plain text. Choose the logo as a PNG/,
    ],
    ["crest.gif", new TextEncoder().encode("GIF89a\u0001\0\u0001\0\0\0\0"), /neither a PNG nor a JPEG/],
    ["half.png", pngOf(40, 20).subarray(0, 60), /“half.png” cannot be read as a picture/],
    ["dot.png", pngOf(4, 4), /too small to be seen/],
    ["none.png", new Uint8Array(), /“none.png” is empty/],
    ["big.png", new Uint8Array(1024 * 1024 + 1).fill(1), /is 1\.1 MB; a logo may be 1 MB/],
  ])(
    "are not taken from %s",
    async (name, bytes, sentence) => {
      await expect(setLogo(keeper, { name, bytes }, NOW)).rejects.toMatchObject({
        code: "invalid",
        message: expect.stringMatching(sentence),
        field: "logo",
      });
    },
    60_000,
  );

  it("are not a reader's to change", async () => {
    await expect(setLogo(reader, { name: "crest.png", bytes: pngOf(40, 20) }, NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("elections", () => {
  const ORDER = "The Order of 22 January";
  const said = { votes: true, pollingDay: null, periodStart: null, source: "Notice of election" };

  it("are said, put off and put back within a month, and all of it stays in view", async () => {
    await sayElection(keeper, 2026, { version: 0, ...said, pollingDay: "2026-05-14" }, NOW);
    await takeOutElection(keeper, 2026, { version: 1, source: ORDER }, NOW);
    await putBackElection(keeper, 2026, { version: 2, source: "Withdrawn on 16 February" }, NOW);
    const statements = await listElectionStatements(reader);
    expect(statements).toEqual([
      expect.objectContaining({ number: 1, votes: true, isTakenOut: false, source: "Notice of election" }),
      expect.objectContaining({ number: 2, votes: true, isTakenOut: true, source: ORDER }),
      expect.objectContaining({
        number: 3,
        votes: true,
        isTakenOut: false,
        pollingDay: "2026-05-14",
        saidByName: "Cora Coordinator",
      }),
    ]);
    expect(await lastEvent()).toMatchObject({
      type: "council-election-said",
      data: { councilId: keeper.councilId, year: 2026, what: "put-back" },
    });
  });

  it.each<[string, () => Promise<void>, object]>([
    [
      "over an answer given meanwhile",
      () => sayElection(keeper, 2026, { version: 1, ...said }, NOW),
      { code: "conflict" },
    ],
    ["by a reader", () => sayElection(reader, 2026, { version: 3, ...said }, NOW), { code: "forbidden" }],
    [
      "of a year far away",
      () => sayElection(keeper, 1826, { version: 0, ...said }, NOW),
      { code: "not-found" },
    ],
    [
      "with a polling day in another year",
      () => sayElection(keeper, 2026, { version: 3, ...said, pollingDay: "2027-05-06" }, NOW),
      { code: "invalid", field: "pollingDay" },
    ],
    [
      "put back twice",
      () => putBackElection(keeper, 2026, { version: 3, source: "" }, NOW),
      { code: "conflict" },
    ],
    [
      "put off that nobody spoke of",
      () => takeOutElection(keeper, 2029, { version: 0, source: "" }, NOW),
      { code: "conflict" },
    ],
    [
      "put off as it was before",
      () => takeOutElection(keeper, 2026, { version: 1, source: "" }, NOW),
      { code: "conflict" },
    ],
  ])("are not said %s", async (_, work, refusal) => {
    await expect(work()).rejects.toMatchObject(refusal);
    expect(await listElectionStatements(reader)).toHaveLength(3);
  });

  it("have no days where there is none: those of before go, one that is typed is asked about", async () => {
    const said = { pollingDay: "2027-05-06", periodStart: "2027-04-01", source: "" };
    await expect(sayElection(keeper, 2027, { ...said, version: 0, votes: false }, NOW)).rejects.toMatchObject(
      { code: "invalid", field: "pollingDay" },
    );
    await sayElection(keeper, 2027, { ...said, version: 0, votes: true }, NOW);
    await expect(
      sayElection(keeper, 2027, { ...said, periodStart: "2027-04-02", version: 1, votes: null }, NOW),
    ).rejects.toMatchObject({ code: "invalid", field: "periodStart" });
    await sayElection(keeper, 2027, { ...said, version: 1, votes: false }, NOW);
    expect((await listElectionStatements(reader)).at(-1)).toMatchObject({
      year: 2027,
      votes: false,
      pollingDay: null,
      periodStart: null,
    });
    await expect(takeOutElection(keeper, 2027, { version: 2, source: "" }, NOW)).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("bodies", () => {
  const cabinet = {
    name: "Cabinet",
    kind: "executive" as const,
    partnerIds: [],
    paperDays: 10,
    meetings: ["2026-02-11", "2026-03-11"],
  };
  let id: string;

  it("are kept with the days on which they meet", async () => {
    id = await saveBody(keeper, null, cabinet, NOW);
    expect(await listBodies(reader)).toEqual([
      expect.objectContaining({ id, name: "Cabinet", meetings: ["2026-02-11", "2026-03-11"], version: 1 }),
    ]);
    await saveBody(keeper, id, { ...cabinet, meetings: ["2026-04-15"], paperDays: null, version: 1 }, NOW);
    expect(await listBodies(reader)).toEqual([
      expect.objectContaining({ meetings: ["2026-04-15"], paperDays: null, version: 2 }),
    ]);
  });

  it("meet on no day after the council has ended", async () => {
    const [kept] = await db.council.findMany({ where: { id: keeper.councilId }, select: { lastDay: true } });
    await db.council.update({ where: { id: keeper.councilId }, data: { lastDay: "2026-03-31" } });
    const after = { ...cabinet, name: "Board", meetings: ["2026-03-31", "2026-04-15"] };
    await expect(saveBody(keeper, null, after, NOW)).rejects.toMatchObject({
      code: "invalid",
      field: "meetings",
      message: expect.stringContaining("15 April 2026 is after the last day of the council, 31 March 2026"),
    });
    await db.council.update({ where: { id: keeper.councilId }, data: { lastDay: kept?.lastDay ?? null } });
  });

  it.each<[string, () => Promise<unknown>, object]>([
    [
      "over somebody else's",
      () => saveBody(keeper, id, { ...cabinet, version: 1 }, NOW),
      { code: "conflict" },
    ],
    ["by a reader", () => saveBody(reader, null, { ...cabinet, name: "Board" }, NOW), { code: "forbidden" }],
    [
      "under a name that is there",
      () => saveBody(keeper, null, { ...cabinet, name: "cabinet" }, NOW),
      { field: "name" },
    ],
    [
      "of the other council",
      () => saveBody(other, id, { ...cabinet, version: 2 }, NOW),
      { code: "not-found" },
    ],
    ["removed by the other council", () => endBody(other, id, NOW), { code: "not-found" }],
    [
      "with a council that was never a partner",
      () => saveBody(keeper, null, { ...cabinet, name: "Board", kind: "board", partnerIds: [newId()] }, NOW),
      { code: "invalid", field: "partnerIds" },
    ],
    [
      "in common that is one council's by its kind",
      () => saveBody(keeper, null, { ...cabinet, name: "Planning", partnerIds: [other.councilId] }, NOW),
      { code: "invalid", field: "kind" },
    ],
  ])("are not saved %s", async (_, work, refusal) => {
    await expect(work()).rejects.toMatchObject(refusal);
    expect(await listBodies(other)).toEqual([]);
  });

  it("are joint of those that were in a challenge together, and both change them", async () => {
    expect(await listPartners(keeper)).toEqual([{ id: other.councilId, name: "Harrowmere Council" }]);
    const joint = {
      ...cabinet,
      name: "Joint Committee",
      kind: "joint" as const,
      partnerIds: [other.councilId],
    };
    const jointId = await saveBody(keeper, null, joint, NOW);
    expect((await listBodies(other)).map(({ name }) => name)).toEqual(["Joint Committee"]);
    await saveBody(
      other,
      jointId,
      { ...joint, partnerIds: [keeper.councilId], paperDays: 7, version: 1 },
      NOW,
    );
    const [, body] = await listBodies(keeper);
    expect(body).toMatchObject({ name: "Joint Committee", paperDays: 7 });
    expect(body?.councils.map(({ id: councilId }) => councilId).sort()).toEqual(
      [keeper.councilId, other.councilId].sort(),
    );
  });

  it("have no name that a body of a partner has", async () => {
    const board = { ...cabinet, name: "Improvement Board", kind: "board" as const, meetings: [] };
    const theirs = await saveBody(other, null, board, NOW);
    await expect(
      saveBody(keeper, null, { ...board, partnerIds: [other.councilId] }, NOW),
    ).rejects.toMatchObject({ field: "name", message: expect.stringContaining("Harrowmere Council has") });
    await endBody(other, theirs, NOW);
    const joint = await saveBody(keeper, null, { ...board, partnerIds: [other.councilId] }, NOW);
    await expect(putBackBody(other, theirs, NOW)).rejects.toMatchObject({ field: "name" });
    await endBody(keeper, joint, NOW);
  });

  it("are removed and put back, and a name is free meanwhile", async () => {
    await endBody(keeper, id, NOW);
    await expect(endBody(keeper, id, NOW)).rejects.toMatchObject({ code: "conflict" });
    const next = await saveBody(keeper, null, cabinet, NOW);
    await expect(putBackBody(keeper, id, NOW)).rejects.toMatchObject({ code: "invalid" });
    await endBody(keeper, next, NOW);
    await putBackBody(keeper, id, NOW);
    const ended = (await listBodies(reader)).filter(({ endedAt }) => endedAt !== null);
    expect(ended.map((body) => body.id)).toContain(next);
    expect(ended.map((body) => body.id)).not.toContain(id);
  });
});

it("keeps words for a plan's statuses, not over somebody else's", async () => {
  const words = [{ status: "off-track" as const, word: "Delayed", colour: "#aa0000" }];
  await saveStatusWords(keeper, { words, opened: "" }, NOW);
  expect(await listStatusWords(reader)).toEqual(words);
  await expect(saveStatusWords(keeper, { words: [], opened: "" }, NOW)).rejects.toMatchObject({
    code: "conflict",
  });
  const twice = [...words, { status: "at-risk" as const, word: "delayed", colour: null }];
  const opened = markOfStatusWords(words);
  await expect(saveStatusWords(keeper, { words: twice, opened }, NOW)).rejects.toMatchObject({
    code: "invalid",
    field: "words[2].word",
  });
  await expect(saveStatusWords(reader, { words: [], opened: "" }, NOW)).rejects.toMatchObject({
    code: "forbidden",
  });
  await saveStatusWords(keeper, { words: [], opened: markOfStatusWords(words) }, NOW);
  expect(await listStatusWords(reader)).toEqual([]);
});

describe("the record of a name", () => {
  const by = { actor: { accountId: "machine", name: "Machine" }, requestId: null };
  const find = (name: string) =>
    transaction((tx) => findOrMakeCouncil(tx, { name, shortName: "Sallow" }, by, NOW));

  it("is found again by the same spelling alone", async () => {
    const first = await find("Sallow Council");
    expect(await find("Sallow Council")).toBe(first);
    expect(await lastEvent()).toMatchObject({ type: "council-made", data: { councilId: first } });
    expect(await find(" Sallow  Council ")).toBe(first);
    expect(await find("Sallow council")).not.toBe(first);
  });
});

describe("a spelling of a challenge", () => {
  const by = { actor: { accountId: "machine", name: "Machine" }, requestId: null };
  const find = (name: string) =>
    transaction((tx) => findOrMakeCouncil(tx, { name, shortName: "Fenwick" }, by, NOW));

  it.each([
    ["is known where it was merged", "Borough of Fenwick", "Fenwick Borough Council", true],
    ["is none of the record where a wrong name was put right", "Sedgebury Council", "Fenwick Town", false],
  ])("%s", async (_, spelling, name, isKnown) => {
    const record = await find(name);
    await db.participatingCouncil.create({
      data: {
        id: newId(),
        challengeId: challenge.id,
        name: spelling,
        shortName: "F",
        position: isKnown ? 8 : 9,
        recordId: record,
      },
      select: { id: true },
    });
    expect((await find(spelling)) === record).toBe(isKnown);
  });
});

describe("one's councils", () => {
  it("are those one has a place for, or was named to keep", async () => {
    const mine = async (accountId: string) => (await listMyCouncils(accountId, NOW)).map(({ id }) => id);
    const { coordinator, otherActionOwner, peer, challengeManager } = challenge.permits;
    expect(await mine(coordinator.actor.accountId)).toEqual([keeper.councilId]);
    expect(await mine(otherActionOwner.actor.accountId)).toEqual([other.councilId]);
    expect(await mine(peer.actor.accountId)).toEqual([]);
    expect(await mine(challengeManager.actor.accountId)).toEqual([]);
    const { id: accountId } = await makeTestAccount("Kim Keeper");
    await db.councilKeeper.create({
      data: { councilId: keeper.councilId, accountId, namedAt: NOW, namedByName: "Ada" },
      select: { councilId: true },
    });
    expect(await mine(accountId)).toEqual([keeper.councilId]);
  });

  it("name of their challenges only those one is in", async () => {
    expect(await listChallengesOfPerson(keeper, NOW)).toEqual([{ id: challenge.id, title: challenge.title }]);
    const stranger = { ...keeper, actor: { accountId: newId(), name: "Kim" } } as CouncilRecordPermit;
    expect(await listChallengesOfPerson(stranger, NOW)).toEqual([]);
  });
});

it("opens and changes the record by the table of its permissions", () => {
  expect(
    (["keeper", "coordinator", "reader"] as const).map((role) => [
      councilCan(role, "council.read"),
      councilCan(role, "council.edit"),
    ]),
  ).toEqual([
    [true, true],
    [true, true],
    [true, false],
  ]);
});
