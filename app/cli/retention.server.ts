import { parseArgs } from "node:util";
import { runRetention } from "#app/areas/retention/run-retention.server.ts";
import { readClockDoubt } from "#app/areas/retention/watch-clock.server.ts";
import { AppError } from "../platform/errors.ts";

/**
 * `cpc retention run [--dry-run]`: destroys what is due, reminds of what will be, and prints both and what is held; `doubt` says
 * why nothing is destroyed at present, by a clock that may be wrong.
 */
export async function run(
  args: string[],
): Promise<{ isTrial: boolean; doubt: string | null; steps: Awaited<ReturnType<typeof runRetention>> }> {
  const { values, positionals } = parseArgs({
    args,
    options: { "dry-run": { type: "boolean", default: false } },
    allowPositionals: true,
  });
  if (positionals.length !== 1 || positionals[0] !== "run") {
    throw new AppError("invalid", "Say what to do: retention run [--dry-run].");
  }
  const isTrial = values["dry-run"];
  const steps = await runRetention(new Date(), isTrial);
  const doubt = await readClockDoubt();
  if (doubt !== null) console.error(doubt);
  return { isTrial, doubt, steps };
}
