import { checkPassword } from "#app/access/password.server.ts";
import type { Actor } from "#app/access/permit.ts";
import { giveBackTry, type LimitKey, takeTry } from "#app/access/rate-limits.server.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";

/**
 * Asks for one's own password again before a way into the account changes. Throws invalid at `password`, or too-many. An
 * account without a password has none to give: then nothing opens but what `without` allows.
 */
export async function demandPassword(
  actor: Actor,
  password: string,
  { without = "refuse" }: { without?: "refuse" | "allow" } = {},
): Promise<void> {
  const limits: LimitKey[] = [["code by account", actor.accountId]];
  await takeTry(limits);
  const { passwordHash } = await db.account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: { passwordHash: true },
  });
  const isAllowed =
    (passwordHash === null && without === "allow") || (await checkPassword(passwordHash, password));
  if (isAllowed) return giveBackTry(limits);
  throw new AppError("invalid", "That is not your password.", { field: "password" });
}
