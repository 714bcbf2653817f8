import { type Day, daysBetween, plusDays } from "#app/platform/days.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { readFirstPhase } from "./read-visits.server.ts";

/** Days that a visit can have at most. */
export const MOST_DAYS = 60;

/**
 * Every day from the first to the last; none when one of them is not known. Of more than sixty, which only a slip in a date makes, the
 * first and the last one stay, from which dates are counted.
 */
export function daysFromTo(first: Day | null, last: Day | null): Day[] {
  if (first === null || last === null || last < first) return [];
  const count = daysBetween(first, last) + 1;
  const days = Array.from({ length: Math.min(count, MOST_DAYS) }, (_, index) => plusDays(first, index));
  return count > MOST_DAYS ? [...days.slice(0, -1), last] : days;
}

/** Writes the phase on site that a challenge has from its first moment. Returns its id. */
export async function writeFirstPhase(
  tx: Tx,
  challengeId: string,
  { start, end }: { start: Day | null; end: Day | null },
): Promise<string> {
  const id = newId();
  await tx.visit.create({
    data: { id, challengeId, kind: "on-site", position: 1 },
    select: { id: true },
  });
  await tx.visitDay.createMany({ data: daysFromTo(start, end).map((date) => ({ visitId: id, date })) });
  return id;
}

/** Gives the first phase all days from a first to a last; nothing is changed where it begins and ends there already. */
export async function changeFirstPhase(
  tx: Tx,
  challengeId: string,
  { start, end }: { start: Day | null; end: Day | null },
): Promise<void> {
  const { id, days } = await readFirstPhase(challengeId, tx);
  if ((days[0] ?? null) === start && (days.at(-1) ?? null) === end) return;
  await writeDays(tx, id, daysFromTo(start, end));
}

/** Gives a visit other days, inside the transaction of a use-case that has asked for the permission and records what it does. */
export async function writeDays(tx: Tx, visitId: string, days: readonly Day[]): Promise<void> {
  await tx.visitDay.deleteMany({ where: { visitId } });
  await tx.visitDay.createMany({ data: [...new Set(days)].map((date) => ({ visitId, date })) });
  await tx.visit.update({
    where: { id: visitId },
    data: { version: { increment: 1 } },
    select: { id: true },
  });
}
