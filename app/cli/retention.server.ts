import { parseArgs } from "node:util";
import { runRetention } from "#app/areas/retention/run-retention.server.ts";
import { AppError } from "../platform/errors.ts";

/** `cpc retention run [--dry-run]`: destroys what is due, reminds of what will be, and prints both and what is held. */
export async function run(
  args: string[],
): Promise<{ isTrial: boolean; steps: Awaited<ReturnType<typeof runRetention>> }> {
  const { values, positionals } = parseArgs({
    args,
    options: { "dry-run": { type: "boolean", default: false } },
    allowPositionals: true,
  });
  if (positionals.length !== 1 || positionals[0] !== "run") {
    throw new AppError("invalid", "Say what to do: retention run [--dry-run].");
  }
  const isTrial = values["dry-run"];
  return { isTrial, steps: await runRetention(new Date(), isTrial) };
}
