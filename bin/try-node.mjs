// npm run try-node -- [VERSION …]: the product under other versions of Node than the one at hand. For each it makes a clone of
// the last commit in a folder of its own, fetches that Node as an npm package, and under it installs, builds, runs the tests
// of RULES and one journey in a browser. `--all` runs every unit test in place of RULES.
// A table of what came of it goes to standard output; exit 1 when anything failed. Decision 0603 holds what it last said.
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { Refusal, root, run } from "./run.mjs";

/** The newest of each line that is supported, and the oldest that still works. */
const VERSIONS = ["20.19.0", "22.23.3", "24.21.0"];

/**
 * What takes minutes, not half an hour, and still meets every package with native parts and every part of Node that the
 * product leans on: database, passwords, sealing, streams, mail, worker threads, Word and zip files.
 */
const RULES = [
  "app/access/",
  "app/audit/",
  "app/mail/",
  "app/platform/",
  "app/word/",
  "app/areas/evidence/",
  "app/areas/scope/",
  "/solver/",
  "demo/",
  "prisma/",
];
const JOURNEY = "tests/journeys/without-javascript.no-js.spec.ts";

/** The package that holds nothing but the program itself, for this machine. */
const NODE_PACKAGE = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
const NODE_PATH = join("bin", process.platform === "win32" ? "node.exe" : "node");

const taking = { output: "keep" };

/** The npm that started this, so that the one thing that differs is Node. */
function npmProgram() {
  const npm = process.env.npm_execpath;
  if (!npm || !existsSync(npm))
    throw new Refusal("Start this by npm, so that it knows which npm to use: npm run try-node");
  return npm;
}

async function must(what, program, args, options) {
  const { code, text } = await run(program, args, options);
  if (code !== 0) throw new Refusal(`${text.trim().split("\n").slice(-20).join("\n")}\n\n${what} failed.`);
}

/** Fetches one Node into a folder and gives the path of its program. */
async function fetchNode(version, folder) {
  const args = [npmProgram(), "install", "--no-save", "--prefix", folder, `${NODE_PACKAGE}@${version}`];
  await must(`Fetching Node ${version}`, process.execPath, args, { ...taking, cwd: folder });
  return join(folder, "node_modules", NODE_PACKAGE, NODE_PATH);
}

/** The last line in which a test runner counts, without its colours; empty where there is none. */
function countIn(text) {
  const lines = text.split("\n").map((line) => line.trim());
  const line = lines.findLast((each) => /^(Tests\s|\d+ passed)/.test(each)) ?? "";
  return line
    .replace(/^Tests\s+/, "")
    .replace(/ \([\d.ms]+\)$/, "")
    .replaceAll("|", "and");
}

function steps(npm, all) {
  return [
    ["install", [npm, "ci", "--include=dev", "--no-audit", "--no-fund"]],
    ["build", ["bin/build.mjs"]],
    ["unit tests", ["node_modules/vitest/vitest.mjs", "run", ...(all ? ["--project", "unit"] : RULES)]],
    ["a journey", ["node_modules/@playwright/test/cli.js", "test", "--reporter=line", JOURNEY]],
  ];
}

/** All steps under one version, in a clone that is removed afterwards; stops at the first that fails. */
async function tryVersion(version, all) {
  const folder = mkdtempSync(join(tmpdir(), "try-node-"));
  // Tests that give up being root must be able to reach this Node.
  chmodSync(folder, 0o755);
  const rows = [];
  try {
    const node = await fetchNode(version, folder);
    const clone = join(folder, "clone");
    await must("Cloning", "git", ["clone", "--quiet", root, clone], taking);
    const env = {
      PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
      TZ: "Europe/London",
      NO_COLOR: "1",
      FORCE_COLOR: undefined,
    };
    for (const [what, args] of steps(npmProgram(), all)) {
      const start = performance.now();
      const { code, text } = await run(node, args, { ...taking, cwd: clone, env });
      const seconds = Math.round((performance.now() - start) / 1000);
      rows.push({ version, what, ok: code === 0, count: countIn(text), seconds });
      console.error(`Node ${version}: ${what} ${code === 0 ? "done" : "FAILED"} (${seconds} s)`);
      if (code !== 0) {
        console.error(text.trim());
        break;
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  return rows;
}

async function main(args) {
  const all = args.includes("--all");
  const asked = args.filter((arg) => arg !== "--all");
  const wrong = asked.find((version) => !/^\d+\.\d+\.\d+$/.test(version));
  if (wrong !== undefined)
    throw new Refusal(
      `"${wrong}" is no version of Node: give all three numbers, such as ${VERSIONS.at(-1)}.`,
    );
  npmProgram();
  const rows = [];
  for (const version of asked.length > 0 ? asked : VERSIONS) rows.push(...(await tryVersion(version, all)));
  console.log("| Node | step | | tests | time |\n| --- | --- | --- | --- | --- |");
  for (const { version, what, ok, count, seconds } of rows)
    console.log(`| ${version} | ${what} | ${ok ? "ok" : "FAILED"} | ${count} | ${seconds} s |`);
  if (rows.some(({ ok }) => !ok)) process.exitCode = 1;
}

await main(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
});
