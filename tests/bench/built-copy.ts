import { execFile } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { AppError } from "#app/platform/errors.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";

const run = promisify(execFile);

/** Enough for what a build prints. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * A built copy of the product as it was at a commit, or in a folder that is given. A commit gets a work tree of its own
 * under `.cache/bench`, which stays for the next time; it shares the packages where they are the same ones, else installs its own.
 */
export async function builtCopy(commitOrFolder: string): Promise<string> {
  const given = resolve(commitOrFolder);
  if (existsSync(join(given, "build", "server", "start.js"))) return given;
  if (!/^[\w./~^-]+$/.test(commitOrFolder) || commitOrFolder.startsWith("-")) throw notFound(commitOrFolder);
  const commit = await run("git", ["rev-parse", "--verify", "--short", `${commitOrFolder}^{commit}`], {
    cwd: projectRoot,
  }).then(
    ({ stdout }) => stdout.trim(),
    () => {
      throw notFound(commitOrFolder);
    },
  );
  const folder = join(projectRoot, ".cache", "bench", commit);
  if (!existsSync(folder)) {
    await run("git", ["worktree", "add", "--detach", folder, commit], { cwd: projectRoot });
  }
  if (!existsSync(join(folder, "node_modules")) && lockOf(folder) === lockOf(projectRoot)) {
    symlinkSync(join(projectRoot, "node_modules"), join(folder, "node_modules"));
  }
  console.error(`Building the product as it was at ${commit} ...`);
  await run(process.execPath, ["bin/build.mjs"], { cwd: folder, maxBuffer: MOST_BYTES });
  return folder;
}

const lockOf = (folder: string) => readFileSync(join(folder, "package-lock.json"), "utf8");

function notFound(commitOrFolder: string): AppError {
  return new AppError("invalid", `"${commitOrFolder}" is neither a commit nor a folder with a build in it.`);
}
