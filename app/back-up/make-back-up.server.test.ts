import { createPrivateKey } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { watchClock } from "#app/areas/retention/watch-clock.server.ts";
import { recordAlone } from "#app/audit/record.server.ts";
import { withDatabaseFile } from "#app/platform/database-file.server.ts";
import { db } from "#app/platform/db.server.ts";
import { readInPieces, tallyOf } from "#app/platform/files/durable-file.server.ts";
import { keepFile } from "#app/platform/files/files.server.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { runCommandLine } from "#tests/support/command-line.ts";
import { makeTestChallenge } from "#tests/support/factories.ts";
import { openBackUpFolder } from "./folder.server.ts";
import { makeBackUpKeys, readPublicKey } from "./keys.server.ts";
import { makeBackUp } from "./make-back-up.server.ts";
import type { BackUpManifest } from "./manifest.ts";
import { readBackUps } from "./read-back-ups.server.ts";
import { unsealFile } from "./sealed-file.server.ts";
import { keptPath } from "./store-files.server.ts";
import { thisWorkspace } from "./this-workspace.server.ts";

const NOW = new Date("2027-03-01T03:00:00Z");
const DAY_MS = 86_400_000;
const dayLater = (days: number) => new Date(NOW.getTime() + days * DAY_MS);
const NOBODY = { actor: null, challengeId: null, requestId: null };

let parent: string;
let folder: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "cpc-back-up-"));
  folder = join(parent, "back-ups");
});
afterEach(async () => {
  rmSync(parent, { recursive: true, force: true });
  await db.clockSight.deleteMany();
});

const make = (now = NOW, sealTo: Parameters<typeof makeBackUp>[2] = null) =>
  makeBackUp(thisWorkspace(), folder, sealTo, now);
const manifestOf = (backUp: string) =>
  JSON.parse(readFileSync(join(backUp, "manifest.json"), "utf8")) as BackUpManifest;
const names = () => readdirSync(folder).filter((name) => name.startsWith("20"));

/** A record with a file that a row names, and an event. */
async function workOn(text: string): Promise<string> {
  const { id } = await makeTestChallenge();
  const { key } = await keepFile(new TextEncoder().encode(text));
  await withDatabaseFile(thisWorkspace().databaseFile, (file) =>
    file.script(
      `INSERT INTO "SourceDocument" ("id","challengeId","kind","title","fileName","sha256","fileKey","addedAt")
       VALUES ('doc-${key.slice(0, 8)}','${id}','letter','Letter','a.docx','${key}','${key}',CURRENT_TIMESTAMP)`,
    ),
  );
  await recordAlone(NOBODY, { type: "sign-in-failed", data: {} }, NOW);
  return key;
}

describe("a back-up", () => {
  it("holds the database, every kept file, and a manifest that tells both", async () => {
    const key = await workOn("the letter");
    const report = await make();
    const manifest = manifestOf(report.backUp);
    expect(report).toMatchObject({ removed: [], problems: [], sealedTo: null });
    expect(manifest).toMatchObject({ madeAt: NOW.toISOString(), keepUntil: dayLater(35).toISOString() });
    expect(manifest.keepRule).toMatch(/house rule/);
    expect(manifest.files.map(({ path }) => path)).toContain(keptPath(key));
    for (const file of manifest.files) {
      expect(await tallyOf(join(report.backUp, file.path))).toEqual({
        bytes: file.bytes,
        sha256: file.sha256,
      });
    }
    const rows = await withDatabaseFile(join(report.backUp, "workspace.db"), (file) =>
      file.rows('SELECT "hash" FROM "AuditEvent" ORDER BY "sequence" DESC LIMIT 1'),
    );
    expect(rows).toEqual([{ hash: manifest.auditHead?.hash }]);
    expect(manifest.tables.Challenge).toBeGreaterThan(0);
    expect(manifest.migrations.length).toBeGreaterThan(1);
  });

  it("is its owner's alone, and leaves nothing beside it", async () => {
    const { backUp } = await make();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(backUp, { recursive: true, encoding: "utf8" })) {
      const facts = statSync(join(backUp, name));
      expect(facts.mode & 0o777, name).toBe(facts.isDirectory() ? 0o700 : 0o600);
    }
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("does not hold the key that secrets are sealed with, and says so", async () => {
    writeFileSync(join(env.dataDir, "secret.key"), "a".repeat(43), { mode: 0o600 });
    const { backUp, secretKey } = await make();
    expect(existsSync(join(backUp, "secret.key"))).toBe(false);
    expect(secretKey).toMatch(/Keep a copy of secret.key apart/);
    expect(manifestOf(backUp).secretKey).toMatchObject({ isIncluded: false });
  });

  it("made again copies only what is new", async () => {
    await workOn("old");
    const first = await make();
    const key = await workOn("new");
    const second = await make(dayLater(1));
    expect(second).toMatchObject({ copied: 1, linked: first.copied });
    const old = manifestOf(first.backUp).files.find(({ path }) => path.startsWith("files/"));
    expect(statSync(join(second.backUp, old?.path ?? "")).nlink).toBeGreaterThan(1);
    expect(statSync(join(second.backUp, keptPath(key))).nlink).toBe(1);
  });

  it("heals a kept file from the workspace that was spoilt in the back-up before, and the other way round", async () => {
    const key = await workOn("to be spoilt");
    const first = await make();
    writeFileSync(join(first.backUp, keptPath(key)), "spoilt on the back-up's disk");
    const second = await make(dayLater(1));
    expect((await tallyOf(join(second.backUp, keptPath(key)))).sha256).toBe(key);
    writeFileSync(join(env.dataDir, keptPath(key)), "spoilt in the workspace");
    const third = await make(dayLater(2));
    expect(third.problems).toEqual([]);
    expect((await tallyOf(join(third.backUp, keptPath(key)))).sha256).toBe(key);
    rmSync(join(env.dataDir, keptPath(key)));
  });

  it("names a kept file that is missing, and stands all the same", async () => {
    const key = await workOn("lost");
    rmSync(join(env.dataDir, keptPath(key)));
    const { problems, backUp } = await make();
    expect(problems.join()).toContain(`${key} is missing or damaged`);
    expect(manifestOf(backUp).problems).toEqual(problems);
    await keepFile(new TextEncoder().encode("lost"));
  });

  it("names what the product did not make in the database, and stands all the same", async () => {
    await db.$executeRawUnsafe(
      `CREATE TRIGGER "swallow" BEFORE INSERT ON "Note" BEGIN SELECT RAISE(IGNORE); END`,
    );
    try {
      const { problems, backUp } = await make();
      expect(problems).toContain("A trigger swallow on Note is not the product's.");
      expect(manifestOf(backUp).problems).toEqual(problems);
    } finally {
      await db.$executeRawUnsafe(`DROP TRIGGER "swallow"`);
    }
  });

  it("sealed to a public key holds nothing that can be read without the private one", async () => {
    const keys = makeBackUpKeys();
    const key = await workOn("a letter in confidence");
    writeFileSync(join(env.dataDir, "secret.key"), "b".repeat(43), { mode: 0o600 });
    const { backUp } = await make(NOW, readPublicKey(keys.publicKey));
    const manifest = manifestOf(backUp);
    expect(manifest).toMatchObject({ sealedTo: keys.fingerprint, secretKey: { isIncluded: true } });
    for (const { path, sha256, storedSha256 } of manifest.files) {
      const there = join(backUp, `${path}.sealed`);
      const bytes = readFileSync(there);
      expect(bytes.includes("in confidence") || bytes.includes("SQLite format")).toBe(false);
      expect((await tallyOf(there)).sha256).toBe(storedSha256);
      expect(sha256).not.toBe(storedSha256);
    }
    const opened: Buffer[] = [];
    const source = readInPieces(join(backUp, `${keptPath(key)}.sealed`));
    for await (const part of unsealFile(source, createPrivateKey(keys.privateKeyPem))) opened.push(part);
    expect(Buffer.concat(opened).toString()).toBe("a letter in confidence");
    expect(readdirSync(env.dataDir).filter((name) => name.includes("copy"))).toEqual([]);
    expect((await make(dayLater(1), readPublicKey(keys.publicKey))).copied).toBe(0);
    expect((await make(dayLater(2))).linked).toBe(0);
  });
});

describe("a back-up is not made", () => {
  it("of a damaged database, and nothing half-made stays", async () => {
    const copy = join(parent, "damaged.db");
    await make();
    const bytes = readFileSync(join(folder, names()[0] ?? "", "workspace.db"));
    bytes.fill(0xee, 4096 * 3, 4096 * 9);
    writeFileSync(copy, bytes);
    const workspace = { ...thisWorkspace(), databaseFile: copy };
    await expect(makeBackUp(workspace, folder, null, dayLater(1))).rejects.toThrow(/damaged|malformed/);
    expect(names()).toHaveLength(1);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it.each<[string, () => string, RegExp]>([
    ["in the data folder", () => join(env.dataDir, "back-ups"), /lies in the data folder/],
    ["in the data folder itself", () => env.dataDir, /lies in the data folder/],
    ["above the data folder", () => join(env.dataDir, ".."), /data folder lies in/],
    [
      "in a folder of something else",
      () => {
        mkdirSync(folder);
        writeFileSync(join(folder, "holiday.jpg"), "");
        return folder;
      },
      /holds something else/,
    ],
    [
      "in a file",
      () => {
        writeFileSync(folder, "");
        return folder;
      },
      /is a file/,
    ],
    ["where no folder is", () => join(folder, "one", "two"), /is not there/],
    [
      "through a link into the data folder",
      () => {
        symlinkSync(env.dataDir, join(parent, "link"));
        return join(parent, "link", "back-ups");
      },
      /lies in the data folder/,
    ],
  ])("%s", async (_, place, sentence) => {
    await expect(openBackUpFolder(place(), env.dataDir)).rejects.toMatchObject({
      name: "AppError",
      message: expect.stringMatching(sentence),
    });
  });

  it("in the folder of another workspace", async () => {
    await workOn("here");
    await make();
    const other = join(parent, "other.db");
    const [there = ""] = names();
    writeFileSync(other, readFileSync(join(folder, there, "workspace.db")));
    await withDatabaseFile(other, (file) =>
      file.script(`UPDATE "AuditEvent" SET "id" = 'another' WHERE "sequence" = 1`),
    );
    const workspace = { ...thisWorkspace(), databaseFile: other };
    await expect(makeBackUp(workspace, folder, null, dayLater(1))).rejects.toThrow(/another workspace/);
  });

  it("while another into the same folder is under way; a lock of a process that is gone holds nobody up", async () => {
    await make();
    writeFileSync(join(folder, ".under-way.lock"), `1 another-machine\n`);
    await expect(make(dayLater(1))).rejects.toThrow(/under way/);
    const { hostname } = await import("node:os");
    writeFileSync(join(folder, ".under-way.lock"), `999999999 ${hostname()}\n`);
    await make(dayLater(1));
  });

  it("when the disk has no room for it, and nothing half-made stays", async () => {
    const { backUp } = await make();
    // A limit on the size of a file stands for a full disk: SQLite and Node are refused in the middle of writing.
    const { stderr, code } = await runCommandLine(["backup", folder], { first: "ulimit -f 200;" });
    expect(stderr).toMatch(/cannot be used: /);
    expect(code).toBe(1);
    expect(names()).toEqual([basename(backUp)]);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });
});

describe("old back-ups", () => {
  it("are removed after 35 days, and not a day before", async () => {
    await make();
    await make(dayLater(34));
    expect(names()).toHaveLength(2);
    const { removed } = await make(dayLater(36));
    expect(removed).toEqual(["2027-03-01T03-00-00Z"]);
    expect(names()).toHaveLength(2);
  });

  it("are removed also when no new one can be made, the last one too", async () => {
    await make();
    const workspace = thisWorkspace();
    const broken = join(parent, "broken.db");
    writeFileSync(broken, "not a database");
    for (const day of [20, 36]) {
      await expect(
        makeBackUp({ ...workspace, databaseFile: broken }, folder, null, dayLater(day)),
      ).rejects.toThrow();
    }
    expect(names()).toEqual([]);
  });

  it.each([1, 365, 730, -1, -365])(
    "stay by a clock that is %i days wrong at a start, also at later runs",
    async (days) => {
      // Due in two hours, and a good one beside it.
      await make(dayLater(-34.9));
      await watchClock(NOW);
      await make();
      for (let hours = 0; hours <= 48; hours += 8) {
        const shown = dayLater(days + hours / 24);
        await watchClock(shown);
        if (hours % 24 > 0) continue;
        const { removed, problems } = await make(shown);
        expect(removed).toEqual([]);
        if (days > 0) expect(problems.join()).toMatch(/No back-up was removed .* was at 1 March 2027/);
      }
      // Set right again: what is due goes, the good one stays, and what the wrong clock made is named.
      await watchClock(dayLater(2.1));
      const right = await make(dayLater(2.1));
      expect(right.removed).toContain("2027-01-25T05-24-00Z");
      expect(right.removed).not.toContain("2027-03-01T03-00-00Z");
      if (days > 1) expect(right.problems.join()).toMatch(/later than now/);
    },
  );

  it("are gone with what a killed run left", async () => {
    await make();
    mkdirSync(join(folder, ".making-2027-02-01T03-00-00Z"));
    renameSync(join(folder, names()[0] ?? ""), join(folder, ".removing-2027-01-01T03-00-00Z"));
    await make(dayLater(1));
    expect(readdirSync(folder).filter((name) => name.startsWith(".")).length).toBe(0);
  });

  it("are told by age, and the last good one is never one from the future", async () => {
    await make(dayLater(5));
    await make();
    const { backUps, lastGoodAt } = await readBackUps(folder, dayLater(1));
    expect(backUps.map(({ manifest }) => manifest.madeAt)).toEqual([
      NOW.toISOString(),
      dayLater(5).toISOString(),
    ]);
    expect(lastGoodAt).toEqual(NOW);
    expect(await readBackUps(join(parent, "none"))).toEqual({
      backUps: [],
      unreadable: [],
      lastGoodAt: null,
    });
  });
});
