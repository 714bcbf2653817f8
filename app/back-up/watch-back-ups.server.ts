import { to } from "#app/addresses.ts";
import { listAdministrators } from "#app/areas/people/accounts/read-accounts.server.ts";
import { readFirstEventId } from "#app/audit/read-events.server.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";
import { wasMailWritten } from "#app/mail/unsent-messages.server.ts";
import { withDatabaseFile } from "#app/platform/database-file.server.ts";
import { formatInstant } from "#app/platform/days.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { log } from "#app/platform/log.server.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { addToDestroyedList } from "./destroyed-list.server.ts";
import { readMarker } from "./folder.server.ts";
import { readBackUps } from "./read-back-ups.server.ts";
import { thisWorkspace } from "./this-workspace.server.ts";

const DAY_MS = 86_400_000;

/** Days after which the last good back-up is old (house rule): one is made a day, and one may fail. */
const OLD_AFTER_DAYS = 2;

/** Days after which administrators are told again. */
const TOLD_AGAIN_AFTER_DAYS = 7;

/** Administrators told at most. */
const MOST_TOLD = 20;

/** How the back-ups that the service makes by itself are. */
export interface BackUpState {
  folder: string;
  /** Null: there is none, or the folder cannot be read. */
  lastGoodAt: Date | null;
  isOld: boolean;
  /** The same in a sentence. */
  says: string;
}

/** How the back-ups in BACKUP_DIR are; null where the service makes none by itself. Never throws for a folder that cannot be read. */
export async function readBackUpState(
  now: Date,
  folder: string | null = env.backUpDir,
): Promise<BackUpState | null> {
  if (folder === null) return null;
  let lastGoodAt: Date | null;
  try {
    ({ lastGoodAt } = await readBackUps(folder, now));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { folder, lastGoodAt: null, isOld: true, says: error.message };
  }
  if (lastGoodAt === null)
    return { folder, lastGoodAt, isOld: true, says: `There is no back-up in ${folder}.` };
  return {
    folder,
    lastGoodAt,
    isOld: now.getTime() - lastGoodAt.getTime() > OLD_AFTER_DAYS * DAY_MS,
    says: `The last good back-up in ${folder} was made on ${formatInstant(lastGoodAt)}.`,
  };
}

/**
 * Looks after the back-ups between two of them: lists beside them what was destroyed since the last, and tells the administrators by
 * mail, once a week, when the last good one is old. Returns how many were told.
 */
export async function watchBackUps(now: Date): Promise<number> {
  const state = await readBackUpState(now);
  if (state === null) return 0;
  const told = state.isOld ? await tellAdministrators(state, now) : 0;
  await listDestroyed(state.folder);
  return told;
}

/** Only in a folder that holds back-ups of this workspace: the first of them makes it one. */
async function listDestroyed(folder: string): Promise<void> {
  const marker = await readMarker(folder);
  if (marker === null || marker.workspace === null) return;
  if ((await readFirstEventId()) !== marker.workspace) return;
  await withDatabaseFile(thisWorkspace().databaseFile, (file) => addToDestroyedList(folder, file));
}

async function tellAdministrators(state: BackUpState, now: Date): Promise<number> {
  log.warn({ folder: state.folder, lastGoodAt: state.lastGoodAt }, "the last good back-up is old");
  const aWeekAgo = new Date(now.getTime() - TOLD_AGAIN_AFTER_DAYS * DAY_MS);
  const since = state.lastGoodAt !== null && state.lastGoodAt > aWeekAgo ? state.lastGoodAt : aWeekAgo;
  return transaction(async (tx) => {
    if (await wasMailWritten(tx, "back-up-old", since, now)) return 0;
    const administrators = await listAdministrators(MOST_TOLD, tx);
    for (const { name, email } of administrators) {
      await queueMail(
        tx,
        {
          kind: "back-up-old",
          challengeId: null,
          to: { address: email, name },
          subject: "No back-up of the peer challenge workspace for two days",
          body: [
            { text: `Dear ${name},` },
            {
              text: `${state.says} The workspace makes one every day. If its disk fails now, what was written since is lost.`,
            },
            {
              link: {
                url: absoluteUrl(to.operation.jobs()),
                label: "See what failed, and have it done again",
              },
            },
          ],
          createdByName: null,
        },
        now,
      );
    }
    return administrators.length;
  });
}
