import type { Journey, TimetableSite } from "./timetable-record.ts";

/** Minutes between sites, looked up fast: made once for a whole check. */
export type JourneyTable = (fromSiteId: string | null, toSiteId: string | null) => number | null;

/**
 * Looks up journeys. Within one site, or when either side has none (a visit is planned with its own journey), it
 * takes no time. A journey known one way only counts for the way back too. Null: nobody has said how long it is.
 */
export function journeyTable(journeys: readonly Journey[]): JourneyTable {
  const known = new Map(
    journeys.map((journey) => [`${journey.fromSiteId} ${journey.toSiteId}`, journey.minutes]),
  );
  return (from, to) => {
    if (from === null || to === null || from === to) return 0;
    return known.get(`${from} ${to}`) ?? known.get(`${to} ${from}`) ?? null;
  };
}

/** What tells whether the journeys on a form are still the stored ones: their minutes by the place of the row. */
export function journeysMark(rows: readonly { minutes: number | null }[]): string {
  return rows.flatMap(({ minutes }, index) => (minutes === null ? [] : [`${index} ${minutes}`])).join(", ");
}

/** Every ordered pair of sites, with the minutes where they are known: the rows of the table of journeys. */
export function journeyRows(
  sites: readonly Pick<TimetableSite, "id" | "name">[],
  journeys: readonly Journey[],
): { fromSiteId: string; toSiteId: string; from: string; to: string; minutes: number | null }[] {
  const known = new Map(
    journeys.map((journey) => [`${journey.fromSiteId} ${journey.toSiteId}`, journey.minutes]),
  );
  return sites.flatMap((from) =>
    sites
      .filter((to) => to.id !== from.id)
      .map((to) => ({
        fromSiteId: from.id,
        toSiteId: to.id,
        from: from.name,
        to: to.name,
        minutes: known.get(`${from.id} ${to.id}`) ?? null,
      })),
  );
}
