import type { Actor } from "#app/access/permit.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { refuseIfChanged } from "#app/writing/merge/changed-meanwhile.ts";

/**
 * Saves a privacy notice as the next version. `given.version` is the one that was on the screen: if another has been saved
 * since, this is refused (conflict) and nothing is overwritten. Earlier versions are kept.
 */
export async function changePrivacyNotice(
  actor: Actor,
  given: { text: string; version: number },
  now: Date,
  requestId: string,
): Promise<void> {
  await transaction(async (tx) => {
    const newest = await tx.privacyNotice.findFirst({
      orderBy: { version: "desc" },
      select: { version: true, writtenByName: true, writtenAt: true },
    });
    refuseIfChanged(given.version, newest?.version ?? 0, {
      by: newest?.writtenByName,
      at: newest?.writtenAt,
    });
    const version = given.version + 1;
    await tx.privacyNotice.create({
      data: {
        id: newId(),
        text: given.text,
        version,
        writtenById: actor.accountId,
        writtenByName: actor.name,
        writtenAt: now,
      },
      select: { id: true },
    });
    await recordOutsideChallenge(
      tx,
      { actor, challengeId: null, requestId },
      { type: "privacy-notice-changed", data: { version } },
      now,
    );
  });
}
