import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "#app/platform/project-root.server.ts";

/** How a start went: what was written, and either the address it serves or the code it ended with. */
export interface Start {
  url: string | null;
  code: number | null;
  output: string;
  process: ChildProcess;
  /** Ends it and waits until it is gone; resolves with its code, null when a signal ended it. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

export interface StartOptions {
  settings?: Record<string, string>;
  /** `serve.mjs` unless said otherwise. */
  program?: "serve.mjs" | "start.mjs";
  /** The user and group it runs as; only root may say so. */
  user?: number;
  /** A shell's words before the program, such as `ulimit -n 256`. */
  before?: string;
}

const DATA_SETTINGS = { DATABASE_URL: "", PUBLIC_URL: "", HOST: "127.0.0.1", PORT: "0", NODE_OPTIONS: "" };

/** An empty folder of the temporary directory. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), "cpc-start-"));
}

/** Starts the built product as a process of its own on a free port, and waits until it answers or has ended. */
export function startProcess({
  settings = {},
  program = "serve.mjs",
  user,
  before,
}: StartOptions): Promise<Start> {
  const script = join(projectRoot, "bin", program);
  const [file, args] =
    before === undefined
      ? [process.execPath, [script]]
      : ["/bin/sh", ["-c", `${before} && exec "$0" "$1"`, process.execPath, script]];
  const child = spawn(file, args, {
    cwd: projectRoot,
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "info", ...DATA_SETTINGS, ...settings },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const stop = (signal: NodeJS.Signals = "SIGTERM") => {
    child.kill(signal);
    return ended;
  };
  return new Promise((resolve) => {
    const settle = (url: string | null, code: number | null) =>
      resolve({
        url,
        code,
        process: child,
        stop,
        get output() {
          return output;
        },
      });
    // start.mjs says the address in words, serve.mjs to its parent.
    child.on("message", (message) => settle((message as { url: string }).url, null));
    child.stdout?.on("data", () => {
      const url = /The workspace is at (http:\S+)/.exec(output)?.[1];
      if (url !== undefined) settle(url, null);
    });
    void ended.then((code) => settle(null, code));
  });
}
