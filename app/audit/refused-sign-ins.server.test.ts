import { beforeEach, expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { makeTestAccount } from "#tests/support/factories.ts";
import { recordRefusedSignIn, writeRefusedSignIns } from "./refused-sign-ins.server.ts";

const NOW = new Date("2026-03-02T09:00:00Z");
const minutesOn = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const FAILED = { type: "sign-in-failed", data: {} } as const;
const NOBODY = { actor: null, challengeId: null, requestId: "r" };

let ada: { actor: { accountId: string; name: string }; challengeId: null; requestId: string };

const written = async (accountId: string | null) =>
  (
    await db.auditEvent.findMany({
      where: { accountId },
      orderBy: { sequence: "asc" },
      select: { data: true },
    })
  ).map(({ data }) => (JSON.parse(data) as { more?: number }).more ?? "first");

beforeEach(async () => {
  await writeRefusedSignIns("all", NOW);
  await db.auditEvent.deleteMany();
  const { id, name } = await makeTestAccount("Ada Away");
  ada = { actor: { accountId: id, name }, challengeId: null, requestId: "r" };
});

it("writes the first of a burst at once, and the number of the others when the quarter of an hour is over", async () => {
  await Promise.all(Array.from({ length: 880 }, () => recordRefusedSignIn(ada, FAILED, NOW)));
  await recordRefusedSignIn(NOBODY, FAILED, NOW);
  expect(await written(ada.actor.accountId)).toEqual(["first"]);
  expect(await written(null)).toEqual(["first"]);
  await writeRefusedSignIns("over", minutesOn(14));
  expect(await written(ada.actor.accountId)).toEqual(["first"]);
  await writeRefusedSignIns("over", minutesOn(15));
  await writeRefusedSignIns("over", minutesOn(16));
  expect(await written(ada.actor.accountId)).toEqual(["first", 879]);
  expect(await written(null)).toEqual(["first"]);
});

it("writes the number before the first of the next quarter", async () => {
  for (const minutes of [0, 1, 2, 15, 16]) await recordRefusedSignIn(ada, FAILED, minutesOn(minutes));
  expect(await written(ada.actor.accountId)).toEqual(["first", 2, "first"]);
});

it("tells kinds and accounts apart", async () => {
  const { id, name } = await makeTestAccount("Ben Back");
  const ben = { ...ada, actor: { accountId: id, name } };
  for (const context of [ada, ada, ben, ben, ben]) await recordRefusedSignIn(context, FAILED, NOW);
  await recordRefusedSignIn(ada, { type: "sign-in-limited", data: { what: "password" } }, NOW);
  expect(await written(ada.actor.accountId)).toEqual(["first", "first"]);
  // Ben comes in.
  await writeRefusedSignIns({ accountId: id }, NOW);
  expect(await written(id)).toEqual(["first", 2]);
  expect(await written(ada.actor.accountId)).toEqual(["first", "first"]);
  // The server stops.
  await writeRefusedSignIns("all", NOW);
  expect(await written(ada.actor.accountId)).toEqual(["first", "first", 1]);
});

it("forgets a quarter whose number is written, and begins anew", async () => {
  for (const minutes of [0, 1]) await recordRefusedSignIn(ada, FAILED, minutesOn(minutes));
  await writeRefusedSignIns({ accountId: ada.actor.accountId }, minutesOn(2));
  await recordRefusedSignIn(ada, FAILED, minutesOn(3));
  expect(await written(ada.actor.accountId)).toEqual(["first", 1, "first"]);
});

it("holds nothing for ever when the clock is turned back", async () => {
  for (const minutes of [60, 61, 0]) await recordRefusedSignIn(ada, FAILED, minutesOn(minutes));
  expect(await written(ada.actor.accountId)).toEqual(["first", 1, "first"]);
});
