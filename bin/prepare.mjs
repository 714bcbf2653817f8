// Brings the clone to where the product can run: packages installed, database client generated, pages built.
// Each step is skipped when what it depends on has not changed; when all are, this takes a fraction of a second.
// Plain Node, no dependencies. Everything it says goes to standard error.
import { createHash } from "node:crypto";
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { installPackages } from "./install-packages.mjs";
import { Refusal, root, run } from "./run.mjs";

const NEEDED_NODE = [20, 19];
const MOST_LINES = 40;
const LOCK = join(root, ".cache", "prepare.lock");
const GENERATED = join(root, "app", "platform", "generated");
const BUILD = join(root, "build");

/** Everything the build reads. */
const BUILD_INPUTS = [
  "app",
  "public",
  "server",
  "prisma",
  "demo",
  "bin/cpc.ts",
  "vite.config.ts",
  "remix.config.js",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

/**
 * @param {{ client?: boolean, build?: boolean }} options whether the database client is needed, and the pages, which need it
 */
export async function prepare({ client = true, build = client } = {}) {
  checkNode();
  if (isInstalled() && (!client || isGenerated()) && (!build || isBuilt())) return;
  mkdirSync(join(root, ".cache"), { recursive: true });
  await withLock(async () => {
    if (!isInstalled()) await install();
    if (client && !isGenerated()) await generate();
    if (build && !isBuilt()) await buildPages();
  });
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > NEEDED_NODE[0] || (major === NEEDED_NODE[0] && minor >= NEEDED_NODE[1])) return;
  throw new Refusal(
    `This is Node ${process.versions.node}, but ${NEEDED_NODE.join(".")} or newer is needed: install it from https://nodejs.org and try again.`,
  );
}

/** Whether every package of package-lock.json is there in the version it names; packages for other systems may be absent. */
function isInstalled() {
  const wanted = readJson("package-lock.json")?.packages;
  const there = readJson("node_modules/.package-lock.json")?.packages;
  if (!wanted || !there) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const found = there[path];
    return found ? found.version === entry.version : entry.optional === true || entry.devOptional === true;
  });
}

async function install() {
  await step("Installing packages", installPackages);
}

function isGenerated() {
  return stampOf(GENERATED) === hashOf(["prisma/schema", "package-lock.json"]);
}

async function generate() {
  await step("Generating the database client", () =>
    node(["node_modules/prisma/build/index.js", "generate"]),
  );
  stamp(GENERATED, hashOf(["prisma/schema", "package-lock.json"]));
}

/** Whether the build is that of the sources as they stand. */
export function isBuilt() {
  return existsSync(join(BUILD, "server", "start.js")) && stampOf(BUILD) === hashOf(BUILD_INPUTS);
}

async function buildPages() {
  const inputs = hashOf(BUILD_INPUTS);
  rmSync(join(BUILD, ".stamp"), { force: true });
  await step("Building the pages", () =>
    node(["node_modules/@remix-run/dev/dist/cli.js", "vite:build"], { NODE_ENV: "production" }),
  );
  await step("Checking that every page is guarded", () => node(["bin/check-build.mjs"]));
  await step("Listing the packages in it", () => node(["bin/sbom.mjs"]));
  stamp(BUILD, inputs);
}

/** `work` resolves with the exit code and the words of the program that did it. */
async function step(what, work) {
  const start = performance.now();
  process.stderr.write(`${what} ...`);
  const { code, text } = await work();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stderr.write(code === 0 ? ` done (${seconds} s)\n` : ` failed (${seconds} s)\n`);
  if (code !== 0) throw new Refusal(`${shorten(text)}\n\n${what} failed; the reason is above.`);
}

function node(args, env) {
  return run(process.execPath, args, { output: "keep", env });
}

/** npm explains itself at such length that the reason scrolls away; npm says it first, the build last. */
function shorten(text) {
  const lines = text.trim().split("\n");
  if (lines.length <= 2 * MOST_LINES) return lines.join("\n");
  return [...lines.slice(0, MOST_LINES), "...", ...lines.slice(-MOST_LINES)].join("\n");
}

/** A stamp lies inside what it vouches for, so that it goes when that is deleted. */
function stamp(folder, value) {
  writeFileSync(join(folder, ".stamp"), value);
}

function stampOf(folder) {
  const file = join(folder, ".stamp");
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

function hashOf(paths) {
  const hash = createHash("sha256");
  hash.update(process.versions.node.split(".")[0]);
  for (const path of paths) addTo(hash, path);
  return hash.digest("hex");
}

function addTo(hash, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) {
      if (name === "generated" || name.includes(".test.") || name === "README.md") continue;
      addTo(hash, `${path}/${name}`);
    }
    return;
  }
  hash.update(path).update("\0").update(readFileSync(full)).update("\0");
}

function readJson(path) {
  const file = join(root, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

/** One preparation at a time; a lock whose process is gone is taken over. */
async function withLock(work) {
  let told = false;
  while (!tryLock()) {
    if (!told) console.error("Another start is preparing this folder; waiting for it.");
    told = true;
    await sleep(250);
  }
  try {
    await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

/** The number is written first and linked into place, so that a lock never stands without its holder. */
function tryLock() {
  const own = `${LOCK}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, LOCK);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  } finally {
    rmSync(own, { force: true });
  }
  if (!isHolderAlive()) rmSync(LOCK, { force: true });
  return false;
}

function isHolderAlive() {
  let holder;
  try {
    holder = Number(readFileSync(LOCK, "utf8"));
  } catch {
    return false;
  }
  if (holder === process.pid) return false;
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
