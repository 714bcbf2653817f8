import { demand, type VisitPermit } from "#app/access/permit.ts";
import { readVisit } from "#app/areas/visits/read-visits.server.ts";
import { record } from "#app/audit/record.server.ts";
import { refuseIfSaved } from "#app/audit/saved-meanwhile.server.ts";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { markOf } from "#app/writing/merge/changed-meanwhile.ts";
import { countRevision } from "../change-timetable.server.ts";
import { readDayRules } from "../store.server.ts";
import { type HoursByDay, hoursProblem, hoursRuleKey, ownHoursRows } from "./day-hours.ts";

const CHANGED = "hours of single days changed";

/**
 * Writes the hours of the days of a visit that are not as the house rules say: a first day that begins at noon, a last that ends early.
 * `opened` is the mark of those on the form. Throws forbidden, conflict, or invalid for what is no day of the visit and at the day that
 * would end before it starts.
 */
export async function saveDayHours(
  permit: VisitPermit,
  { hours, opened }: { hours: HoursByDay; opened: string },
  now: Date,
): Promise<void> {
  demand(permit, "timetable.edit");
  const { challengeId } = permit;
  await transaction(async (tx) => {
    const { days } = await readVisit(permit, tx);
    const other = Object.keys(hours).find((date) => !days.includes(date));
    if (other !== undefined) {
      throw new AppError("invalid", `${formatDayWithWeekday(other)} is no day of this visit any more.`);
    }
    const stored = await readDayRules(permit, tx);
    const problem = hoursProblem(stored.rules, hours);
    if (problem !== null) {
      const field = `hours[${days.indexOf(problem.date)}].to`;
      throw new AppError("invalid", problem.message, { field });
    }
    await refuseIfSaved(
      tx,
      { opened, stored: markOf(stored.hours) },
      { challengeId, by: [{ type: "timetable-changed", data: { what: CHANGED } }] },
    );
    const keys = days.flatMap((date) => [hoursRuleKey("from", date), hoursRuleKey("to", date)]);
    await tx.timetableRule.deleteMany({ where: { challengeId, key: { in: keys } } });
    await tx.timetableRule.createMany({ data: ownHoursRows(challengeId, hours) });
    await countRevision(tx, permit);
    await record(tx, permit, { type: "timetable-changed", data: { what: CHANGED } }, now);
  });
}
