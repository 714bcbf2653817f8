import type { Actor } from "#app/access/permit.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import { listMessagesTo } from "#app/mail/kept-messages.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";

/**
 * All that is held on one's own account, as JSON, and a line in the trail. Secrets are not in it (a password's hash
 * opens nothing for its owner), nor what others wrote. At most 10,000 of each list.
 */
export async function exportAccount(actor: Actor, requestId: string, now: Date): Promise<string> {
  const account = await db.account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: {
      name: true,
      email: true,
      createdAt: true,
      isAdministrator: true,
      passwordChangedAt: true,
      totpConfirmedAt: true,
      memberships: {
        take: 10_000,
        select: {
          role: true,
          createdAt: true,
          expiresAt: true,
          challenge: { select: { title: true } },
          council: { select: { name: true } },
          peer: { select: { name: true, role: true, organisation: true, email: true, biography: true } },
        },
      },
      sessions: {
        take: 10_000,
        select: { createdAt: true, lastSeenAt: true, method: true, userAgent: true },
      },
      identities: { take: 100, select: { issuer: true, subject: true, createdAt: true } },
      actions: { take: 10_000, select: { number: true, challenge: { select: { title: true } } } },
      // One's own notes by their number and times: the words are read in the challenge, where the wall stands.
      notes: { take: 10_000, select: { recordedAt: true, challenge: { select: { title: true } } } },
    },
  });
  const messages = await listMessagesTo(account.email);
  const trail = await db.auditEvent.findMany({
    where: { accountId: actor.accountId },
    orderBy: { at: "asc" },
    take: 10_000,
    select: { at: true, type: true },
  });
  await transaction((tx) =>
    recordOutsideChallenge(
      tx,
      { actor, challengeId: null, requestId },
      { type: "account-exported", data: { accountId: actor.accountId } },
      now,
    ),
  );
  return JSON.stringify(
    {
      about: `What the workspace holds on the account of ${account.name}`,
      madeAt: now.toISOString(),
      leftOut: "Passwords and secrets, and the words of notes: read those in the challenge.",
      account,
      messages,
      trail,
    },
    null,
    2,
  );
}
