import { secretTokenId } from "#app/access/secret-token.server.ts";
import { discardMails, listUnsentWords } from "#app/mail/unsent-messages.server.ts";
import type { Tx } from "#app/platform/db.server.ts";

/**
 * Drops messages that ask when somebody can come and have not gone, when their link has ended: nobody is to be sent a
 * link that does not work. Which link a message holds is known from its words alone.
 */
export async function dropRequestsOf(
  tx: Tx,
  challengeId: string,
  endedLinks: ReadonlySet<string>,
): Promise<void> {
  const waiting = await listUnsentWords(tx, challengeId, "availability-request");
  const dead = waiting.filter(({ blocks }) =>
    blocks.some((block) => {
      if (!("link" in block)) return false;
      const id = secretTokenId(block.link.url.split("/").at(-1));
      return id !== null && endedLinks.has(id);
    }),
  );
  await discardMails(
    tx,
    dead.map(({ id }) => id),
    ["draft", "waiting", "failed"],
    challengeId,
  );
}
