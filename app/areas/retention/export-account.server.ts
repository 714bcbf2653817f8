import type { Actor } from "#app/access/permit.ts";
import { readHeldOnAccount } from "#app/areas/people/accounts/read-accounts.server.ts";
import { listEventsOf } from "#app/audit/read-events.server.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import { listMessagesTo } from "#app/mail/kept-messages.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { listDraftsOf } from "#app/writing/drafts/draft-store.server.ts";

/**
 * All that is held on one's own account, as JSON, and a line in the trail. Secrets are not in it (a password's hash
 * opens nothing for its owner), nor what others wrote. At most 10,000 of each list.
 */
export async function exportAccount(actor: Actor, requestId: string, now: Date): Promise<string> {
  const account = await readHeldOnAccount(actor.accountId);
  const drafts = await listDraftsOf(actor.accountId);
  const messages = await listMessagesTo(account.email);
  const trail = await listEventsOf(actor.accountId);
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
      leftOut: "Passwords and secrets, and the words of notes and drafts: read those on their pages.",
      account,
      drafts,
      messages,
      trail,
    },
    null,
    2,
  );
}
