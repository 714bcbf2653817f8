import { afterEach, describe, expect, it } from "vitest";
import { run as demo } from "#app/cli/demo.server.ts";
import { db } from "#app/platform/db.server.ts";
import { readEnvironment } from "#app/platform/settings/env.server.ts";
import { demoAccounts } from "./demonstration-accounts.ts";
import { keepDemonstrationPrivate } from "./keep-demonstration-private.server.ts";

const PUBLIC = { PUBLIC_URL: "https://challenges.example.org" };
const NONE = { challenge: null, signIns: [], challenges: [] };
const EVERYWHERE = { HOST: "0.0.0.0" };

async function addAccount(email: string): Promise<void> {
  await db.account.create({
    data: { id: email, name: "Somebody", email, createdAt: new Date("2026-01-05T09:00:00Z") },
    select: { id: true },
  });
}

afterEach(() => db.account.deleteMany());

describe("a server that others reach", () => {
  it.each(demoAccounts.map(({ email }) => email))("does not serve a database with %s", async (email) => {
    await addAccount(email);
    await expect(keepDemonstrationPrivate(readEnvironment(PUBLIC))).rejects.toThrow(
      /holds the demonstration.*PUBLIC_URL is set.*set DATA_DIR to an empty folder/,
    );
    await expect(keepDemonstrationPrivate(readEnvironment(EVERYWHERE))).rejects.toThrow(
      /HOST is an address that others reach/,
    );
    await keepDemonstrationPrivate(readEnvironment({}));
  });

  it("serves people of its own", async () => {
    await addAccount("somebody@wexcombe.example.org");
    await keepDemonstrationPrivate(readEnvironment(PUBLIC));
  });
});

describe("cpc demo", () => {
  it.each([
    [PUBLIC, [], /PUBLIC_URL is set.*unset PUBLIC_URL/],
    [EVERYWHERE, [], /HOST is an address that others reach.*DEMO=off/],
    [{ ...PUBLIC, DEMO: "on" }, ["--if-empty"], /PUBLIC_URL is set/],
    [{ ...EVERYWHERE, DEMO: "on" }, ["--if-empty"], /HOST is an address/],
  ])("with %j and %j is refused, and makes nobody", async (settings, args, sentence) => {
    await expect(demo(args, readEnvironment(settings))).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(sentence),
    });
    expect(await db.account.count()).toBe(0);
  });

  it.each([PUBLIC, EVERYWHERE])("with %j makes none by itself at the start", async (settings) => {
    const printed = await demo(["--if-empty"], readEnvironment(settings));
    expect(printed).toEqual(NONE);
    expect(await db.account.count()).toBe(0);
  });

  it("adds nobody to a database in which somebody has an account", async () => {
    await addAccount("somebody@wexcombe.example.org");
    await expect(demo([], readEnvironment({}))).rejects.toThrow(/made only in an empty one/);
    expect(await demo(["--if-empty"], readEnvironment({}))).toEqual(NONE);
    expect(await db.account.count()).toBe(1);
  });
});
