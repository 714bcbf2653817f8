// Packages of Debian that some tests want: installed where the system lets us.
import { existsSync } from "node:fs";
import { run } from "./run.mjs";

/** Whether packages can be installed here: as root, with apt-get. */
export function canInstall() {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

/** Installs packages by name; says why it could not, and answers whether it could. */
export async function installPackages(...names) {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const update = await run("apt-get", ["update", "-qq"], { output: "keep", env });
  const install = await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...names], {
    output: "keep",
    env,
  });
  if (install.code !== 0)
    console.error(`${update.text}${install.text}`.trim().split("\n").slice(-5).join("\n"));
  return install.code === 0;
}
