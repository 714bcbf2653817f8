import { checkPassword } from "#app/access/password.server.ts";
import { createSession, endSession } from "#app/access/session.server.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";

/** What a sign-in is tried with. */
export interface SignInAttempt {
  email: string;
  password: string;
  requestId: string;
  /** The request that tries it: a session it already carries ends when the new one begins. */
  request: Request;
}

/**
 * Signs a person in and returns the `Set-Cookie` header of the new session. The answer and the time taken are
 * the same whether the account is unknown, disabled or the password wrong (AppError invalid).
 */
export async function signIn(attempt: SignInAttempt, now: Date): Promise<string> {
  const account = await db.account.findUnique({
    where: { email: attempt.email },
    select: { id: true, name: true, passwordHash: true, disabledAt: true },
  });
  const stored = account !== null && account.disabledAt === null ? account.passwordHash : null;
  const isRight = await checkPassword(stored, attempt.password);
  const actor = account === null ? null : { accountId: account.id, name: account.name };
  const context = { actor, challengeId: null, requestId: attempt.requestId };
  if (!isRight || account === null) {
    await recordOutsideChallenge(db, context, { type: "sign-in-failed", data: {} }, now);
    throw new AppError(
      "invalid",
      "The e-mail address or the password is not right. Check both and try again.",
      {
        field: "email",
      },
    );
  }
  return transaction(async (tx) => {
    await endSession(attempt.request, tx);
    await recordOutsideChallenge(tx, context, { type: "signed-in", data: {} }, now);
    return createSession(tx, account.id, now);
  });
}
