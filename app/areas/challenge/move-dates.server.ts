import type { ChallengePermit } from "#app/access/permit.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { writeDays } from "#app/areas/visits/write-visits.server.ts";
import { type Day, plusDays } from "#app/platform/days.ts";
import type { Tx } from "#app/platform/db.server.ts";

/** More key dates than a challenge can have. */
const MOST_MILESTONES = 100;

/**
 * Moves the days of all visits and the key dates that are still open by a number of days, inside the transaction of a use-case that has
 * asked for the permission and records what it does.
 */
export async function moveDates(tx: Tx, { challengeId }: ChallengePermit, days: number): Promise<void> {
  const moved = (day: Day | null) => (day === null ? null : plusDays(day, days));
  for (const { id, days: held } of await listVisits(challengeId, tx)) {
    await writeDays(
      tx,
      id,
      held.map((day) => plusDays(day, days)),
    );
  }
  const open = await tx.milestone.findMany({
    where: { challengeId, doneOn: null },
    take: MOST_MILESTONES,
    select: { id: true, dueOn: true, notBefore: true },
  });
  for (const { id, dueOn, notBefore } of open) {
    await tx.milestone.updateMany({
      where: { id, challengeId },
      data: { dueOn: moved(dueOn), notBefore: moved(notBefore), version: { increment: 1 } },
    });
  }
}
