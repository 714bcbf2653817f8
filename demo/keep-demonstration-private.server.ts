import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { type Environment, reachedBy } from "#app/platform/settings/env.server.ts";
import { demoAccounts } from "./demonstration-accounts.ts";

/** What refusals say of the setting by which others reach the server. */
export const WHY_REACHED = {
  PUBLIC_URL: "PUBLIC_URL is set, so others reach this server",
  HOST: "HOST is an address that others reach",
} as const;

/** Whether anybody of the demonstration has an account here. Their addresses end in `.example`, which no real address does. */
export async function hasDemonstrationAccounts(): Promise<boolean> {
  const found = await db.account.findFirst({
    where: { email: { in: demoAccounts.map(({ email }) => email) } },
    select: { id: true },
  });
  return found !== null;
}

/**
 * Refuses to serve the demonstration to anybody but the people at this machine: the passwords of its accounts, one of
 * them an administrator's, and the secret of their second step can be read by anybody. Throws conflict.
 */
export async function keepDemonstrationPrivate(env: Pick<Environment, "host" | "publicUrl">): Promise<void> {
  const setting = reachedBy(env);
  if (setting === null || !(await hasDemonstrationAccounts())) return;
  throw new AppError(
    "conflict",
    `The database holds the demonstration, whose passwords anybody can read, and ${WHY_REACHED[setting]}: set DATA_DIR to an empty folder for a workspace of your own, or unset ${setting} to look at the demonstration on this machine.`,
  );
}
