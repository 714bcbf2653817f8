import { parseArgs } from "node:util";
import { readPublicKey } from "../back-up/keys.server.ts";
import { type BackUpReport, makeBackUp } from "../back-up/make-back-up.server.ts";
import { thisWorkspace } from "../back-up/this-workspace.server.ts";
import { AppError } from "../platform/errors.ts";
import { env } from "../platform/settings/env.server.ts";

/**
 * `cpc backup [DIR]`: makes one whole back-up in a folder, also while the server runs, and prints what it made. The process ends with
 * 1 when a person should look at something, although the back-up stands.
 */
export async function run(args: string[]): Promise<BackUpReport> {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const folder = positionals[0] ?? env.backUpDir;
  if (positionals.length > 1 || folder === null || folder === "") {
    throw new AppError("invalid", "Name one folder for the back-ups: backup DIR, or set BACKUP_DIR.");
  }
  const sealTo = env.backUpPublicKey === null ? null : readPublicKey(env.backUpPublicKey);
  const report = await makeBackUp(thisWorkspace(), folder, sealTo, new Date());
  for (const problem of report.problems) console.error(problem);
  if (report.problems.length > 0) process.exitCode = 1;
  return report;
}
