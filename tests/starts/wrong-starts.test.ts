import { createCipheriv, createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { takeServerLock } from "#app/platform/data-folder/server-lock.server.ts";
import { readEnvironment } from "#app/platform/settings/env.server.ts";
import { openWorkspace } from "#prisma/open-workspace.ts";

/** The user that nobody is, for rights that root does not feel. */
const NOBODY = 65_534;
const IS_ROOT = process.getuid?.() === 0;

const RIGHT_KEY = "a-key-of-forty-characters-for-these-tests";
const ABOUT = { pid: 1, since: "2026-11-26T09:00:00.000Z", reachedBy: null };

let folder: string;
let dataDir: string;
let database: string;
const leave: (() => void)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cpc-wrong-"));
  // Another user has to get as far as the folder.
  chmodSync(folder, 0o755);
  dataDir = join(folder, "data");
  database = join(dataDir, "workspace.db");
});

afterEach(() => {
  for (const each of leave.splice(0)) each();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts as far as the database is opened, with these settings beside DATA_DIR, and returns what is said. */
async function start(settings: Record<string, string> = {}): Promise<string> {
  try {
    await openWorkspace(readEnvironment({ DATA_DIR: dataDir, ...settings }), { lockWaitMs: 200 });
    return "started";
  } catch (error) {
    expect(error, String((error as Error).stack)).toMatchObject({ name: "AppError" });
    return (error as Error).message;
  }
}

function execute(sql: string): void {
  const open = new Database(database);
  open.exec(sql);
  open.close();
}

/** A workspace that was in use: an event, a file, heads, and a message sealed with the key. */
async function usedWorkspace(): Promise<void> {
  mkdirSync(dataDir);
  copyFileSync(process.env.TEST_BASE_DATABASE as string, database);
  writeFileSync(join(dataDir, "secret.key"), RIGHT_KEY);
  writeFileSync(join(dataDir, "audit-heads.txt"), `1:${"a".repeat(64)}\n`);
  const key = createHash("sha256").update("bytes").digest("hex");
  mkdirSync(join(dataDir, "files", key.slice(0, 2)), { recursive: true });
  writeFileSync(join(dataDir, "files", key.slice(0, 2), key), "bytes");
  execute(`
    INSERT INTO "AuditEvent" ("id", "at", "actorName", "type", "data") VALUES ('e1', '2026-01-12T09:00:00.000Z', 'Somebody', 'challenge-created', '{}');
    INSERT INTO "Challenge" ("id", "title", "stage", "questionSet", "reportFormat", "createdAt") VALUES ('c1', 'A challenge', 'scoping', '2024', '2025', '2026-01-12T09:00:00.000Z');
    INSERT INTO "SourceDocument" ("id", "challengeId", "kind", "title", "fileName", "sha256", "fileKey", "addedAt") VALUES ('d1', 'c1', 'mou', 'Memorandum', 'mou.docx', '${key}', '${key}', '2026-01-12T09:00:00.000Z');
    INSERT INTO "OutgoingMail" ("id", "kind", "toAddress", "subject", "bodySealed", "status", "messageId", "createdAt") VALUES ('m1', 'invitation', 'a@example.org', 'Welcome', '${await sealedWith(RIGHT_KEY)}', 'waiting', 'm1@example.org', '2026-01-12T09:00:00.000Z');
  `);
}

async function sealedWith(key: string): Promise<string> {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", createHash("sha256").update(key).digest(), iv);
  const bytes = Buffer.concat([iv, cipher.update("{}", "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `v1.${bytes.toString("base64url")}`;
}

/** Everything that lies below a folder, with its bytes: a refused start changes none of it. */
function contentOf(path: string): Record<string, string> {
  if (!existsSync(path) || !statSync(path).isDirectory()) return {};
  return Object.fromEntries(
    readdirSync(path, { recursive: true, encoding: "utf8" })
      .filter(
        (name) => !/(-wal|-shm|-journal|server\.lock.*)$/.test(name) && statSync(join(path, name)).isFile(),
      )
      .map((name) => [
        name,
        createHash("sha256")
          .update(readFileSync(join(path, name)))
          .digest("hex"),
      ]),
  );
}

function overwrite(path: string, from: number, length: number): void {
  const bytes = readFileSync(path);
  bytes.fill(7, from, from + length);
  writeFileSync(path, bytes);
}

interface WrongStart {
  when: string;
  arrange: () => void | Promise<void>;
  settings?: () => Record<string, string>;
  says: RegExp;
}

const WRONG: WrongStart[] = [
  {
    when: "TRUST_PROXY is no number",
    arrange: () => {},
    settings: () => ({ TRUST_PROXY: "maybe" }),
    says: /^TRUST_PROXY is "maybe": it must/,
  },
  {
    when: "PUBLIC_URL has a path",
    arrange: () => {},
    settings: () => ({ PUBLIC_URL: "https://example.org/peer" }),
    says: /^PUBLIC_URL is .*cannot live under a path/,
  },
  {
    when: "a setting is misspelt",
    arrange: () => {},
    settings: () => ({ PUBLIC_URI: "https://example.org" }),
    says: /^There is no setting PUBLIC_URI; did you mean PUBLIC_URL\?$/,
  },
  {
    when: "DEMO is neither on nor off",
    arrange: () => {},
    settings: () => ({ DEMO: "false" }),
    says: /^DEMO is "false": it must be on or off\.$/,
  },
  {
    when: "single sign-on is half set",
    arrange: () => {},
    settings: () => ({ OIDC_ISSUER: "https://login.example.org" }),
    says: /^Single sign-on needs all of/,
  },
  {
    when: "the mail server has a name and no password",
    arrange: () => {},
    settings: () => ({ SMTP_URL: "smtp://me@mail.example.org" }),
    says: /^SMTP_URL has a name and no password: give the password/,
  },
  {
    when: "the mail server's password has a lone %",
    arrange: () => {},
    settings: () => ({ SMTP_URL: "smtp://me:100%@mail.example.org" }),
    says: /^SMTP_URL is wrong: it has a % in its name or password that stands for nothing/,
  },
  {
    when: "HOST is no address",
    arrange: () => {},
    settings: () => ({ HOST: "300.1.1.1" }),
    says: /^HOST is "300\.1\.1\.1": it must be an address/,
  },
  {
    when: "the database is to be in memory",
    arrange: () => {},
    settings: () => ({ DATABASE_URL: "file::memory:" }),
    says: /^DATABASE_URL is wrong: it must name a file/,
  },
  {
    when: "DATA_DIR is where nothing can be made",
    arrange: () => {},
    settings: () => ({ DATA_DIR: "/proc/nothing/data" }),
    says: /\(DATA_DIR\) cannot be used/,
  },
  {
    when: "the database is PostgreSQL's",
    arrange: () => {},
    settings: () => ({ DATABASE_URL: "postgres://host/x" }),
    says: /leave DATABASE_URL unset/,
  },
  {
    when: "DATA_DIR is a file",
    arrange: () => writeFileSync(dataDir, "a file"),
    says: /\(DATA_DIR\) is not a folder/,
  },
  {
    when: "DATA_DIR lies below a file",
    arrange: () => writeFileSync(join(folder, "x"), ""),
    settings: () => ({ DATA_DIR: join(folder, "x", "data") }),
    says: /a part of its path is a file/,
  },
  {
    when: "the database is a folder",
    arrange: () => void mkdirSync(database, { recursive: true }),
    says: /is not a file: name a file/,
  },
  {
    when: "the database is gone beside files and heads",
    arrange: async () => {
      await usedWorkspace();
      rmSync(database);
    },
    says: /workspace\.db is gone, but .* holds files\/ and audit-heads\.txt of a workspace: put back the last good back-up/,
  },
  {
    when: "the database is empty beside files",
    arrange: async () => {
      await usedWorkspace();
      truncateSync(database);
    },
    says: /workspace\.db is empty, but .* holds files\//,
  },
  {
    when: "DATABASE_URL leads to no database while there is a workspace",
    arrange: usedWorkspace,
    settings: () => ({ DATABASE_URL: `file:${join(folder, "elsewhere.db")}` }),
    says: /elsewhere\.db is gone, but/,
  },
  {
    when: "the database is a new one beside files",
    arrange: async () => {
      await usedWorkspace();
      copyFileSync(process.env.TEST_BASE_DATABASE as string, database);
    },
    says: /is a new one, but .*files holds files of a workspace/,
  },
  {
    when: "the files are gone",
    arrange: async () => {
      await usedWorkspace();
      rmSync(join(dataDir, "files"), { recursive: true });
    },
    says: /names files that are not in/,
  },
  {
    when: "the database is no database",
    arrange: async () => {
      await usedWorkspace();
      writeFileSync(database, "this is not a database ".repeat(400));
    },
    says: /is not a database/,
  },
  {
    when: "the database is cut off",
    arrange: async () => {
      await usedWorkspace();
      truncateSync(database, Math.floor(statSync(database).size / 2));
    },
    says: /is damaged: keep a copy of it/,
  },
  {
    when: "pages of the database are damaged",
    arrange: async () => {
      await usedWorkspace();
      overwrite(database, 4096 * 6, 4096 * 8);
    },
    says: /is damaged: keep a copy of it/,
  },
  {
    when: "the first page of the database is damaged",
    arrange: async () => {
      await usedWorkspace();
      overwrite(database, 100, 3000);
    },
    says: /is damaged|is not a database/,
  },
  {
    when: "the database is another program's",
    arrange: () => {
      mkdirSync(dataDir);
      execute("CREATE TABLE orders (id INTEGER)");
    },
    says: /belongs to another program/,
  },
  {
    when: "the database is newer than the program",
    arrange: async () => {
      await usedWorkspace();
      execute(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_later', 1)`,
      );
    },
    says: /made by a newer version of the product \(it has 29990101000000_later\)/,
  },
  {
    when: "a table of the database is gone",
    arrange: async () => {
      await usedWorkspace();
      execute(`DROP TABLE "MailHalt"`);
    },
    says: /was changed by something else than the product: The table MailHalt is missing\. Have that change taken back/,
  },
  {
    when: "a trigger swallows events",
    arrange: async () => {
      await usedWorkspace();
      execute(`CREATE TRIGGER tt BEFORE INSERT ON "AuditEvent" BEGIN SELECT RAISE(IGNORE); END`);
    },
    says: /A trigger tt on AuditEvent is not the product's\./,
  },
  {
    when: "an update stopped half way",
    arrange: async () => {
      await usedWorkspace();
      execute(
        `UPDATE _prisma_migrations SET finished_at = NULL WHERE rowid = (SELECT max(rowid) FROM _prisma_migrations)`,
      );
    },
    says: /was stopped in the middle of/,
  },
  {
    when: "the database is locked",
    arrange: async () => {
      await usedWorkspace();
      const other = new Database(database);
      other.exec("BEGIN IMMEDIATE");
      leave.push(() => other.close());
    },
    says: /is locked by another program/,
  },
  {
    when: "the key is gone",
    arrange: async () => {
      await usedWorkspace();
      rmSync(join(dataDir, "secret.key"));
    },
    says: /secret\.key is gone.*no new one was made/,
  },
  {
    when: "the key is empty",
    arrange: async () => {
      await usedWorkspace();
      writeFileSync(join(dataDir, "secret.key"), "");
    },
    says: /secret\.key is empty: put back/,
  },
  {
    when: "the key is five characters long",
    arrange: async () => {
      await usedWorkspace();
      writeFileSync(join(dataDir, "secret.key"), "abcde\n");
    },
    says: /secret\.key is too short for a key \(5 of 32 characters\)/,
  },
  {
    when: "the key is short before anything is sealed",
    arrange: () => {
      mkdirSync(dataDir);
      writeFileSync(join(dataDir, "secret.key"), "abcde");
    },
    says: /secret\.key is too short/,
  },
  {
    when: "the key is another one",
    arrange: async () => {
      await usedWorkspace();
      writeFileSync(join(dataDir, "secret.key"), RIGHT_KEY.toUpperCase());
    },
    says: /secret\.key is not the key that this database was sealed with/,
  },
  {
    when: "SECRET_KEY is another one",
    arrange: usedWorkspace,
    settings: () => ({ SECRET_KEY: "another-key-of-more-than-32-characters" }),
    says: /^SECRET_KEY is not the key that this database was sealed with/,
  },
];

/** Seen by another user than root, who may do everything. */
const WRONG_RIGHTS: WrongStart[] = [
  {
    when: "DATA_DIR may not be made",
    arrange: () => {},
    says: /\(DATA_DIR\) may not be read or written by the user/,
  },
  {
    when: "DATA_DIR may not be opened",
    arrange: () => void mkdirSync(dataDir, { mode: 0o700 }),
    says: /\(DATA_DIR\) may not be read or written/,
  },
  {
    when: "DATA_DIR may not be written",
    arrange: () => void mkdirSync(dataDir, { mode: 0o755 }),
    says: /\(DATA_DIR\) may not be read or written/,
  },
  {
    when: "the database belongs to somebody else",
    arrange: async () => {
      await usedWorkspace();
      chownSync(dataDir, NOBODY, NOBODY);
    },
    says: /workspace\.db may not be read or written/,
  },
];

describe("a wrong start says one sentence and changes nothing:", () => {
  it.each(WRONG)("$when", async ({ arrange, settings = () => ({}), says }) => {
    await arrange();
    const before = contentOf(dataDir);
    const said = await start(settings());
    expect(said).toMatch(says);
    expect(said).not.toMatch(/\n|\bat \S+:\d+/);
    expect(contentOf(dataDir)).toEqual(before);
  });

  it.skipIf(!IS_ROOT).each(WRONG_RIGHTS)("$when", async ({ arrange, says }) => {
    await arrange();
    const before = contentOf(dataDir);
    process.setegid?.(NOBODY);
    process.seteuid?.(NOBODY);
    let said: string;
    try {
      said = await start();
    } finally {
      process.seteuid?.(0);
      process.setegid?.(0);
    }
    expect(said).toMatch(says);
    expect(said).not.toMatch(/\n|\bat \S+:\d+/);
    expect(contentOf(dataDir)).toEqual(before);
  });

  it("another server runs on the folder", async () => {
    mkdirSync(dataDir);
    leave.push(takeServerLock(dataDir, { ...ABOUT, pid: 4711 }));
    expect(() => takeServerLock(dataDir, ABOUT)).toThrow(
      /^Another server \(process 4711, since 2026-11-26T09:00:00.000Z\) runs on the folder/,
    );
  });
});

describe("a right start", () => {
  it("opens a folder that is not there yet, and one that was in use", async () => {
    expect(await start()).toBe("started");
    expect(existsSync(database)).toBe(true);
    rmSync(dataDir, { recursive: true });
    await usedWorkspace();
    expect(await start()).toBe("started");
  });

  it("opens an empty database where there was never a workspace", async () => {
    mkdirSync(dataDir);
    writeFileSync(database, "");
    expect(await start()).toBe("started");
  });

  it("takes the right to read from everybody else, in what older versions left as well", async () => {
    await usedWorkspace();
    const mode = (path: string) => statSync(path).mode & 0o777;
    const files = join(dataDir, "files");
    const all = readdirSync(files, { recursive: true, encoding: "utf8" }).map((name) => join(files, name));
    for (const path of [...all, files]) chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644);
    for (const name of ["workspace.db", "secret.key", "audit-heads.txt"])
      chmodSync(join(dataDir, name), 0o644);
    expect(await start()).toBe("started");
    for (const path of [...all, files])
      expect([path, mode(path)]).toEqual([path, statSync(path).isDirectory() ? 0o700 : 0o600]);
    for (const name of ["workspace.db", "secret.key", "audit-heads.txt"])
      expect([name, mode(join(dataDir, name))]).toEqual([name, 0o600]);
  });
});
