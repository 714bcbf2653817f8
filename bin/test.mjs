// npm test: installs what is missing, then every check, and at the end a table and the count.
//   npm test                 everything
//   npm test -- quick        what a change is held to while it is made: format lint types imports rules
//   npm test -- unit         one or more steps by name: client format lint types imports dead-code build demonstration rules unit built access-matrix journeys
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findOrInstallBrowser } from "./browser.mjs";
import { findOrInstallOffice } from "./office.mjs";
import { prepare } from "./prepare.mjs";
import { fail, Refusal, root, run } from "./run.mjs";

const RESULTS = join(root, ".cache", "test-results");
const node = process.execPath;

/** A step is one program. `report` names the file a test runner counts its tests in; the others count as one each. */
const STEPS = {
  client: { says: "database client generated", work: () => prepare({ build: false }) },
  format: { says: "formatting", args: ["node_modules/@biomejs/biome/bin/biome", "format", "--colors=off"] },
  lint: {
    says: "lint",
    args: ["node_modules/@biomejs/biome/bin/biome", "lint", "--colors=off", "--error-on-warnings"],
  },
  types: { says: "types", args: ["node_modules/typescript-7/bin/tsc", "--noEmit"] },
  imports: {
    says: "import rules",
    args: [
      "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
      "--config",
      ".dependency-cruiser.mjs",
      "--output-type",
      "err-long",
      ...["app", "server", "prisma", "demo", "bin", "tests"],
    ],
  },
  "dead-code": { says: "dead code", args: ["node_modules/knip/bin/knip.js", "--no-progress"] },
  build: { says: "build, every page guarded", work: () => prepare() },
  demonstration: {
    says: "demonstration made",
    args: ["--import", "tsx", "tests/support/make-demonstration.ts"],
    needsBuild: true,
  },
  rules: { says: "rules", ...vitest("rules") },
  unit: { says: "unit, store and architecture tests", ...vitest("unit", "rooms"), needsOffice: true },
  built: { says: "checks of the build", ...vitest("built"), needsBuild: true },
  "access-matrix": { says: "access matrix", ...vitest("access-matrix") },
  journeys: {
    says: "journeys in a browser",
    args: ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"],
    report: "journeys.json",
    read: (report) => {
      const { expected, unexpected, flaky, skipped } = report.stats;
      return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
    },
    needsBuild: true,
    needsBrowser: true,
  },
};

/** Names for several steps. */
const GROUPS = { quick: ["format", "lint", "types", "imports", "rules"] };

/** The steps that ask for nothing but packages and sources. */
const BEFORE_CLIENT = ["format", "lint"];

/** Steps side by side, two at a time; the test runners use both cores themselves, so each has them to itself. */
const STAGES = [
  ["client", "lint", "format"],
  ["build", "types", "imports", "dead-code"],
  ["demonstration", "rules"],
  ["unit"],
  ["built"],
  ["access-matrix"],
  ["journeys"],
];

/** A step of Vitest over one or several of its projects (vitest.config.ts). */
function vitest(...projects) {
  const [project] = projects;
  return {
    args: [
      "node_modules/vitest/vitest.mjs",
      "run",
      ...projects.flatMap((name) => ["--project", name]),
      "--passWithNoTests",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=.cache/test-results/${project}.json`,
    ],
    report: `${project}.json`,
    read: (report) => {
      // A file that could not even be loaded has no tests to count, so it counts as one failure itself.
      const broken = report.testResults.filter(
        (file) => file.status === "failed" && file.assertionResults.length === 0,
      );
      return {
        passed: report.numPassedTests,
        failed: report.numFailedTests + broken.length,
        skipped: report.numPendingTests + report.numTodoTests,
      };
    },
  };
}

async function takeStep(name, environment) {
  const step = STEPS[name];
  const start = performance.now();
  let outcome;
  try {
    outcome = step.work ? await done(step.work()) : await runProgram(step, environment);
  } catch (error) {
    outcome = { code: 1, text: String(error.message ?? error) };
  }
  const counts = countsOf(step, outcome.code);
  const seconds = (performance.now() - start) / 1000;
  const word = counts.failed === 0 ? "ok    " : "FAILED";
  console.log(`${word} ${step.says} (${seconds.toFixed(1)} s)`);
  if (counts.failed > 0) console.log(`${outcome.text.trim()}\n`);
  return { name, says: step.says, seconds, ...counts };
}

function notTaken(name, missing) {
  console.log(`FAILED ${STEPS[name].says}: not run, since "${STEPS[missing].says}" failed`);
  return { name, says: STEPS[name].says, seconds: 0, passed: 0, failed: 1, skipped: 0 };
}

async function done(work) {
  await work;
  return { code: 0, text: "" };
}

function runProgram(step, environment) {
  if (step.report) rmSync(join(RESULTS, step.report), { force: true });
  return run(node, step.args, { output: "keep", env: environment });
}

function countsOf(step, code) {
  if (!step.report)
    return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  let counts;
  try {
    counts = step.read(JSON.parse(readFileSync(join(RESULTS, step.report), "utf8")));
  } catch {
    return code === 0 ? { passed: 0, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  }
  // A runner may fail for something no single test is to blame for.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

/** Runs the steps, never more than two at once. */
async function inPairs(names, take) {
  const waiting = [...names];
  const results = [];
  const lane = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
      results.push(await take(name));
  };
  await Promise.all([lane(), lane()]);
  return results;
}

function summary(results) {
  const rows = results.map(({ says, seconds, passed, failed, skipped }) => [
    says,
    String(passed),
    String(failed),
    String(skipped),
    `${seconds.toFixed(1)} s`,
  ]);
  const all = [["step", "passed", "failed", "skipped", "time"], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
        .join("   "),
    )
    .join("\n");
}

async function main(words) {
  const asked = words.flatMap((word) => GROUPS[word] ?? word);
  const unknown = asked.filter((name) => !STEPS[name]);
  if (unknown.length > 0) {
    const names = [...Object.keys(STEPS), ...Object.keys(GROUPS)].join(", ");
    throw new Refusal(`There is no step "${unknown[0]}"; the steps are: ${names}.`);
  }
  const wanted = new Set(asked.length > 0 ? asked : Object.keys(STEPS));
  if ([...wanted].some((name) => STEPS[name].needsBuild)) wanted.add("build");
  if ([...wanted].some((name) => !BEFORE_CLIENT.includes(name))) wanted.add("client");

  await prepare({ client: false });
  mkdirSync(RESULTS, { recursive: true });
  const environment = {
    TZ: "Europe/London",
    NO_COLOR: "1",
    FORCE_COLOR: undefined,
    PLAYWRIGHT_JSON_OUTPUT_NAME: join(RESULTS, "journeys.json"),
  };
  if ([...wanted].some((name) => STEPS[name].needsBrowser)) {
    const browser = await findOrInstallBrowser();
    if (browser) environment.CHROMIUM_PATH = browser;
  }

  if ([...wanted].some((name) => STEPS[name].needsOffice)) await findOrInstallOffice();

  const results = [];
  for (const stage of STAGES) {
    const names = stage.filter((name) => wanted.has(name));
    const failed = (what) => results.some((result) => result.name === what && result.failed > 0);
    const missing = (name) => {
      if (failed("client")) return "client";
      return STEPS[name].needsBuild && failed("build") ? "build" : null;
    };
    results.push(
      ...(await inPairs(names, (name) => {
        const without = missing(name);
        return without === null ? takeStep(name, environment) : notTaken(name, without);
      })),
    );
  }
  const order = Object.keys(STEPS);
  results.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  const sum = (what) => results.reduce((total, result) => total + result[what], 0);
  const skipped = sum("skipped");
  console.log(`\n${summary(results)}\n`);
  if (skipped > 0) console.log(`${skipped} skipped`);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  process.exitCode = sum("failed") === 0 ? 0 : 1;
}

await main(process.argv.slice(2)).catch(fail);
