import { rmSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { db, transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { env } from "#app/platform/settings/env.server.ts";
import type { ChainHead } from "./chain.ts";
import { chainOldEvents } from "./chain-old-events.server.ts";
import { keepHead } from "./keep-heads.server.ts";
import { parseHead } from "./kept-heads.ts";
import { recordAlone, recordOutsideChallenge } from "./record.server.ts";
import { verifyChain } from "./verify-chain.server.ts";

const NOW = new Date("2027-03-01T09:00:00.123Z");
const NOBODY = { actor: null, challengeId: null, requestId: null };
const EVENT = { type: "sign-in-failed", data: {} } as const;

const forgetHeads = () => rmSync(join(env.dataDir, "audit-heads.txt"), { force: true });
const write = (count: number) =>
  Promise.all(Array.from({ length: count }, () => recordAlone(NOBODY, EVENT, NOW)));

beforeEach(async () => {
  await db.auditEvent.deleteMany();
  forgetHeads();
});

it("chains events that are written at once, and loses none", async () => {
  await write(50);
  const report = await verifyChain();
  expect(report).toMatchObject({ isWhole: true, events: 50, problem: null });
});

it("takes an event back with its change, and leaves no gap", async () => {
  await write(1);
  await expect(
    transaction(async (tx) => {
      await recordOutsideChallenge(tx, NOBODY, EVENT, NOW);
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  await write(1);
  expect(await verifyChain()).toMatchObject({ isWhole: true, events: 2 });
});

it.each<[string, () => Promise<unknown>, RegExp]>([
  [
    "changed",
    () =>
      db.auditEvent.update({
        where: { sequence: 3 },
        data: { actorName: "Somebody else" },
        select: { id: true },
      }),
    /Event 3 has been changed/,
  ],
  [
    "moved in time",
    () => db.auditEvent.update({ where: { sequence: 3 }, data: { at: new Date(0) }, select: { id: true } }),
    /Event 3 has been changed/,
  ],
  [
    "taken out",
    () => db.auditEvent.delete({ where: { sequence: 3 }, select: { id: true } }),
    /Event 3 is missing/,
  ],
  [
    "cut off at the end",
    () => db.auditEvent.deleteMany({ where: { sequence: { gt: 3 } } }),
    /ends at event 3.*were 5/,
  ],
  ["all taken out", () => db.auditEvent.deleteMany(), /ends at event 0/],
  [
    "put beside",
    () =>
      db.auditEvent.create({
        data: { id: newId(), at: NOW, actorName: "x", type: "signed-in", data: "{}" },
        select: { id: true },
      }),
    /1 events stand outside/,
  ],
])("finds a trail with an event %s", async (_, tamper, words) => {
  await write(5);
  await keepHead();
  await tamper();
  const report = await verifyChain();
  expect(report.isWhole).toBe(false);
  expect(report.problem).toMatch(words);
});

it("finds a trail that was written anew from the start, by a head kept elsewhere", async () => {
  await write(4);
  const { head } = await verifyChain();
  await db.auditEvent.deleteMany();
  await Promise.all(Array.from({ length: 6 }, () => recordAlone(NOBODY, EVENT, new Date(0))));
  expect((await verifyChain()).isWhole).toBe(true);
  const report = await verifyChain([parseHead(`${head.sequence}:${head.hash}`) as ChainHead]);
  expect(report.problem).toMatch(/Event 4 is not the one/);
});

it("gives events from before the chain their place at the migration that brought it, and never again", async () => {
  for (const [index, at] of [2, 0, 1].entries()) {
    await db.auditEvent.create({
      data: { id: newId(), at: new Date(at), actorName: `n${index}`, type: "signed-in", data: "{}" },
      select: { id: true },
    });
  }
  expect(await chainOldEvents([])).toBe(0);
  expect(await chainOldEvents(["20261123023320_people_mail_timetable"])).toBe(3);
  expect(await chainOldEvents(["20261123023320_people_mail_timetable"])).toBe(0);
  await write(1);
  expect(await verifyChain()).toMatchObject({ isWhole: true, events: 4 });
});

it.each(["", "12", "x:abc", `0x1:${"a".repeat(64)}`, `1:${"a".repeat(63)}`])(
  "takes %j for no head",
  (text) => {
    expect(parseHead(text)).toBeNull();
  },
);
