import { secretTokenId } from "#app/access/secret-token.server.ts";
import type { SealedMail } from "#app/mail/queue-mail.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { unseal } from "#app/platform/sealed.server.ts";

/**
 * Drops messages that ask when somebody can come and have not gone, when their link has ended: nobody is to be sent a
 * link that does not work. Which link a message holds is known from its words alone.
 */
export async function dropRequestsOf(
  tx: Tx,
  challengeId: string,
  endedLinks: ReadonlySet<string>,
): Promise<void> {
  const waiting = await tx.outgoingMail.findMany({
    where: { challengeId, kind: "availability-request", status: { in: ["draft", "waiting", "failed"] } },
    take: 5000,
    select: { id: true, bodySealed: true },
  });
  const dead = waiting.filter(({ bodySealed }) =>
    (JSON.parse(unseal(bodySealed)) as SealedMail).blocks.some((block) => {
      if (!("link" in block)) return false;
      const id = secretTokenId(block.link.url.split("/").at(-1));
      return id !== null && endedLinks.has(id);
    }),
  );
  if (dead.length === 0) return;
  await tx.outgoingMail.updateMany({
    where: { id: { in: dead.map(({ id }) => id) } },
    data: { status: "discarded", nextAttemptAt: null },
  });
}
