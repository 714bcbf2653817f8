import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import type { OwnRequest } from "../accounts/second-factor.server.ts";
import type { IdentityClaims } from "./identity-claims.ts";

/** A sign-in of another organisation that opens one's account. */
export interface OwnIdentity {
  id: string;
  connectedAt: Date;
}

/** What opens one's account through single sign-on, the oldest first; at most 20. */
export async function listOwnIdentities(accountId: string): Promise<OwnIdentity[]> {
  const rows = await db.externalIdentity.findMany({
    where: { accountId },
    orderBy: { createdAt: "asc" },
    take: 20,
    select: { id: true, createdAt: true },
  });
  return rows.map(({ id, createdAt }) => ({ id, connectedAt: createdAt }));
}

/**
 * Lets an identity open an account from now on, and tells its owner by mail, in case it was somebody else. Connecting
 * again what is connected changes nothing. Throws conflict when the identity opens another account.
 */
export async function connectIdentity(
  tx: Tx,
  accountId: string,
  { issuer, subject }: IdentityClaims,
  { requestId }: { requestId: string },
  now: Date,
): Promise<void> {
  const present = await tx.externalIdentity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { accountId: true },
  });
  if (present?.accountId === accountId) return;
  if (present !== null) {
    throw new AppError("conflict", "That sign-in belongs to another account of this workspace already.");
  }
  await tx.externalIdentity.create({
    data: { id: newId(), accountId, issuer, subject, createdAt: now },
    select: { id: true },
  });
  const owner = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { name: true, email: true },
  });
  await recordOutsideChallenge(
    tx,
    { actor: { accountId, name: owner.name }, challengeId: null, requestId },
    { type: "identity-connected", data: { accountId } },
    now,
  );
  await queueMail(
    tx,
    {
      kind: "identity-connected",
      to: { address: owner.email, name: owner.name },
      subject: "You can sign in another way now",
      body: [
        { text: `Dear ${owner.name},` },
        {
          text: "Your account of the peer challenge workspace can now be opened with your organisation's sign-in.",
        },
        { text: "If it was not you who connected it, tell the person who runs the workspace at once." },
      ],
      challengeId: null,
      createdByName: null,
    },
    now,
  );
}

/**
 * Takes a sign-in off one's account. Throws not-found, or conflict when there would be no way in left but a link
 * by mail for somebody who has no password.
 */
export async function disconnectIdentity(own: OwnRequest, identityId: string, now: Date): Promise<void> {
  const { actor, requestId } = own;
  await transaction(async (tx) => {
    const { passwordHash, _count } = await tx.account.findUniqueOrThrow({
      where: { id: actor.accountId },
      select: { passwordHash: true, _count: { select: { identities: true } } },
    });
    if (passwordHash === null && _count.identities === 1) {
      throw new AppError("conflict", "Set a password first: without it you would have no way to sign in.");
    }
    const { count } = await tx.externalIdentity.deleteMany({
      where: { id: identityId, accountId: actor.accountId },
    });
    if (count === 0) throw new AppError("not-found", "That sign-in is not connected with your account.");
    await recordOutsideChallenge(
      tx,
      { actor, challengeId: null, requestId },
      { type: "identity-disconnected", data: { accountId: actor.accountId } },
      now,
    );
  });
}
