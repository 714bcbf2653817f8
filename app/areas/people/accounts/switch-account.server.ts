import type { Actor } from "#app/access/permit.ts";
import { endSignInSessionsOf } from "#app/access/sign-in-session.server.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";

/**
 * Switches an account off (its sessions end at once) or on again. Nobody can switch off their own account, so
 * that an installation always has an administrator. Throws not-found or invalid.
 */
export async function switchAccount(
  actor: Actor,
  accountId: string,
  isOn: boolean,
  now: Date,
  requestId: string | null = null,
): Promise<void> {
  if (accountId === actor.accountId) {
    throw new AppError("invalid", "You cannot switch off your own account. Ask another administrator.");
  }
  await transaction(async (tx) => {
    const changed = await tx.account.updateMany({
      where: { id: accountId },
      data: { disabledAt: isOn ? null : now },
    });
    if (changed.count === 0) throw new AppError("not-found", "There is no such account.");
    if (!isOn) await endSignInSessionsOf(tx, accountId);
    await recordOutsideChallenge(
      tx,
      { actor, challengeId: null, requestId },
      { type: "account-changed", data: { accountId, what: isOn ? "switched on" : "switched off" } },
      now,
    );
  });
}
