import { copyFileSync, mkdtempSync } from "node:fs";
import { join } from "node:path";

// Stands in for tests/support/database.ts where the files of a project share a process and one world in its database: the
// folder is made before the first of them imports any code of the product, and stays for the others.
const shared = globalThis as typeof globalThis & { testDataDir?: string };

if (shared.testDataDir === undefined) {
  const { TEST_BASE_DATABASE: base, TEST_DATA_ROOT: root } = process.env;
  if (!base || !root) throw new Error("tests/support/global-setup.ts did not run");
  shared.testDataDir = mkdtempSync(join(root, "data-"));
  copyFileSync(base, join(shared.testDataDir, "workspace.db"));
  process.env.DATA_DIR = shared.testDataDir;
  delete process.env.DATABASE_URL;
  delete process.env.PUBLIC_URL;
}
