import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { moveDates } from "#app/areas/challenge/move-dates.server.ts";
import { moveDays } from "#app/areas/timetable/plan/visit-days/move-days.server.ts";
import { releaseTimetable } from "#app/areas/timetable/release/release-timetable.server.ts";
import { permitAtFirstPhase } from "#app/areas/visits/permit-at-visit.server.ts";
import { record } from "#app/audit/record.server.ts";
import { formatDay, formatDayRange } from "#app/platform/day-words.ts";
import { type Day, dayOf, plusDays } from "#app/platform/days.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { daysToMove } from "./days-to-move.ts";
import { readDemonstration } from "./demonstration.server.ts";

/**
 * Moves the visit of a demonstration whose days have passed, so that its second day is today: the days on site, the sessions, when
 * peers and people can come, and the key dates that are still open. Then the timetable is released anew, telling nobody. Notes and
 * what was recorded stay with their sessions. Returns the new first day. Throws forbidden, not-found in any other challenge, or
 * conflict while its days are not over.
 */
export async function moveToToday(permit: ChallengePermit, now: Date): Promise<Day> {
  demand(permit, "challenge.manage");
  demand(permit, "timetable.release");
  const today = dayOf(now);
  const to = await transaction(async (tx) => {
    const facts = await readDemonstration(permit, tx);
    const days = daysToMove(facts, today);
    if (days === null) {
      throw new AppError(
        "conflict",
        `The days of this visit are not over: ${formatDayRange(facts.first, facts.last)}. Nothing was moved.`,
      );
    }
    const start = plusDays(facts.first, days);
    await moveDates(tx, permit, days);
    await moveDays(tx, permit, days);
    await record(tx, permit, { type: "demonstration-moved", data: { from: facts.first, to: start } }, now);
    return start;
  });
  await releaseTimetable(
    await permitAtFirstPhase(permit),
    { acknowledge: true, invite: false, name: `Moved to ${formatDay(today)}` },
    now,
  );
  return to;
}
