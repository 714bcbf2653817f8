import { endSignInSessionsOf } from "#app/access/sign-in-session.server.ts";
import { endOneSignInSession } from "#app/access/sign-in-sessions.server.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import type { OwnRequest } from "./second-factor.server.ts";

/** Ends one of one's own sessions. Throws not-found for one that is not there, or somebody else's. */
export async function endOneSession(own: OwnRequest, id: string, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const wasThere = await endOneSignInSession(tx, id, own.actor.accountId);
    if (!wasThere) throw new AppError("not-found", "That session has ended already.");
    await recordEnd(tx, own, 1, now);
  });
}

/** Ends all of one's own sessions but the one that asks. Returns how many. */
export async function endOtherSessions(own: OwnRequest, now: Date): Promise<number> {
  return transaction(async (tx) => {
    const count = await endSignInSessionsOf(tx, own.actor.accountId, own.sessionId);
    await recordEnd(tx, own, count, now);
    return count;
  });
}

async function recordEnd(
  tx: Parameters<typeof recordOutsideChallenge>[0],
  { actor, requestId }: OwnRequest,
  sessions: number,
  now: Date,
): Promise<void> {
  const context = { actor, challengeId: null, requestId };
  await recordOutsideChallenge(tx, context, { type: "session-ended", data: { sessions } }, now);
}
