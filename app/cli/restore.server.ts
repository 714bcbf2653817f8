import { parseArgs } from "node:util";
import { type CheckReport, checkBackUp } from "../back-up/check-back-up.server.ts";
import { readPrivateKey } from "../back-up/keys.server.ts";
import { findBackUp } from "../back-up/open-back-up.server.ts";
import { type RestoreReport, restore } from "../back-up/restore.server.ts";
import { thisWorkspace } from "../back-up/this-workspace.server.ts";
import { AppError } from "../platform/errors.ts";

/**
 * `cpc restore DIR --check [--key FILE]`: reads a whole back-up and says whether it could be restored; the process ends with 1 when not.
 * `cpc restore DIR [--key FILE]`: puts it into an empty data folder. DIR is one back-up, or a folder of them: then it is the newest.
 */
export async function run(args: string[]): Promise<CheckReport | RestoreReport> {
  const { values, positionals } = parseArgs({
    args,
    options: { check: { type: "boolean", default: false }, key: { type: "string" } },
    allowPositionals: true,
  });
  const [path] = positionals;
  if (positionals.length !== 1 || path === undefined || path === "") {
    throw new AppError(
      "invalid",
      "Name one back-up, or a folder of them: restore DIR [--check] [--key FILE].",
    );
  }
  const backUp = await findBackUp(path);
  const key = values.key === undefined ? null : await readPrivateKey(values.key);
  if (values.check) {
    const report = await checkBackUp(backUp, key);
    for (const problem of report.problems) console.error(problem);
    if (!report.isOpened) {
      console.error("Only hashes were compared: with --key FILE the contents are looked at too.");
    }
    if (!report.isWhole) process.exitCode = 1;
    return report;
  }
  // What opens the database is loaded when it is wanted: a check may run beside a server.
  const { settleRestored } = await import("../back-up/settle-restored.server.ts");
  const report = await restore(thisWorkspace(), backUp, key, new Date(), settleRestored);
  for (const sentence of report.says) console.error(sentence);
  return report;
}
