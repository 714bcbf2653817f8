import { endSignInSession, readSignInSession } from "#app/access/sign-in-session.server.ts";
import { readSignInMethod } from "#app/access/sign-in-sessions.server.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";

/** What ended. */
export interface SignedOut {
  /** The `Set-Cookie` header that clears the session's cookie. */
  cookie: string;
  /** Whether the person had come in through another organisation, where they may still be signed in. */
  cameByProvider: boolean;
}

/** Ends the session of a request, with its trace. */
export async function signOut(request: Request, requestId: string, now: Date): Promise<SignedOut> {
  const signedIn = await readSignInSession(request, now);
  const method = signedIn === null ? null : await readSignInMethod(signedIn.sessionId);
  const cookie = await transaction(async (tx) => {
    if (signedIn !== null) {
      const { id: accountId, name } = signedIn.account;
      const context = { actor: { accountId, name }, challengeId: null, requestId };
      await recordOutsideChallenge(tx, context, { type: "signed-out", data: {} }, now);
    }
    return endSignInSession(request, tx);
  });
  return { cookie, cameByProvider: method?.startsWith("single-sign-on") ?? false };
}
