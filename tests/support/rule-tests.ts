import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** Where tests stand that are neither a journey nor need the build. */
const FOLDERS = ["app", "bin", "demo", "prisma", "server", "tests"];
const LEFT_OUT = /^(tests\/(journeys|access-matrix)\/|app\/platform\/generated\/)|\.built\.test\.ts$/;
const TEST = /\.test\.tsx?$/;

/** What reads or writes outside its own memory: files and records, settings, other processes and threads, the network. */
const NOT_A_RULES = [
  // The folder of the project is no more than a path.
  /(?<!project-root)\.server\.tsx?$/,
  /^app\/platform\/generated\//,
  /^(@prisma\/|libsql$|@libsql\/|prisma$|vitest\/node$)/,
  /^node:(child_process|cluster|worker_threads|sqlite|net|http|https|tls|dns)(\/|$)/,
];

/** What a test file does to all that runs beside it: it needs a process of its own. */
const CHANGES_ITS_PROCESS =
  /\bvi\.(mock|doMock|resetModules|stub\w+)\(|\bprocess\.(env|chdir|on|exit|umask)\b/;

/**
 * The test files that only ask rules: nothing they import, however far away, is code of the server, starts a process or
 * listens, and they change nothing of the process they run in. Read from the imports themselves, so that a file changes
 * sides with what it imports. Paths from `root`, with slashes, in order.
 */
export function ruleTests(root: string): string[] {
  const imports = new Map<string, string[]>();
  return FOLDERS.flatMap((folder) => testFilesUnder(root, folder))
    .filter((file) => !CHANGES_ITS_PROCESS.test(readFileSync(join(root, file), "utf8")))
    .filter((file) => isPure(root, file, imports))
    .sort();
}

/**
 * The rooms, the platform below them and the parts of the server above, and what is held of all of them at once; single migrations, which are
 * asked of files of their own. Databases of other versions, back-ups, the whole server and the first start are tested with the process they run in.
 */
const OF_ROOMS =
  /^(app\/(areas|access|audit|cli|issue|mail|platform|word|writing)\/|app\/[\w-]+\.|server\/[\w-]+\/|tests\/(architecture|support|uploads|wall)\/|prisma\/[\w-]+-migration\.test)/;

/**
 * The settings of which the product keeps something after they are as they were: a trail's last head, a provider. All others are
 * put back when a file ends (tests/support/settings.ts).
 */
const CHANGES_KEPT_SETTINGS = /\benv\.(auditHeadsDir|singleSignOn) = /;
const STARTS_PROCESSES = /\b(execFile|fork|spawn)(Sync)?\b/;

/** What does work or counts for all of a process. */
const RUNS_WITH_PROCESS = /\b(startJobs|startMetricsServer)\(/;

/**
 * The test files of rooms that change nothing of the process they run in, so that one process may run them one after another, each
 * with a database of its own. Paths from `root`, with slashes, in order.
 */
export function roomTests(root: string): string[] {
  const rules = new Set(ruleTests(root));
  return ["app", "prisma", "server", "tests"]
    .flatMap((folder) => testFilesUnder(root, folder))
    .filter((file) => OF_ROOMS.test(file) && !rules.has(file))
    .filter((file) => {
      const text = readFileSync(join(root, file), "utf8");
      return ![CHANGES_ITS_PROCESS, CHANGES_KEPT_SETTINGS, STARTS_PROCESSES, RUNS_WITH_PROCESS].some(
        (pattern) => pattern.test(text),
      );
    })
    .sort();
}

/** Whether nothing that is reached from a file, by however many imports, is one of NOT_A_RULES. */
function isPure(root: string, file: string, imports: Map<string, string[]>): boolean {
  const reached = new Set([file]);
  for (const at of reached) {
    if (NOT_A_RULES.some((pattern) => pattern.test(at))) return false;
    const next = imports.get(at) ?? (isOwnFile(root, at) ? importsOf(root, at) : []);
    imports.set(at, next);
    for (const name of next) reached.add(name);
  }
  return true;
}

/** What a file imports when it runs: own files as paths from `root`, packages by their name. */
function importsOf(root: string, file: string): string[] {
  const text = readFileSync(join(root, file), "utf8").replace(/^\s*(import|export)\s+type\s[^;]*;/gm, "");
  const named =
    /(?:\bfrom\s*|\bimport\s*\(?\s*|\bimport\.meta\.glob\(\s*|\bnew URL\(\s*)["'`]([^"'`]+)["'`]/g;
  return [...text.matchAll(named)].map(([, name = ""]) => resolved(root, file, name));
}

/** `#app/...` and `./...` as a path from `root`, as package.json and Vite resolve them; a package as it is written. */
function resolved(root: string, from: string, name: string): string {
  if (/^#(app|demo|prisma|tests)\//.test(name)) return name.slice(1);
  if (name.startsWith(".")) return pathFrom(root, resolve(root, dirname(from), name));
  return name;
}

function testFilesUnder(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => pathFrom(root, join(root, folder, name)))
    .filter((name) => TEST.test(name) && !LEFT_OUT.test(name));
}

function pathFrom(root: string, path: string): string {
  return relative(root, path).split(sep).join("/");
}

function isOwnFile(root: string, path: string): boolean {
  return (
    /\.(tsx?|mjs)$/.test(path) && statSync(join(root, path), { throwIfNoEntry: false })?.isFile() === true
  );
}
