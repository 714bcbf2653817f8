// Installs exactly what package-lock.json holds. Plain Node, no dependencies.
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withAddresses } from "./lock-addresses.mjs";
import { root, run } from "./run.mjs";

const NPM = process.platform === "win32" ? "npm.cmd" : "npm";
const OPTIONS = [
  "ci",
  "--no-audit",
  "--no-fund",
  // What this machine has of a package already is that package: the lock file holds its fingerprint.
  "--prefer-offline",
  "--include=dev",
  "--loglevel=error",
];

/**
 * package-lock.json names no addresses, so that it means the same wherever packages come from. Without one npm asks for all that is
 * known of each package and every version it ever had, which takes as long as the rest; so it gets a copy with addresses. Whatever
 * fails that way, as where a package is not at its address, is tried the longer way with the file as it is. Resolves with npm's exit code and words.
 */
export async function installPackages(folder = root) {
  const staging = join(folder, ".cache", "packages");
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  try {
    for (const name of ["package.json", ".npmrc"]) copyFileSync(join(folder, name), join(staging, name));
    const lock = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
    writeFileSync(join(staging, "package-lock.json"), JSON.stringify(withAddresses(lock)));
    const outcome = await npm(["--replace-registry-host=always"], staging);
    return outcome.code === 0 && moveModules(staging, folder) ? outcome : await npm([], folder);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Whether it could: a folder that is mounted, as a container's may be, can only be filled. */
function moveModules(from, to) {
  try {
    rmSync(join(to, "node_modules"), { recursive: true, force: true });
    renameSync(join(from, "node_modules"), join(to, "node_modules"));
    return true;
  } catch {
    return false;
  }
}

function npm(more, cwd) {
  return run(NPM, [...OPTIONS, ...more], { output: "keep", cwd });
}
