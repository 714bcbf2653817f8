import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { bringUpToDate } from "#prisma/bring-up-to-date.ts";
import { isBuilt } from "../../bin/prepare.mjs";

/** Names the migrations by their content, so that a base file is made anew only when they change. */
function hashOfMigrations(folder: string): string {
  const hash = createHash("sha256");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".sql"),
  );
  for (const name of names.sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest("hex").slice(0, 16);
}

/**
 * Makes the one migrated, empty database that every test file gets a copy of, and the folder that their data folders lie in, which
 * goes when all are done: a process that is ended does not tidy up after itself.
 */
export default async function setUp(): Promise<() => void> {
  const root = mkdtempSync(join(tmpdir(), "cpc-tests-"));
  process.env.TEST_DATA_ROOT = root;
  // What runs as a process or thread of its own is translated at each start otherwise, which takes longer than most of its tests.
  process.env.TEST_PROGRAMS = isBuilt() ? join(projectRoot, "build", "server") : "";
  await makeBaseDatabase();
  return () => rmSync(root, { recursive: true, force: true });
}

async function makeBaseDatabase(): Promise<void> {
  const cache = join(projectRoot, ".cache");
  const base = join(cache, `test-base-${hashOfMigrations(join(projectRoot, "prisma", "migrations"))}.db`);
  process.env.TEST_BASE_DATABASE = base;
  if (existsSync(base)) return;
  mkdirSync(cache, { recursive: true });
  // Beside, then renamed: two test runs at once never see half a file.
  const beside = `${base}.${process.pid}`;
  await bringUpToDate(`file:${beside}`);
  for (const name of readdirSync(cache)) {
    if (/^test-base-[0-9a-f]+\.db$/.test(name)) rmSync(join(cache, name));
  }
  renameSync(beside, base);
}
