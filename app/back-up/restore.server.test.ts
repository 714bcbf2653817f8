import type { KeyObject } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashPassword } from "#app/access/password.server.ts";
import { MODELS } from "#app/areas/retention/models.ts";
import { recordAlone } from "#app/audit/record.server.ts";
import { takeServerLock } from "#app/platform/data-folder/server-lock.server.ts";
import { sqlName, tableNames, withDatabaseFile } from "#app/platform/database-file.server.ts";
import { db } from "#app/platform/db.server.ts";
import { tallyOf } from "#app/platform/files/durable-file.server.ts";
import { keepFile } from "#app/platform/files/files.server.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { runCommandLine, runScript, startScript } from "#tests/support/command-line.ts";
import { makeTestChallenge } from "#tests/support/factories.ts";
import { writeTestNote } from "#tests/support/factories-evidence.ts";
import { addReportContent } from "#tests/support/factories-report.ts";
import { checkBackUp } from "./check-back-up.server.ts";
import { addToDestroyedList } from "./destroyed-list.server.ts";
import { makeBackUpKeys, readPrivateKey, readPublicKey } from "./keys.server.ts";
import { makeBackUp } from "./make-back-up.server.ts";
import { findBackUp } from "./open-back-up.server.ts";
import { type RestoreReport, restore, type Settled } from "./restore.server.ts";
import { refuseUnfinishedRestore } from "./restore-mark.server.ts";
import { thisWorkspace } from "./this-workspace.server.ts";

const RELEASED = join(projectRoot, "tests", "fixtures", "databases");
const PASSWORD = "quiet lantern over the weir";
const NOW = new Date("2027-03-01T03:00:00Z");

let parent: string;
let folder: string;
let target: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "cpc-restore-"));
  folder = join(parent, "back-ups");
  target = join(parent, "data");
  mkdirSync(target);
  writeFileSync(join(env.dataDir, "secret.key"), "k".repeat(43), { mode: 0o600 });
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const settings = () => ({ DATA_DIR: target, LOG_LEVEL: "error" });
const cpc = (args: string[]) => runCommandLine(args, { settings: settings() });
const giveKey = () => cpSync(join(env.dataDir, "secret.key"), join(target, "secret.key"));

const NOTHING_TO_SETTLE: Settled = {
  auditHead: { sequence: 0, hash: "" },
  destroyedAgain: [],
  emptiedAgain: { person: 0, account: 0 },
  messagesHeld: 0,
  sessionsEnded: 0,
};

/** A restore up to where records are put right, which only a process of its own can do: this one has a database open already. */
async function restoreHere(key: KeyObject | null) {
  const workspace = {
    ...thisWorkspace(),
    dataDir: target,
    databaseFile: join(target, "workspace.db"),
  };
  return restore(workspace, await findBackUp(folder), key, NOW, async () => NOTHING_TO_SETTLE);
}

/** Every row of every table of a database file. */
function rowsOf(path: string): Promise<Map<string, Record<string, unknown>[]>> {
  return withDatabaseFile(path, async (file) => {
    const all = new Map<string, Record<string, unknown>[]>();
    for (const table of await tableNames(file)) {
      all.set(table, await file.rows(`SELECT * FROM ${sqlName(table)} ORDER BY rowid`));
    }
    return all;
  });
}

/** What a restored workspace answers: a sign-in, the trail, and the report as it is drawn. */
const ASK = (challengeId: string, email: string) => `
  const { signIn } = await import("#app/areas/people/sign-in/sign-in.server.ts");
  const { verifyChain } = await import("#app/audit/verify-chain.server.ts");
  const { run: draw } = await import("#app/cli/document.server.ts");
  const { env } = await import("#app/platform/settings/env.server.ts");
  const { readFileSync } = await import("node:fs");
  const { createHash } = await import("node:crypto");
  const { default: JSZip } = await import("jszip");
  const cookie = await signIn({
    email: ${JSON.stringify(email)}, password: ${JSON.stringify(PASSWORD)}, requestId: "r", clientAddress: "127.0.0.1",
    request: new Request("http://localhost/sign-in"),
  }, new Date());
  const out = env.dataDir + "/../report-" + process.pid + ".docx";
  await draw([${JSON.stringify(challengeId)}, "report", "--out", out]);
  const zip = await JSZip.loadAsync(readFileSync(out));
  const report = createHash("sha256").update(await zip.file("word/document.xml").async("nodebuffer")).digest("hex");
  const { isWhole, problem, restores } = await verifyChain();
  process.stdout.write(JSON.stringify({ cookie: cookie.length > 20, report, isWhole, problem, restores }), () => process.exit(0));
`;

/** Writes notes one after another, and says the number of each once it is kept. */
const WRITER = (challengeId: string) => `
  const { recordAlone } = await import("#app/audit/record.server.ts");
  const { keepFile } = await import("#app/platform/files/files.server.ts");
  const nobody = { actor: null, challengeId: ${JSON.stringify(challengeId)}, requestId: null };
  for (let number = 1; ; number += 1) {
    await keepFile(new TextEncoder().encode("file " + number));
    await recordAlone(nobody, { type: "refused", data: { permission: "p", path: "/" + number, method: "GET" } }, new Date());
    process.stdout.write(number + "\\n");
  }
`;

it("the drill: restored under load, every record, file and link of the trail is equal, people sign in and the report is the same", async () => {
  const challenge = await makeTestChallenge({ stage: "reporting", partnership: true });
  await addReportContent(challenge);
  for (let count = 0; count < 30; count += 1) await writeTestNote(challenge, { text: `Note ${count}` });
  const email = "peer@example.org";
  await db.account.create({
    data: {
      id: "01J0000000000000000000PEER",
      email,
      name: "A Peer",
      passwordHash: await hashPassword(PASSWORD),
      createdAt: NOW,
    },
    select: { id: true },
  });
  const writer = startScript(WRITER(challenge.id), { DATA_DIR: env.dataDir });
  let acknowledged = 0;
  writer.stdout?.setEncoding("utf8").on("data", (text: string) => {
    acknowledged = Number(text.trim().split("\n").at(-1));
  });
  while (acknowledged < 5) await new Promise((resolve) => setTimeout(resolve, 20));
  const before = acknowledged;
  const report = await makeBackUp(thisWorkspace(), folder, null, new Date());
  const after = acknowledged;
  writer.kill("SIGKILL");

  giveKey();
  const restored = await cpc(["restore", folder]);
  expect(restored.stderr).toContain("Everybody has to sign in again.");
  const said = JSON.parse(restored.stdout) as RestoreReport;
  expect(said.backUp).toBe(report.backUp);

  const [kept, there] = await Promise.all([
    rowsOf(join(report.backUp, "workspace.db")),
    rowsOf(join(target, "workspace.db")),
  ]);
  expect([...there.keys()].sort()).toEqual(Object.keys(MODELS).sort());
  for (const [table, { restored: how }] of Object.entries(MODELS)) {
    const [was, is] = [kept.get(table) ?? [], there.get(table) ?? []];
    if (how === "equal") expect(is, table).toEqual(was);
    if (how === "ended") expect(is, table).toEqual([]);
    // The trail goes on after what was there.
    if (how === "goes-on") expect(is.slice(0, was.length), table).toEqual(was);
    if (how === "held")
      expect(
        is.map(({ id }) => id),
        table,
      ).toEqual(was.map(({ id }) => id));
  }
  const paths = there
    .get("AuditEvent")
    ?.map(({ data }) => (JSON.parse(String(data)) as { path?: string }).path);
  expect(before).toBeGreaterThan(4);
  for (let number = 1; number <= before; number += 1) expect(paths).toContain(`/${number}`);
  expect(after).toBeGreaterThanOrEqual(before);

  const manifest = JSON.parse(readFileSync(join(report.backUp, "manifest.json"), "utf8")) as {
    files: { path: string }[];
  };
  for (const { path } of manifest.files.filter((file) => file.path.startsWith("files/"))) {
    expect(readFileSync(join(target, path)).equals(readFileSync(join(report.backUp, path))), path).toBe(true);
  }
  const ask = (dataDir: string) =>
    runScript(ASK(challenge.id, email), { DATA_DIR: dataDir, LOG_LEVEL: "silent" }).then(
      (text) =>
        JSON.parse(text) as { cookie: boolean; report: string; isWhole: boolean; restores: unknown[] },
    );
  const [original, copy] = await Promise.all([ask(env.dataDir), ask(target)]);
  expect(copy).toMatchObject({ cookie: true, isWhole: true, report: original.report });
  expect(copy.restores).toHaveLength(1);
}, 300_000);

describe("a restore", () => {
  it("destroys again what later certificates say, in whatever the clock reads, and ends sessions and holds messages", async () => {
    const challenge = await makeTestChallenge();
    const text = "a word in confidence about the weir";
    await writeTestNote(challenge, { text });
    const person = {
      id: "01J000000000000000000PERSON".slice(0, 26),
      challengeId: challenge.id,
      name: "Ines Quill",
      kind: "officer",
    };
    await db.person.create({ data: { ...person, email: "ines@example.org" }, select: { id: true } });
    await db.outgoingMail.create({
      data: {
        id: "mail-1",
        challengeId: null,
        kind: "password-reset",
        toAddress: "a@example.org",
        subject: "x",
        bodySealed: "x",
        status: "waiting",
        attempts: 0,
        messageId: "m-1",
        createdAt: NOW,
        nextAttemptAt: NOW,
      },
      select: { id: true },
    });
    await makeBackUp(thisWorkspace(), folder, null, NOW);
    // Destroyed afterwards, by a clock that runs behind the back-up's.
    await db.note.deleteMany({ where: { challengeId: challenge.id } });
    const certificate = {
      id: "certificate-1",
      challengeId: challenge.id,
      category: "notes",
      rule: "Notes: 12 months",
      count: 1,
      dueOn: "2026-01-01",
      destroyedAt: new Date("2020-01-01T00:00:00Z"),
      byName: "The workspace, by its rule",
    };
    await db.destructionCertificate.create({ data: certificate, select: { id: true } });
    await recordAlone(
      { actor: null, challengeId: challenge.id, requestId: null },
      { type: "person-anonymised", data: { personId: person.id } },
      NOW,
    );
    expect(
      await withDatabaseFile(thisWorkspace().databaseFile, (file) => addToDestroyedList(folder, file)),
    ).toBe(2);
    expect(
      await withDatabaseFile(thisWorkspace().databaseFile, (file) => addToDestroyedList(folder, file)),
    ).toBe(0);

    giveKey();
    const { stdout, stderr, code } = await cpc(["restore", folder]);
    expect(stderr).toContain("destroyed again");
    expect(code).toBe(0);
    const { settled } = JSON.parse(stdout) as RestoreReport;
    expect(settled).toMatchObject({
      destroyedAgain: [{ category: "notes", challengeId: challenge.id, count: 1 }],
      emptiedAgain: { person: 1, account: 0 },
      messagesHeld: 1,
    });
    const rows = await rowsOf(join(target, "workspace.db"));
    expect(rows.get("Note")?.filter((note) => note.challengeId === challenge.id)).toEqual([]);
    expect(rows.get("DestructionCertificate")?.map(({ id }) => id)).toEqual(["certificate-1"]);
    expect(rows.get("Person")?.find(({ id }) => id === person.id)).toMatchObject({ email: null });
    expect(rows.get("OutgoingMail")?.find(({ id }) => id === "mail-1")).toMatchObject({ status: "unknown" });
    // Not a byte of it is left, in the pages of the file either.
    for (const name of readdirSync(target).filter((each) => each.startsWith("workspace.db"))) {
      expect(readFileSync(join(target, name)).includes(text), name).toBe(false);
    }
    await db.outgoingMail.deleteMany();
    await db.destructionCertificate.deleteMany();
  }, 300_000);

  it("takes a sealed one with its key in it, and nothing without the private key or with another", async () => {
    await makeTestChallenge();
    const keys = makeBackUpKeys();
    await makeBackUp(thisWorkspace(), folder, readPublicKey(keys.publicKey), NOW);
    const [file, other] = [join(parent, "private.pem"), join(parent, "other.pem")];
    writeFileSync(file, keys.privateKeyPem);
    writeFileSync(other, makeBackUpKeys().privateKeyPem);
    await expect(restoreHere(null)).rejects.toThrow(/sealed to the key .*--key FILE/);
    await expect(restoreHere(await readPrivateKey(other))).rejects.toThrow(
      /give the private key that belongs to it/,
    );
    expect(readdirSync(target)).toEqual([]);
    await restoreHere(await readPrivateKey(file));
    expect(readFileSync(join(target, "secret.key"), "utf8")).toBe("k".repeat(43));
    expect(existsSync(join(target, "workspace.db"))).toBe(true);
  });

  it.each<[string, () => void, RegExp]>([
    [
      "a folder that is not empty",
      () => writeFileSync(join(target, "workspace.db"), ""),
      /is not empty \(workspace.db\)/,
    ],
    ["no key", () => undefined, /is not in it: put secret.key into/],
    [
      "another key",
      () => writeFileSync(join(target, "secret.key"), "z".repeat(43)),
      /is not the key that secrets/,
    ],
    [
      "another restore into it under way",
      () => writeFileSync(join(target, "restore-under-way"), `${process.ppid} ${hostname()}\n`),
      /is under way \(process \d+\): wait until it has ended/,
    ],
    [
      "a spoilt file",
      () => {
        giveKey();
        const [name = ""] = readdirSync(folder).filter((each) => each.startsWith("20"));
        const path = join(folder, name, "workspace.db");
        const bytes = readFileSync(path);
        bytes[5000] = (bytes[5000] ?? 0) ^ 1;
        writeFileSync(path, bytes);
      },
      /is not whole, and nothing was restored: workspace.db is not what it was/,
    ],
  ])("with %s is refused, and leaves the folder as it was", async (_, spoil, words) => {
    await makeBackUp(thisWorkspace(), folder, null, NOW);
    spoil();
    const names = readdirSync(target);
    await expect(restoreHere(null)).rejects.toMatchObject({
      name: "AppError",
      message: expect.stringMatching(words),
    });
    expect(readdirSync(target)).toEqual(names);
  });

  it("goes into a folder where a start was refused before it", async () => {
    await makeBackUp(thisWorkspace(), folder, null, NOW);
    giveKey();
    for (const left of ["server.json", "server.lock-journal"]) writeFileSync(join(target, left), "");
    takeServerLock(target, { pid: process.pid, since: NOW.toISOString(), reachedBy: null })();
    writeFileSync(join(target, "server.json"), "{}");
    await restoreHere(null);
    const giveBack = takeServerLock(target, { pid: 4711, since: NOW.toISOString(), reachedBy: null });
    await expect(restoreHere(null)).rejects.toThrow(/is not empty/);
    giveBack();
  });

  it("takes none for the newest when a later one cannot be read, or one is dated ahead", async () => {
    const [first, second] = [
      await makeBackUp(thisWorkspace(), folder, null, NOW),
      await makeBackUp(thisWorkspace(), folder, null, new Date(NOW.getTime() + 86_400_000)),
    ];
    expect((await findBackUp(folder, new Date("2027-03-05"))).path).toBe(second.backUp);
    await expect(findBackUp(folder, NOW)).rejects.toThrow(
      /dated 2027-03-02T03:00:00.000Z, which is still to come/,
    );
    rmSync(join(second.backUp, "manifest.json"));
    await expect(findBackUp(folder, new Date("2027-03-05"))).rejects.toThrow(
      /The newest back-up, 2027-03-02T03-00-00Z, has no manifest.json that can be read. The newest that can be is 2027-03-01/,
    );
    expect((await findBackUp(first.backUp)).path).toBe(first.backUp);
  });

  it("that was killed keeps everything else from starting, and is begun anew by the next", async () => {
    await makeBackUp(thisWorkspace(), folder, null, NOW);
    giveKey();
    writeFileSync(join(target, "restore-under-way"), "");
    writeFileSync(join(target, "workspace.db"), "half of it");
    await expect(refuseUnfinishedRestore(target)).rejects.toThrow(/was begun and has not ended/);
    await restoreHere(null);
    expect(readdirSync(target)).not.toContain("restore-under-way");
  });
});

it("takes the back-up of an earlier version, and brings it up to date without a copy beside it", async () => {
  const earlier = join(parent, "earlier");
  mkdirSync(earlier);
  const [released = ""] = readdirSync(RELEASED).filter((name) => name.endsWith(".sql"));
  const databaseFile = join(earlier, "workspace.db");
  await withDatabaseFile(databaseFile, (file) => file.script(readFileSync(join(RELEASED, released), "utf8")));
  const workspace = { ...thisWorkspace(), dataDir: earlier, databaseFile, secretKey: null };
  await makeBackUp(workspace, folder, null, NOW);
  const check = await checkBackUp(await findBackUp(folder), null);
  expect(check).toMatchObject({ problems: [], isWhole: true });
  const { stdout, stderr, code } = await cpc(["restore", folder]);
  expect(code, stderr).toBe(0);
  expect((JSON.parse(stdout) as RestoreReport).migrations).toEqual(check.migrationsToCome);
  expect(check.migrationsToCome.length).toBeGreaterThan(0);
  expect(readdirSync(target)).not.toContain("before-update");
}, 300_000);

it("no command but those that begin a workspace makes one where DATA_DIR is mistyped", async () => {
  const { code, stdout, stderr } = await cpc(["audit", "verify"]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(
    /^There is no database in “.*workspace.db”: set DATA_DIR to the workspace's folder\.$/m,
  );
  expect(readdirSync(target)).toEqual([]);
});

describe("a check", () => {
  const check = async () => checkBackUp(await findBackUp(folder), null);

  it("finds a back-up whole, its migrations and trail too", async () => {
    await makeTestChallenge();
    await keepFile(new TextEncoder().encode("a letter"));
    await recordAlone(
      { actor: null, challengeId: null, requestId: null },
      { type: "signed-out", data: {} },
      NOW,
    );
    await makeBackUp(thisWorkspace(), folder, null, NOW);
    expect(await check()).toMatchObject({
      isWhole: true,
      isOpened: true,
      problems: [],
      migrationsToCome: [],
    });
  });

  it.each<[string, (backUp: string) => void | Promise<void>, RegExp]>([
    ["a file that is gone", (backUp) => rmSync(join(backUp, "workspace.db")), /workspace.db is missing/],
    [
      "a trail that was changed, with hashes that fit",
      async (backUp) => {
        const path = join(backUp, "workspace.db");
        await withDatabaseFile(path, (file) =>
          file.script(`UPDATE "AuditEvent" SET "actorName" = 'another' WHERE "sequence" = 1`),
        );
        const { bytes, sha256 } = await tallyOf(path);
        const name = join(backUp, "manifest.json");
        const manifest = JSON.parse(readFileSync(name, "utf8")) as { files: Record<string, unknown>[] };
        for (const file of manifest.files.filter((each) => each.path === "workspace.db")) {
          Object.assign(file, { bytes, sha256, storedBytes: bytes, storedSha256: sha256 });
        }
        writeFileSync(name, JSON.stringify(manifest));
      },
      /audit trail breaks at event 1/,
    ],
  ])("finds %s", async (_, spoil, words) => {
    await recordAlone(
      { actor: null, challengeId: null, requestId: null },
      { type: "signed-out", data: {} },
      NOW,
    );
    const { backUp } = await makeBackUp(thisWorkspace(), folder, null, NOW);
    await spoil(backUp);
    const report = await check();
    expect(report.isWhole).toBe(false);
    expect(report.problems.join(" ")).toMatch(words);
  });

  it.each([
    ["nothing", "{}", /not that of a back-up/],
    ["no JSON", "{", /is damaged/],
    ["a later format", '{"format":"cpc-back-up","version":2}', /of format 2/],
  ])("refuses a manifest of %s with a sentence", async (_, text, words) => {
    const path = join(parent, "one");
    mkdirSync(path);
    writeFileSync(join(path, "manifest.json"), text);
    await expect(findBackUp(path)).rejects.toThrow(words);
    await expect(findBackUp(join(parent, "none"))).rejects.toThrow(/There is no back-up/);
  });
});
