import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recordAlone } from "#app/audit/record.server.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { makeTestAccount } from "#tests/support/factories.ts";
import { makeBackUp } from "./make-back-up.server.ts";
import { runDailyBackUp } from "./run-daily.server.ts";
import { thisWorkspace } from "./this-workspace.server.ts";
import { readBackUpState, watchBackUps } from "./watch-back-ups.server.ts";

const NOW = new Date("2027-03-01T03:00:00Z");
const HOUR_MS = 3_600_000;
const hoursLater = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);
const DAYS = 24;

let parent: string;
let folder: string;

beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), "cpc-watch-"));
  folder = join(parent, "back-ups");
  env.backUpDir = folder;
  await db.outgoingMail.deleteMany();
  await recordAlone(
    { actor: null, challengeId: null, requestId: null },
    { type: "signed-out", data: {} },
    NOW,
  );
});
afterEach(async () => {
  env.backUpDir = null;
  await db.account.updateMany({ data: { isAdministrator: false } });
  await db.outgoingMail.deleteMany();
  rmSync(parent, { recursive: true, force: true });
});

const make = (now: Date) => makeBackUp(thisWorkspace(), folder, null, now);
const mails = () =>
  db.outgoingMail.findMany({ where: { kind: "back-up-old" }, select: { toAddress: true, space: true } });

describe("the back-up of the day", () => {
  it("is made in BACKUP_DIR by another process, while this one goes on", async () => {
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
    }, 20);
    await runDailyBackUp();
    clearInterval(turning);
    expect(turns).toBeGreaterThan(3);
    const [name = ""] = readdirSync(folder).filter((each) => each.startsWith("20"));
    expect(JSON.parse(readFileSync(join(folder, name, "manifest.json"), "utf8"))).toMatchObject({
      format: "cpc-back-up",
    });
    expect(await readBackUpState(new Date())).toMatchObject({ isOld: false });
  }, 300_000);

  it("that cannot be made says why in a sentence", async () => {
    env.backUpDir = join(env.dataDir, "inside");
    await expect(runDailyBackUp()).rejects.toMatchObject({
      name: "AppError",
      message: expect.stringMatching(/^“.*inside” lies in the data folder: [^{}]*$/),
    });
  }, 300_000);
});

describe("administrators", () => {
  it("are told once a week when there is none, or the last good one is more than two days old", async () => {
    const administrator = await makeTestAccount("Ada Keeps", { isAdministrator: true });
    await makeTestAccount("Mo Peer");
    const off = await makeTestAccount("Otto Gone", { isAdministrator: true });
    await db.account.update({ where: { id: off.id }, data: { disabledAt: NOW }, select: { id: true } });
    expect(await watchBackUps(NOW)).toBe(1);
    expect(await mails()).toEqual([{ toAddress: administrator.email, space: "account" }]);
    expect(await watchBackUps(hoursLater(1))).toBe(0);
    expect(await watchBackUps(hoursLater(7 * DAYS + 1))).toBe(1);

    // Made again: a new trouble is told at once, not after the week of the old one.
    await make(hoursLater(8 * DAYS));
    expect(await watchBackUps(hoursLater(10 * DAYS))).toBe(0);
    expect(await watchBackUps(hoursLater(10 * DAYS + 1))).toBe(1);
    expect(await watchBackUps(hoursLater(10 * DAYS + 2))).toBe(0);
  });

  it("are told of what a clock that was wrong dated ahead, and not where the server makes none by itself", async () => {
    await makeTestAccount("Ada Keeps", { isAdministrator: true });
    await make(hoursLater(400 * DAYS));
    expect(await readBackUpState(NOW)).toMatchObject({ isOld: true, lastGoodAt: null });
    env.backUpDir = null;
    expect(await watchBackUps(NOW)).toBe(0);
    expect(await readBackUpState(NOW)).toBeNull();
  });

  it("are told what is wrong with a folder that cannot be read", async () => {
    writeFileSync(folder, "");
    expect(await readBackUpState(NOW)).toMatchObject({
      isOld: true,
      says: expect.stringMatching(/cannot be used/),
    });
  });
});

it("lists beside the back-ups what was destroyed since the last, in the folder of this workspace alone", async () => {
  const list = () => readFileSync(join(folder, "destroyed.jsonl"), "utf8");
  await make(NOW);
  const certificate = {
    id: "certificate-watched",
    challengeId: null,
    category: "account-messages",
    rule: "Messages: 12 months",
    count: 2,
    dueOn: "2027-01-01",
    destroyedAt: hoursLater(1),
    byName: "The workspace, by its rule",
  };
  await db.destructionCertificate.create({ data: certificate, select: { id: true } });
  await watchBackUps(hoursLater(2));
  expect(list()).toContain("certificate-watched");
  rmSync(join(folder, "destroyed.jsonl"));
  const marker = join(folder, "cpc-back-ups.json");
  const text = readFileSync(marker, "utf8");
  writeFileSync(marker, text.replace(/"workspace": "[^"]*"/, '"workspace": "another"'));
  await watchBackUps(hoursLater(3));
  expect(readdirSync(folder)).not.toContain("destroyed.jsonl");
  await db.destructionCertificate.deleteMany({ where: { id: certificate.id } });
});
