import { checkPassword } from "#app/access/password.server.ts";
import { forgetTries, giveBackTry, type LimitKey, takeTry } from "#app/access/rate-limits.server.ts";
import { recordRefusedSignIn, writeRefusedSignIns } from "#app/audit/refused-sign-ins.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { completeSignIn } from "./complete-sign-in.server.ts";
import { knownBrowserOf } from "./known-browser.server.ts";

/** What a sign-in is tried with. */
export interface SignInAttempt {
  email: string;
  password: string;
  requestId: string;
  clientAddress: string;
  /** The request that tries it: a session it already carries ends when the new one begins. */
  request: Request;
}

/**
 * Signs a person in and returns the `Set-Cookie` header of the new session. The answer and the time taken are
 * the same whether the account is unknown, disabled or the password wrong (AppError invalid). Throws too-many
 * after too many failures, whether or not there is such an account.
 */
export async function signIn(attempt: SignInAttempt, now: Date): Promise<string> {
  const { email, clientAddress, requestId } = attempt;
  // A browser that this person signed in with before has limits of its own: whoever else guesses from the same address, or
  // at the same account, does not keep its owner out.
  const browser = await knownBrowserOf(attempt.request, email, now);
  const own: LimitKey[] =
    browser === null
      ? [["sign-in by account and address", `${email} ${clientAddress}`]]
      : [["sign-in by known browser", browser]];
  const others: LimitKey[] =
    browser === null
      ? [
          ["sign-in by address", clientAddress],
          ["sign-in by account", email],
        ]
      : [];
  const account = await db.account.findUnique({
    where: { email },
    select: { id: true, name: true, passwordHash: true, disabledAt: true },
  });
  const actor = account === null ? null : { accountId: account.id, name: account.name };
  const context = { actor, challengeId: null, requestId };
  try {
    await takeTry([...own, ...others]);
  } catch (error) {
    await recordRefusedSignIn(context, { type: "sign-in-limited", data: { what: "password" } }, now);
    throw error;
  }
  const stored = account !== null && account.disabledAt === null ? account.passwordHash : null;
  const isRight = await checkPassword(stored, attempt.password);
  if (!isRight || account === null) {
    await recordRefusedSignIn(context, { type: "sign-in-failed", data: {} }, now);
    throw new AppError(
      "invalid",
      "The e-mail address or the password is not right. Check both and try again.",
      {
        field: "email",
      },
    );
  }
  await forgetTries(own);
  await giveBackTry(others);
  await writeRefusedSignIns({ accountId: account.id }, now);
  return transaction((tx) =>
    completeSignIn(tx, account, { method: "password", request: attempt.request, requestId }, now),
  );
}
