/**
 * Keeps a landed state to bring up to date later: its data folder with the three demonstrations, and what their pages show to whom.
 *
 *   npm run build && npx tsx tests/landed/keep-landed-state.ts NAME
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import JSZip from "jszip";
import { sqlName, tableNames, withDatabaseFile } from "#app/platform/database-file.server.ts";
import { startDemonstrationServer } from "#tests/support/running-server.ts";
import { sessionCookieOf } from "#tests/support/session-cookie.ts";
import { type Answer, walk } from "#tests/support/walk-pages.ts";
import { type KeptState, LANDED_FOLDER } from "./landed-state.ts";

/** Pages that show another thing on another day, and those that only lead out. */
const LEFT_OUT = /\/(today|late-change|move-to-today|copy|audit|live|board)(\/|$)/;

/** Words of a record of one line are kept by pages that show them; shorter ones stand everywhere, longer ones wrap. */
const LEAST_LETTERS = 12;
const MOST_LETTERS = 160;
/** Addresses that are alike but for the records they name. */
const MOST_ALIKE = 8;

/** Words kept of a page. */
const MOST_WORDS = 40;

const [name] = process.argv.slice(2);
if (name === undefined) throw new Error("Name the state.");
const server = await startDemonstrationServer();
process.env.DATA_DIR = server.dataDir;
process.env.DATABASE_URL = "";
// What is imported of the product from here on works on the same database as the server.
const { db } = await import("#app/platform/db.server.ts");
const words = await wordsOfRecords(join(server.dataDir, "workspace.db"));
const numbers = new Map(words.map((word, index) => [word, index]));
const pages: KeptState["pages"] = [];
for (const challenge of server.demonstration.challenges) {
  const roles = new Set<string>();
  for (const { email, role } of challenge.signIns) {
    if (role === "administrator" || roles.has(role)) continue;
    roles.add(role);
    const cookie = await sessionCookieOf(email);
    const found = await walk(server.url, challenge.id, cookie, {
      mostAlike: MOST_ALIKE,
      isLeftOut: (path) => LEFT_OUT.test(path),
    });
    for (const [path, answer] of found) {
      if (answer.status === 200) pages.push(keptPage(email, path, answer));
      else console.log(`left out: ${path} answered ${answer.status} to ${email}`);
    }
  }
}
await db.$disconnect();
mkdirSync(LANDED_FOLDER, { recursive: true });
await packDataFolder();
const used = [...new Set(pages.flatMap(({ shown }) => shown))].sort((a, b) => a - b);
const state: KeptState = {
  words: used.map((number) => words[number] ?? ""),
  pages: pages.map((page) => ({ ...page, shown: page.shown.map((number) => used.indexOf(number)) })),
};
writeFileSync(join(LANDED_FOLDER, `${name}.pages.json.gz`), gzipSync(JSON.stringify(state), { level: 9 }));
await server.stop();
console.log(`${pages.length} pages, ${used.length} words`);
process.exit();

function keptPage(email: string, path: string, { words: seen, sha256 }: Answer) {
  const shown = words.filter((word) => seen.includes(word)).map((word) => numbers.get(word) ?? -1);
  const step = Math.max(1, shown.length / MOST_WORDS);
  const kept = shown.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
  return { email, path, shown: kept, sha256: path.includes("/issued/") ? sha256 : null };
}

/** What people wrote: every text of one line of every table, each once. */
async function wordsOfRecords(path: string): Promise<string[]> {
  const found = new Set<string>();
  await withDatabaseFile(path, async (file) => {
    for (const table of await tableNames(file)) {
      for (const row of await file.rows(`SELECT * FROM ${sqlName(table)}`)) {
        for (const value of Object.values(row as object)) {
          if (typeof value !== "string" || value.length < LEAST_LETTERS || value.length > MOST_LETTERS)
            continue;
          const text = value.replaceAll(/\s+/g, " ").trim();
          if (!text.includes(" ") || /[\n{}[\]<>*_]/.test(value)) continue;
          found.add(text);
        }
      }
    }
  });
  return [...found];
}

/** The data folder as a stopped server leaves it, without what only a running one needs. */
async function packDataFolder(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "cpc-landed-"));
  cpSync(server.dataDir, folder, { recursive: true });
  await withDatabaseFile(join(folder, "workspace.db"), async (file) => {
    await file.script("DELETE FROM SignInSession; PRAGMA wal_checkpoint(TRUNCATE); VACUUM;");
  });
  const zip = new JSZip();
  for (const inside of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (/^(workspace\.db|secret\.key|audit-heads\.txt|files\/..\/.+)$/.test(inside))
      zip.file(inside, readFileSync(join(folder, inside)));
  }
  rmSync(folder, { recursive: true });
  const compressionOptions = { level: 9 };
  const packed = await zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE", compressionOptions });
  writeFileSync(join(LANDED_FOLDER, `${name}.data.zip`), packed);
}
