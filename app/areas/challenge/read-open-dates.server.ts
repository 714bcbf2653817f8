import { lastDayOf } from "#app/areas/dates/standing.ts";
import type { Day } from "#app/platform/days.ts";
import type { Db } from "#app/platform/db.server.ts";

/** A day by which a key date that is not done has to be done. */
export interface OpenDate {
  id: string;
  key: string;
  label: string;
  day: Day;
  /** Whether it is the very latest day of a date that is due earlier. */
  isVeryLatest: boolean;
}

/**
 * The days within a time by which key dates that are not done have to be done: the day each is due, or the latest where it has no other, and
 * the very latest beside it. Of at most 100 key dates, in their order.
 */
export async function listOpenDates(
  challengeId: string,
  { from, until }: { from: Day; until: Day },
  client: Db,
): Promise<OpenDate[]> {
  const within = { gte: from, lte: until };
  const rows = await client.milestone.findMany({
    where: { challengeId, doneOn: null, OR: [{ dueOn: within }, { latestOn: within }] },
    orderBy: { position: "asc" },
    take: 100,
    select: { id: true, key: true, label: true, dueOn: true, latestOn: true },
  });
  return rows.flatMap(({ dueOn: due, latestOn: latest, ...date }) => {
    const first = lastDayOf({ due, latest });
    const days = [
      { day: first, isVeryLatest: false },
      { day: first !== null && latest !== null && latest > first ? latest : null, isVeryLatest: true },
    ];
    return days.flatMap(({ day, isVeryLatest }) =>
      day === null || day < from || day > until ? [] : [{ ...date, day, isVeryLatest }],
    );
  });
}
