import { hashPassword } from "#app/access/password.server.ts";
import type { Actor } from "#app/access/permit.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";

/** A new account. The e-mail address is in lower case. */
export interface NewAccount {
  name: string;
  email: string;
  password: string;
  isAdministrator: boolean;
}

/**
 * Adds an account and returns its id. `actor` is the administrator, or null for the machine itself. Throws
 * invalid at the field `email` when the address has an account already.
 */
export async function addAccount(
  actor: Actor | null,
  input: NewAccount,
  now: Date,
  requestId: string | null = null,
): Promise<string> {
  const passwordHash = await hashPassword(input.password);
  return transaction(async (tx) => {
    const taken = await tx.account.findUnique({ where: { email: input.email }, select: { id: true } });
    if (taken !== null) {
      throw new AppError("invalid", "There is an account with this e-mail address already.", {
        field: "email",
      });
    }
    const id = newId();
    await tx.account.create({
      data: {
        id,
        name: input.name,
        email: input.email,
        passwordHash,
        isAdministrator: input.isAdministrator,
        createdAt: now,
      },
      select: { id: true },
    });
    const context = { actor, challengeId: null, requestId };
    await recordOutsideChallenge(tx, context, { type: "account-made", data: { accountId: id } }, now);
    return id;
  });
}
