import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

// Runs before a test file imports any code of the product: the file gets a data folder of its own with an empty,
// migrated database, so that test files neither see nor wait for one another.
const dataDir = mkdtempSync(join(tmpdir(), "cpc-test-"));
const base = process.env.TEST_BASE_DATABASE;
if (!base) throw new Error("TEST_BASE_DATABASE is not set: tests/support/global-setup.ts did not run");
copyFileSync(base, join(dataDir, "workspace.db"));
process.env.DATA_DIR = dataDir;
delete process.env.DATABASE_URL;
delete process.env.PUBLIC_URL;

afterAll(() => {
  rmSync(dataDir, { recursive: true, force: true });
});
