import { type ChildProcess, execFile, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
  dataDir: string;
  demonstration: Demonstration;
  /** All that the server has written to its log so far. */
  log: () => string;
  stop: () => Promise<void>;
}

/** Needs the build. The demonstration takes some seconds; nothing is shared with any other run. */
export async function startDemonstrationServer(): Promise<DemonstrationServer> {
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
  };
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--import", "tsx", "bin/cpc.ts", "demo"],
      { cwd: projectRoot, env, maxBuffer: 64 * 1024 * 1024 },
    );
    const child = fork(join(projectRoot, "bin", "serve.mjs"), {
      cwd: projectRoot,
      env,
      execArgv: [],
      silent: true,
    });
    const written: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => written.push(text));
    }
    const url = await addressOf(child);
    return {
      url,
      dataDir,
      demonstration: JSON.parse(stdout) as Demonstration,
      log: () => written.join(""),
      stop: async () => {
        const gone = new Promise((resolve) => child.once("exit", resolve));
        child.kill("SIGTERM");
        await gone;
        rmSync(dataDir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("message", (message) => resolve((message as { url: string }).url));
    child.once("exit", (code) => reject(new Error(`the server ended with ${code} before it answered`)));
  });
}
