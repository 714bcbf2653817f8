import { type ChildProcess, execFile, fork } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
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
  challenge: { id: string; title: string };
  signIns: SignIn[];
}

/** The built server on a free port of 127.0.0.1, on a data folder of its own with the demonstration in it. */
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
 * Needs the build. The demonstration takes some seconds; nothing is shared with any other run. Several processes answer
 * on one database, for tests that ask so much that one core would be the wait. `settings` are variables of the README's
 * table. `folder` is another built copy of the product, to measure beside this one; `serve` is what is run of it.
 */
export async function startDemonstrationServer(
  processes = 1,
  settings: Record<string, string> = {},
  { folder = projectRoot, serve = "bin/serve.mjs" } = {},
): Promise<DemonstrationServer> {
  const dataDir = mkdtempSync(join(tmpdir(), "cpc-server-"));
  const env: NodeJS.ProcessEnv = {
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
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--import", "tsx", "bin/cpc.ts", "demo"],
      { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 },
    );
    const written: string[] = [];
    const children: ChildProcess[] = [];
    const urls: string[] = [];
    for (let started = 0; started < processes; started += 1) {
      const child = fork(resolve(folder, serve), {
        cwd: folder,
        env: started === 0 ? env : { ...env, ...settingsBeside(dataDir, started) },
        execArgv: [],
        silent: true,
      });
      for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding("utf8").on("data", (text: string) => written.push(text));
      }
      children.push(child);
      urls.push(await addressOf(child));
    }
    return {
      url: urls[0] as string,
      urls,
      dataDir,
      pids: children.map(({ pid }) => pid as number),
      demonstration: JSON.parse(stdout) as Demonstration,
      log: () => written.join(""),
      stop: async () => {
        await Promise.all(
          children.map((child) => {
            const gone = new Promise((resolve) => child.once("exit", resolve));
            child.kill("SIGTERM");
            return gone;
          }),
        );
        rmSync(dataDir, { recursive: true, force: true });
      },
    };
  } catch (error) {
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
