import { type ChildProcess, execFile, fork } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { projectRoot } from "#app/platform/project-root.server.ts";

/** One of the demonstration's sign-ins, as `cpc demo` prints it. */
export interface SignIn {
  role: string;
  email: string;
  password: string;
}

/** What `cpc demo` prints. */
export interface Demonstration {
  challenge: { id: string; title: string; visitId: string };
  signIns: SignIn[];
  challenges: { stage: string; id: string; title: string; visitId: string; signIns: SignIn[] }[];
}

/** Which challenges of the demonstration are made: all three, or the one at its review alone, which takes half as long. */
export type DemonstrationParts = "all" | "reviewing";

/** A process of the built server on a free port of 127.0.0.1. */
export interface ServerProcess {
  url: string;
  pid: number;
  /** All that it has written to its log so far. */
  log: () => string;
  /** As a service manager stops it. */
  stop: () => Promise<void>;
  /** As a power cut stops it: `kill -9`. */
  kill: () => Promise<void>;
}

/** The built server on a data folder of its own with the demonstration in it. */
export interface DemonstrationServer {
  url: string;
  /** The addresses of all its processes, the first of which is `url`. */
  urls: string[];
  dataDir: string;
  /** The numbers of its processes, in the same order. */
  pids: number[];
  demonstration: Demonstration;
  /** All that the server has written to its log so far. */
  log: () => string;
  stop: () => Promise<void>;
}

/**
 * A built copy of the product, to measure beside this one; `serve` is what is run of it, and by which user, if not this one; `parts`
 * of the demonstration, if not all of it.
 */
interface BuiltProduct {
  parts?: DemonstrationParts;
  folder?: string;
  serve?: string;
  user?: number;
}

function environmentOf(dataDir: string, settings: Record<string, string>): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    DATA_DIR: dataDir,
    DATABASE_URL: "",
    PUBLIC_URL: "",
    HOST: "127.0.0.1",
    PORT: "0",
    // Everything it could ever say: tests look through it for what must not be there.
    LOG_LEVEL: "trace",
    // Tests started by another Node process inherit its loaders otherwise.
    NODE_OPTIONS: "",
    ...settings,
  };
}

const BUILD_STAMP = join(projectRoot, "build", ".stamp");

/**
 * Puts the demonstration into a folder. Making one takes a core half a minute, so what this build made today is kept and
 * copied; with settings, or of another build, it is made anew. `settings` are variables of the README's table.
 */
export async function makeDemonstration(
  dataDir: string,
  settings: Record<string, string> = {},
  { folder = projectRoot, parts = "all" }: BuiltProduct = {},
): Promise<Demonstration> {
  const isPlain = folder === projectRoot && Object.keys(settings).length === 0;
  // A build by hand has no stamp that tells it from another.
  if (!isPlain || !existsSync(BUILD_STAMP)) return runDemonstration(dataDir, settings, folder, parts);
  const kept = await keptDemonstration(parts);
  cpSync(join(kept, "data"), dataDir, { recursive: true });
  return JSON.parse(readFileSync(join(kept, "demonstration.json"), "utf8")) as Demonstration;
}

/** The folder of those parts of the demonstration that this build made today, made now if it has not yet been. */
export async function keptDemonstration(parts: DemonstrationParts): Promise<string> {
  const cache = join(projectRoot, ".cache");
  const stamp = readFileSync(BUILD_STAMP, "utf8").slice(0, 16);
  const today = `demonstration-${stamp}-${new Date().toISOString().slice(0, 10)}`;
  const kept = join(cache, `${today}-${parts}`);
  if (existsSync(kept)) return kept;
  mkdirSync(cache, { recursive: true });
  for (const old of readdirSync(cache)) {
    if (old.startsWith("demonstration-") && !old.startsWith(today)) {
      rmSync(join(cache, old), { recursive: true, force: true });
    }
  }
  // Beside, then renamed: two test files at once never see half of it.
  const beside = mkdtempSync(`${kept}.`);
  const demonstration = await runDemonstration(join(beside, "data"), {}, projectRoot, parts);
  writeFileSync(join(beside, "demonstration.json"), JSON.stringify(demonstration));
  try {
    renameSync(beside, kept);
  } catch (error) {
    // Somebody else was there first, and theirs is as good.
    rmSync(beside, { recursive: true });
    if (!existsSync(kept)) throw error;
  }
  return kept;
}

async function runDemonstration(
  dataDir: string,
  settings: Record<string, string>,
  folder: string,
  parts: DemonstrationParts,
): Promise<Demonstration> {
  // An older commit beside this one may know no stages: it has the one at its review alone.
  const stage = parts === "all" || folder !== projectRoot ? [] : ["--stage", parts];
  // An older commit beside this one may have built no command line.
  const built = join(folder, "build", "server", "cpc.js");
  const commandLine = existsSync(built) ? [built] : ["--import", "tsx", "bin/cpc.ts"];
  const command = [...commandLine, "demo", ...stage];
  const { stdout } = await promisify(execFile)(process.execPath, command, {
    cwd: folder,
    env: environmentOf(dataDir, settings),
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Demonstration;
}

/** Starts the built server on a data folder and resolves once it answers. Needs the build. */
export async function startServer(
  dataDir: string,
  settings: Record<string, string> = {},
  { folder = projectRoot, serve = "bin/serve.mjs", user }: BuiltProduct = {},
): Promise<ServerProcess> {
  const written: string[] = [];
  const child = fork(resolve(folder, serve), {
    cwd: folder,
    env: environmentOf(dataDir, settings),
    execArgv: [],
    silent: true,
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => written.push(text));
  }
  const end = (signal: "SIGTERM" | "SIGKILL") => async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await gone;
  };
  return {
    url: await addressOf(child),
    pid: child.pid as number,
    log: () => written.join(""),
    stop: end("SIGTERM"),
    kill: end("SIGKILL"),
  };
}

/**
 * Needs the build. The demonstration takes some seconds; nothing is shared with any other run. Several processes answer
 * on one database, for tests that ask so much that one core would be the wait. `settings` are variables of the README's table.
 */
export async function startDemonstrationServer(
  processes = 1,
  settings: Record<string, string> = {},
  product: BuiltProduct = {},
): Promise<DemonstrationServer> {
  const dataDir = mkdtempSync(join(tmpdir(), "cpc-server-"));
  const servers: ServerProcess[] = [];
  try {
    const demonstration = await makeDemonstration(dataDir, settings, product);
    for (let started = 0; started < processes; started += 1) {
      const own = started === 0 ? {} : settingsBeside(dataDir, started);
      servers.push(await startServer(dataDir, { ...settings, ...own }, product));
    }
    const urls = servers.map(({ url }) => url);
    return {
      url: urls[0] as string,
      urls,
      dataDir,
      pids: servers.map(({ pid }) => pid),
      demonstration,
      log: () => servers.map(({ log }) => log()).join(""),
      stop: async () => {
        await Promise.all(servers.map(({ stop }) => stop()));
        rmSync(dataDir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await Promise.all(servers.map(({ kill }) => kill()));
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
}

/**
 * One folder takes one server, so another process has a folder of its own, whose database, files and key are those of the
 * first. For tests alone: limits are then counted for each process.
 */
function settingsBeside(dataDir: string, number: number): Record<string, string> {
  const folder = join(dataDir, `beside-${number}`);
  mkdirSync(folder);
  for (const name of ["files", "secret.key"]) symlinkSync(join(dataDir, name), join(folder, name));
  return { DATA_DIR: folder, DATABASE_URL: `file:${join(dataDir, "workspace.db")}` };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("message", (message) => resolve((message as { url: string }).url));
    child.once("exit", (code) => reject(new Error(`the server ended with ${code} before it answered`)));
  });
}
