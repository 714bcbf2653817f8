import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { PROJECT_PLACE, readSchemaOf } from "#prisma/migration-place.ts";
import { readTableOwners } from "#tests/architecture/table-calls.ts";
import {
  makeTestAccount,
  makeTestChallenge,
  type TestAccount,
  type TestChallenge,
} from "#tests/support/factories.ts";
import { listMyCouncils } from "../list-my-councils.server.ts";
import { addCouncil, endKeeper, nameKeeper } from "./manage-councils.server.ts";
import { mergeCouncils, planMerge } from "./merge-councils.server.ts";
import { listManagedCouncils, readManagedCouncil } from "./read-managed.server.ts";

const NOW = new Date("2026-02-02T09:00:00Z");
const BY = { actor: { accountId: "ada", name: "Ada Runs" }, requestId: "r" };

let own: TestChallenge;
let double: TestChallenge;
let person: TestAccount;

beforeEach(async () => {
  own = await makeTestChallenge();
  double = await makeTestChallenge({ partnership: true });
  person = await makeTestAccount("Kim Keeper");
});

async function lastEvent() {
  const event = await db.auditEvent.findFirstOrThrow({
    orderBy: { sequence: "desc" },
    select: { type: true, data: true, challengeId: true },
  });
  return { ...event, data: JSON.parse(event.data) as unknown };
}

it("adds a council once", async () => {
  const name = `Sallow Council ${newId()}`;
  const id = await addCouncil(BY, name, NOW);
  expect(await readManagedCouncil(id)).toMatchObject({ name, challenges: 0, keepers: 0, people: [] });
  await expect(addCouncil(BY, name, NOW)).rejects.toMatchObject({ code: "invalid", field: "name" });
  expect((await listManagedCouncils()).filter((each) => each.name === name)).toHaveLength(1);
});

describe("a keeper", () => {
  it("is named by the address of an account, and ended again", async () => {
    const { recordId } = own.council;
    await nameKeeper(BY, recordId, person.email.toUpperCase().toLowerCase(), NOW);
    expect(await readManagedCouncil(recordId)).toMatchObject({
      people: [{ accountId: person.id, name: "Kim Keeper", namedByName: "Ada Runs" }],
    });
    expect(await listMyCouncils(person.id, NOW)).toHaveLength(1);
    expect(await lastEvent()).toEqual({
      type: "council-keeper-changed",
      data: { councilId: recordId, accountId: person.id, what: "named" },
      challengeId: null,
    });
    const [message, ...others] = await db.outgoingMail.findMany({
      where: { toAddress: person.email },
      select: { kind: true, subject: true, status: true },
    });
    const subject = `You keep the record of ${own.council.name}`;
    expect(message).toEqual({ kind: "council-keeper", subject, status: "waiting" });
    expect(others).toEqual([]);
    await endKeeper(BY, recordId, person.id, NOW);
    expect(await listMyCouncils(person.id, NOW)).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>, object]>([
    [
      "nobody has the address",
      () => nameKeeper(BY, own.council.recordId, "nobody@example.org", NOW),
      { field: "email" },
    ],
    ["there is no such council", () => nameKeeper(BY, newId(), person.email, NOW), { code: "not-found" }],
    ["nobody keeps it", () => endKeeper(BY, own.council.recordId, person.id, NOW), { code: "not-found" }],
    [
      "named twice",
      async () => {
        await nameKeeper(BY, own.council.recordId, person.email, NOW);
        await nameKeeper(BY, own.council.recordId, person.email, NOW);
      },
      { field: "email" },
    ],
    [
      "the account is switched off",
      async () => {
        await db.account.update({
          where: { id: person.id },
          data: { disabledAt: NOW },
          select: { id: true },
        });
        await nameKeeper(BY, own.council.recordId, person.email, NOW);
      },
      { field: "email" },
    ],
  ])("is refused when %s", async (_, work, refusal) => {
    await expect(work()).rejects.toMatchObject(refusal);
  });
});

describe("two records of one council", () => {
  const election = (councilId: string, number: number, saidAt: string, votes: boolean) => ({
    id: newId(),
    councilId,
    year: 2026,
    number,
    votes,
    saidAt: new Date(saidAt),
    saidById: "x",
    saidByName: "X",
  });
  const body = (name: string, councilIds: string[]) => ({
    id: newId(),
    name,
    kind: "joint",
    createdAt: NOW,
    updatedAt: NOW,
    councils: { create: councilIds.map((councilId) => ({ councilId })) },
    meetings: { create: { day: "2026-03-10" } },
  });

  it("become one: everything that points to the first points to the second, and the trail says what moved", async () => {
    const [from, into] = [double.council.recordId, own.council.recordId];
    const partner = double.otherCouncil?.recordId ?? "";
    await db.council.update({
      where: { id: from },
      data: { kind: "district", colour: "#111111" },
      select: { id: true },
    });
    await db.council.update({ where: { id: into }, data: { colour: "#222222" }, select: { id: true } });
    for (const data of [
      body("Cabinet", [from]),
      body("Joint", [from, partner]),
      body("Common", [from, into]),
    ])
      await db.body.create({ data, select: { id: true } });
    await db.councilElection.createMany({
      data: [
        election(from, 1, "2026-01-09", false),
        election(into, 1, "2026-01-02", true),
        election(into, 2, "2026-01-20", true),
      ],
    });
    await db.planStatusWord.createMany({
      data: [
        { councilId: from, status: "off-track", word: "Delayed" },
        { councilId: from, status: "complete", word: "Done" },
        { councilId: into, status: "complete", word: "Finished" },
      ],
    });
    await nameKeeper(BY, from, person.email, NOW);

    const plan = await planMerge(from, into);
    expect(plan).toMatchObject({
      challenges: 1,
      bodies: 2,
      elections: 1,
      statusWords: 1,
      keepers: 1,
      taken: ["its kind"],
      lost: ["its colours"],
    });
    await mergeCouncils(BY, { fromId: from, intoId: into, mark: plan.mark }, NOW);

    await expect(readManagedCouncil(from)).rejects.toMatchObject({ code: "not-found" });
    expect(await db.participatingCouncil.count({ where: { recordId: into } })).toBe(2);
    expect(
      await db.council.findUniqueOrThrow({
        where: { id: into },
        select: {
          kind: true,
          colour: true,
          bodies: { select: { body: { select: { name: true, meetings: { select: { day: true } } } } } },
          elections: { orderBy: { number: "asc" }, select: { number: true, votes: true } },
          statusWords: { orderBy: { status: "asc" }, select: { word: true } },
          keepers: { select: { accountId: true } },
        },
      }),
    ).toEqual({
      kind: "district",
      colour: "#222222",
      bodies: expect.arrayContaining(
        ["Cabinet", "Joint", "Common"].map((name) => ({ body: { name, meetings: [{ day: "2026-03-10" }] } })),
      ),
      elections: [
        { number: 1, votes: true },
        { number: 2, votes: false },
        { number: 3, votes: true },
      ],
      statusWords: [{ word: "Finished" }, { word: "Delayed" }],
      keepers: [{ accountId: person.id }],
    });
    expect(await listMyCouncils(double.permits.coordinator.actor.accountId, NOW)).toEqual([
      expect.objectContaining({ id: into }),
    ]);
    expect(await lastEvent()).toEqual({
      type: "councils-merged",
      data: { councilId: from, intoId: into, challenges: 1, bodies: 2, elections: 1 },
      challengeId: null,
    });
  });

  it("stay two when one was changed since the page said what moves, or they are the same", async () => {
    const [from, into] = [double.council.recordId, own.council.recordId];
    const { mark } = await planMerge(from, into);
    await nameKeeper(BY, from, person.email, NOW);
    await expect(mergeCouncils(BY, { fromId: from, intoId: into, mark }, NOW)).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(planMerge(from, from)).rejects.toMatchObject({ code: "not-found" });
    await expect(planMerge(from, newId())).rejects.toMatchObject({ code: "not-found" });
    expect((await readManagedCouncil(from)).challenges).toBe(1);
  });

  it("are none where both take part in one challenge", async () => {
    const [from, into] = [double.council.recordId, double.otherCouncil?.recordId ?? ""];
    await expect(planMerge(from, into)).rejects.toMatchObject({ code: "invalid", field: "intoId" });
    await expect(mergeCouncils(BY, { fromId: from, intoId: into, mark: "" }, NOW)).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("keep one body of each name, with the days of both; a partner's joint one goes on", async () => {
    const [from, into] = [double.council.recordId, own.council.recordId];
    const partner = double.otherCouncil?.recordId ?? "";
    const comes = { ...body("cabinet", [from]), paperDays: 12, meetings: { create: { day: "2026-04-14" } } };
    const stays = body("Cabinet", [into]);
    const joint = body("Board", [from, partner]);
    for (const data of [comes, stays, joint, body("Board", [into])])
      await db.body.create({ data, select: { id: true } });
    const { mark, sameBodies } = await planMerge(from, into);
    expect(sameBodies).toBe(1);
    await mergeCouncils(BY, { fromId: from, intoId: into, mark }, NOW);
    const bodies = await db.body.findMany({
      where: { id: { in: [comes.id, stays.id, joint.id] } },
      select: { id: true, paperDays: true, endedAt: true, meetings: { orderBy: { day: "asc" } } },
    });
    const byId = (id: string) => bodies.find((each) => each.id === id);
    expect(byId(stays.id)).toMatchObject({ paperDays: 12, endedAt: null });
    expect(byId(stays.id)?.meetings.map(({ day }) => day)).toEqual(["2026-03-10", "2026-04-14"]);
    expect(byId(comes.id)?.endedAt).toEqual(NOW);
    expect(byId(joint.id)?.endedAt).toBeNull();
  });

  it("stay two when a body was changed since, though their number is the same", async () => {
    const [from, into] = [double.council.recordId, own.council.recordId];
    const cabinet = body("Cabinet", [from]);
    await db.body.create({ data: cabinet, select: { id: true } });
    const { mark } = await planMerge(from, into);
    await db.body.update({
      where: { id: cabinet.id },
      data: { version: { increment: 1 } },
      select: { id: true },
    });
    await expect(mergeCouncils(BY, { fromId: from, intoId: into, mark }, NOW)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("leave nothing behind: every table that points to a record is moved by a merge", () => {
    const { relationsOf } = readTableOwners(readSchemaOf(PROJECT_PLACE));
    const pointing = [...relationsOf].filter(
      ([table, relations]) => table !== "Council" && [...relations.values()].includes("Council"),
    );
    expect(pointing.map(([table]) => table).sort()).toEqual([
      "BodyCouncil",
      "CouncilElection",
      "CouncilKeeper",
      "ParticipatingCouncil",
      "PlanStatusWord",
    ]);
  });
});
