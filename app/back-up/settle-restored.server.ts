import { endAllSignInSessions } from "#app/access/sign-in-sessions.server.ts";
import { destroyAgain, emptyAgain } from "#app/areas/retention/destroy-again.server.ts";
import { chainOldEvents } from "#app/audit/chain-old-events.server.ts";
import { readHead } from "#app/audit/record.server.ts";
import { recordRestore } from "#app/audit/record-restore.server.ts";
import { holdMails } from "#app/mail/unsent-messages.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { readDestroyedList } from "./destroyed-list.server.ts";
import type { FoundBackUp } from "./open-back-up.server.ts";
import type { Settled } from "./restore.server.ts";

/** What a message that may have been sent already says of itself in the outbox. */
const MAY_BE_SENT =
  "The workspace was restored from a back-up, and this may have been sent before that. Send it again if it was not.";

/**
 * Puts right what a restored database would otherwise do: it says in the trail that it was restored, destroys again what the list beside
 * the back-ups says was destroyed later, ends all sessions, some of which were ended since, and holds messages that may have been sent.
 */
export async function settleRestored(backUp: FoundBackUp, migrations: string[], now: Date): Promise<Settled> {
  await chainOldEvents(migrations);
  await recordRestore({ takenAt: new Date(backUp.manifest.madeAt) }, now);
  const again = await destroyListed(backUp.folder, now);
  const { messagesHeld, sessionsEnded } = await transaction(async (tx) => {
    const messagesHeld = await holdMails(tx, MAY_BE_SENT);
    return { messagesHeld, sessionsEnded: await endAllSignInSessions(tx) };
  });
  if (again.destroyedAgain.length + again.emptiedAgain.person + again.emptiedAgain.account > 0) {
    // Deleted words stay in the pages of the file until it is written anew.
    await db.$executeRawUnsafe("VACUUM");
    await db.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  return { auditHead: await readHead(db), ...again, messagesHeld, sessionsEnded };
}

async function destroyListed(
  folder: string,
  now: Date,
): Promise<Pick<Settled, "destroyedAgain" | "emptiedAgain">> {
  const destroyedAgain: Settled["destroyedAgain"] = [];
  const emptiedAgain = { person: 0, account: 0 };
  for (const line of await readDestroyedList(folder)) {
    if (line.kind === "records") {
      const { kind: _, ...certificate } = line;
      const count = await destroyAgain(certificate, now);
      if (count !== null) {
        destroyedAgain.push({ category: line.category, challengeId: line.challengeId, count });
      }
    } else if (await emptyAgain(line.kind, line.of, now)) {
      emptiedAgain[line.kind] += 1;
    }
  }
  return { destroyedAgain, emptiedAgain };
}
