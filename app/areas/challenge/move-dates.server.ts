import type { ChallengePermit } from "#app/access/permit.ts";
import { type KeptConditions, keptConditions } from "#app/areas/dates/kept-conditions.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { writeDays } from "#app/areas/visits/write-visits.server.ts";
import { type Day, plusDays } from "#app/platform/days.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { type KeptDays, movedKeyDates } from "./moved-key-dates.ts";
import { readBaseDays } from "./read-bases.server.ts";
import { listMilestones } from "./store.server.ts";

/**
 * Moves the days of all visits by a number of days, and the key dates that are still open: those that follow from them go with them, days that
 * were set or named move by as many days. Inside the transaction of a use-case that has asked for the permission and records what it does.
 */
export async function moveDates(tx: Tx, permit: ChallengePermit, days: number): Promise<void> {
  const { challengeId } = permit;
  const shifted = (day: Day | null) => (day === null ? null : plusDays(day, days));
  const before = await readBaseDays(challengeId, tx);
  for (const { id, days: held } of await listVisits(challengeId, tx)) {
    await writeDays(
      tx,
      id,
      held.map((day) => plusDays(day, days)),
    );
  }
  const dates = (await listMilestones(permit, tx)).filter(({ doneOn }) => doneOn === null);
  const moved = new Map(
    movedKeyDates(dates, before, await readBaseDays(challengeId, tx)).map((date) => [date.id, date]),
  );
  for (const date of dates) {
    const follows = moved.get(date.id) ?? date;
    const day = (column: keyof KeptDays) =>
      follows[column] === date[column] ? shifted(date[column]) : follows[column];
    await tx.milestone.updateMany({
      where: { id: date.id, challengeId },
      data: {
        dueOn: day("dueOn"),
        latestOn: day("latestOn"),
        notBefore: day("notBefore"),
        conditions: shiftedConditions(date.conditions, shifted),
        version: { increment: 1 },
      },
    });
  }
}

/** The same conditions, the days that they name moved. */
function shiftedConditions(kept: string | null, shifted: (day: Day) => Day | null): string | null {
  if (kept === null) return null;
  const { due, latest, notBefore } = keptConditions.read(kept);
  const named = (condition: KeptConditions["due"]) =>
    condition === null || !("day" in condition)
      ? condition
      : { ...condition, day: shifted(condition.day) ?? condition.day };
  return keptConditions.write({ due: named(due), latest: named(latest), notBefore: named(notBefore) });
}
