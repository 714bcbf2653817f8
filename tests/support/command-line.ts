import { type ChildProcess, execFile, spawn } from "node:child_process";
import { commandLine } from "#app/platform/own-programs.server.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";

interface Options {
  /** Words of a shell before it, such as "ulimit -f 200;". */
  first?: string;
  /** Variables of the README's table. */
  settings?: Record<string, string>;
}

/** The command line `cpc` as a process of its own. */
export function runCommandLine(
  args: readonly string[],
  { first = "", settings = {} }: Options = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  const words = [process.execPath, ...commandLine(), ...args].map((word) => `'${word}'`);
  return new Promise((resolve) => {
    execFile(
      "sh",
      ["-c", `${first} exec ${words.join(" ")}`],
      { cwd: projectRoot, env: surroundings(settings), maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

/** A piece of TypeScript's JavaScript that may import the product, as a process of its own. */
export function startScript(script: string, settings: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", script], {
    cwd: projectRoot,
    env: surroundings(settings),
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Runs such a piece to its end and gives what it printed. */
export function runScript(script: string, settings: Record<string, string> = {}): Promise<string> {
  const child = startScript(script, settings);
  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (part: string) => {
    text += part;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve(text) : reject(new Error(`the script ended with ${code}`)),
    );
  });
}

/** Tests started by another Node process inherit its loaders otherwise. */
function surroundings(settings: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, NODE_OPTIONS: "", ...settings };
}
