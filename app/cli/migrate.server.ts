import { parseArgs } from "node:util";
import { bringUpToDate, sayUpdate, type Trial, tryUpdate } from "#prisma/bring-up-to-date.ts";
import { PROJECT_PLACE } from "#prisma/migration-place.ts";
import { type MigrationPlan, planMigrations } from "#prisma/migration-plan.ts";
import { chainOldEvents } from "../audit/chain-old-events.server.ts";
import { env } from "../platform/settings/env.server.ts";

/**
 * `cpc migrate --check`: says what bringing the database up to date would do, and tries it on a copy that is removed again; the
 * process ends with 1 when it cannot be done. `cpc migrate`: does it, as every start of the server does.
 */
export async function run(
  args: string[],
): Promise<(MigrationPlan & { trial: Trial | null }) | { applied: string[] }> {
  const { values } = parseArgs({ args, options: { check: { type: "boolean", default: false } } });
  if (!values.check) {
    const announce = (update: Parameters<typeof sayUpdate>[0]) => console.error(sayUpdate(update));
    const applied = await bringUpToDate(env.databaseUrl, { announce });
    await chainOldEvents(applied);
    return { applied };
  }
  const plan = await planMigrations(env.databaseUrl, PROJECT_PLACE);
  const isToTry = !plan.isNew && plan.pending.length > 0 && plan.refusal === null;
  const trial = isToTry ? await tryUpdate(env.databaseUrl) : null;
  if (plan.refusal !== null) console.error(`The database cannot be brought up to date: ${plan.refusal}`);
  for (const problem of trial?.problems ?? []) console.error(problem);
  if (plan.refusal !== null || (trial?.problems.length ?? 0) > 0) process.exitCode = 1;
  return { ...plan, trial };
}
