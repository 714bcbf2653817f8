import { endSession, readSession } from "#app/access/session.server.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";

/** Ends the session of a request, with its trace, and returns the `Set-Cookie` header that clears the cookie. */
export async function signOut(request: Request, requestId: string, now: Date): Promise<string> {
  const signedIn = await readSession(request, now);
  return transaction(async (tx) => {
    if (signedIn !== null) {
      const { id: accountId, name } = signedIn.account;
      const context = { actor: { accountId, name }, challengeId: null, requestId };
      await recordOutsideChallenge(tx, context, { type: "signed-out", data: {} }, now);
    }
    return endSession(request, tx);
  });
}
