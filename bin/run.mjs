// Running one program from another: plain Node, no dependencies, since it runs before anything is installed.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** What a person may do about it is in the message; no stack is wanted. */
export class Refusal extends Error {}

/**
 * Runs a program and resolves with its exit code. `output` says where its words go: "inherit" to both streams,
 * "stderr" all of them to standard error, "keep" all of them into the `text` of the result, "result" only standard
 * output into `text`, while messages go on to standard error.
 */
export function run(program, args, { output = "stderr", env = {}, cwd = root } = {}) {
  const stdio = {
    inherit: "inherit",
    stderr: ["ignore", 2, 2],
    keep: ["ignore", "pipe", "pipe"],
    result: ["ignore", "pipe", 2],
  }[output];
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio, env: { ...process.env, ...env } });
    const parts = [];
    child.stdout?.on("data", (part) => parts.push(part));
    child.stderr?.on("data", (part) => parts.push(part));
    child.once("error", reject);
    child.once("close", (code, signal) =>
      resolve({ code: code ?? 1, signal, text: Buffer.concat(parts).toString("utf8") }),
    );
  });
}

/**
 * npm puts a shell between itself and the script, and a signal to npm ends the shell only. `whenLeft` is called once that
 * shell is gone, so that stopping npm stops the program.
 */
export function watchForNpm(whenLeft) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    whenLeft();
  }, 500);
  watch.unref();
}

/** Ends the process with the code of a child that is the real program: signals go on to the child. */
export function become(program, args, env = {}) {
  const child = spawn(program, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  watchForNpm(() => child.kill("SIGTERM"));
  child.once("error", (error) => fail(error));
  child.once("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
  return child;
}

/** Says what went wrong and ends. */
export function fail(error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exit(1);
}
