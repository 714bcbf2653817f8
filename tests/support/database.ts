import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll } from "vitest";

// Runs before a test file asks the product anything: the file gets a data folder with an empty, migrated database, so that
// test files neither see nor wait for one another. Files that share a process get the same folder one after another, emptied;
// the product, which is loaded by then, goes on with the key it has and opens the new database with its next question.
const shared = globalThis as typeof globalThis & {
  testDataDir?: string;
  cpcDatabase?: { $disconnect(): Promise<void> };
};
const { TEST_BASE_DATABASE: base, TEST_DATA_ROOT: root } = process.env;
if (!base || !root) throw new Error("tests/support/global-setup.ts did not run");

if (shared.testDataDir === undefined) {
  shared.testDataDir = mkdtempSync(join(root, "data-"));
  process.env.DATA_DIR = shared.testDataDir;
  delete process.env.DATABASE_URL;
  delete process.env.PUBLIC_URL;
}
const dataDir = shared.testDataDir;
copyFileSync(base, join(dataDir, "workspace.db"));

/**
 * Gives a test file that asks of all challenges an empty database before each test: what looks through everything takes longer with every
 * challenge that an earlier test has left.
 */
export async function startWithNothing(): Promise<void> {
  await shared.cpcDatabase?.$disconnect();
  for (const end of ["", "-wal", "-shm"]) rmSync(join(dataDir, `workspace.db${end}`), { force: true });
  copyFileSync(base as string, join(dataDir, "workspace.db"));
}

afterAll(async () => {
  await shared.cpcDatabase?.$disconnect();
  for (const name of readdirSync(dataDir)) {
    if (name !== "secret.key") rmSync(join(dataDir, name), { recursive: true, force: true });
  }
});
