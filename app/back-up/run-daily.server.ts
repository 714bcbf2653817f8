import { execFile } from "node:child_process";
import { AppError } from "#app/platform/errors.ts";
import { log } from "#app/platform/log.server.ts";
import { commandLine } from "#app/platform/own-programs.server.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { env } from "#app/platform/settings/env.server.ts";

/** Bytes of a report that are taken in; it holds numbers and a few sentences. */
const MOST_REPORT_BYTES = 4 * 1024 * 1024;

const stopping = new AbortController();

/** Gives up the back-up under way: the server stops. What it leaves behind is taken away by the next. */
export function stopBackUp(): void {
  stopping.abort();
}

/**
 * Makes the back-up of the day in BACKUP_DIR, in a process of its own: copying a database holds the process that does it. Throws an
 * AppError with what a person should look at, also where the back-up stands.
 */
export async function runDailyBackUp(): Promise<void> {
  const { code, stdout, stderr } = await runCommand(["backup"]);
  if (code === 0) {
    const { backUp, files, bytes, removed } = JSON.parse(stdout) as Record<string, unknown>;
    log.info({ backUp, files, bytes, removed }, "back-up made");
    return;
  }
  if (stopping.signal.aborted) {
    throw new AppError("conflict", "The server stopped before the back-up was made.");
  }
  const words = stderr.trim().split("\n").slice(0, 5).join(" ");
  throw new AppError("conflict", words === "" ? "The back-up could not be made." : words);
}

function runCommand(words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...commandLine(), ...words],
      {
        cwd: projectRoot,
        // Not the loaders of this process; and nothing but sentences on its standard error.
        env: { ...process.env, NODE_OPTIONS: "", LOG_LEVEL: "silent", BACKUP_DIR: env.backUpDir ?? "" },
        maxBuffer: MOST_REPORT_BYTES,
        signal: stopping.signal,
      },
      (error, stdout, stderr) =>
        resolve({
          code: error === null ? 0 : typeof error.code === "number" ? error.code : 1,
          stdout,
          stderr: stderr === "" && error !== null ? error.message : stderr,
        }),
    );
  });
}
