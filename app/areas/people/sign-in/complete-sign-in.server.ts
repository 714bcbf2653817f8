import {
  createSignInSession,
  endSignInSession,
  type SignInMethod,
} from "#app/access/sign-in-session.server.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import type { Tx } from "#app/platform/db.server.ts";

/** Somebody who has shown who they are, by whichever way. */
export interface ProvenPerson {
  id: string;
  name: string;
}

/** How they came in, and by which request. */
export interface WayIn {
  method: SignInMethod;
  /** The request that does it: a session it already carries ends when the new one begins. */
  request: Request;
  requestId: string;
}

/**
 * Begins a session and returns its `Set-Cookie` header: every way in ends here. Whoever has a second factor is asked
 * for it before anything opens; whoever must have one and has not, is asked to set it up (`sign-in-session.server.ts`).
 */
export async function completeSignIn(
  tx: Tx,
  person: ProvenPerson,
  { method, request, requestId }: WayIn,
  now: Date,
): Promise<string> {
  const { totpConfirmedAt } = await tx.account.findUniqueOrThrow({
    where: { id: person.id },
    select: { totpConfirmedAt: true },
  });
  await endSignInSession(request, tx);
  await recordOutsideChallenge(
    tx,
    { actor: { accountId: person.id, name: person.name }, challengeId: null, requestId },
    { type: "signed-in", data: {} },
    now,
  );
  return createSignInSession(tx, person.id, now, {
    method,
    // A provider that has asked for a second factor itself need not be doubted.
    awaits: totpConfirmedAt !== null && method !== "single-sign-on-two-factor" ? "second-factor" : null,
    userAgent: request.headers.get("User-Agent") ?? "",
  });
}
