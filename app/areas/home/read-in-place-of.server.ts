import type { ChallengePermit } from "#app/access/permit.ts";
import { actionCounts } from "#app/areas/action-plan/plan-counts.server.ts";
import { listAwayNow } from "#app/areas/people/deputies/read-deputies.server.ts";
import { listDocumentsNamed } from "#app/areas/preparation/named-documents.server.ts";
import { awayInWords } from "#app/notices/stand-ins.ts";
import { readCounts } from "#app/platform/counting.server.ts";
import { type Day, dayOf } from "#app/platform/days.ts";
import { db } from "#app/platform/db.server.ts";
import { byRole, tasksInPlaceOf } from "./in-place-of.ts";
import type { ActionProgress } from "./progress.ts";

/** How the actions of one owner stand. */
async function readActionsOf(
  challengeId: string,
  councilId: string,
  ownerId: string,
  today: Day,
): Promise<ActionProgress> {
  const found: Partial<ActionProgress> = await readCounts(
    actionCounts(challengeId, councilId, ownerId, today),
    db,
  );
  const { actionsHeld = 0, actionsFinished = 0, actionsWithoutUpdate = 0, actionsOverdue = 0 } = found;
  return { actionsHeld, actionsFinished, actionsWithoutUpdate, actionsOverdue };
}

/** For whom the permit's person stands in now, and what is open in their name that this person may do. */
export async function readInPlaceOf(permit: ChallengePermit, now: Date) {
  const { challengeId, councilId } = permit;
  const away = await listAwayNow(permit, now);
  return Promise.all(
    away.map(async ({ accountId, name, role, untilOn }) => {
      const actions =
        councilId === null || !permit.may("actions.update")
          ? null
          : await readActionsOf(challengeId, councilId, accountId, dayOf(now));
      const documents = permit.may("pack.edit") ? (await listDocumentsNamed(permit, name, db)).length : 0;
      return {
        accountId,
        whom: awayInWords({ name, untilOn }),
        byRole: byRole({ name, role }, permit.role),
        tasks: tasksInPlaceOf({ name, role, actions, documents }),
      };
    }),
  );
}
