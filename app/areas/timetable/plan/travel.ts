import { ONLINE, UNTIMED_JOURNEY_MINUTES } from "#app/solver/day-rules.ts";
import type { Journey, TimetableSite } from "./timetable-record.ts";

/** Minutes between sites, looked up fast: made once for a whole check. Null: nobody has said how long the journey takes. */
export type JourneyTable = (fromSiteId: string | null, toSiteId: string | null) => number | null;

/**
 * Looks up journeys. Within one site, or when either side has none (online, or a visit to a place nobody has named), it takes no time.
 * A journey known one way only counts for the way back too.
 */
export function journeyTable(journeys: readonly Journey[]): JourneyTable {
  const known = new Map(
    journeys.map((journey) => [`${journey.fromSiteId} ${journey.toSiteId}`, journey.minutes]),
  );
  return (from, to) => {
    if (from === null || to === null || from === to || from === ONLINE || to === ONLINE) return 0;
    return known.get(`${from} ${to}`) ?? known.get(`${to} ${from}`) ?? null;
  };
}

/** A journey as the search for a timetable reckons with it: one that nobody has timed cannot be made on one day. */
export function plannedMinutes(minutes: number | null): number {
  return minutes ?? UNTIMED_JOURNEY_MINUTES;
}

/** The pairs of sites whose journey nobody has timed, by name. */
export function untimedPairs(
  sites: readonly Pick<TimetableSite, "id" | "name">[],
  journeys: readonly Journey[],
): [string, string][] {
  const journey = journeyTable(journeys);
  return sites.flatMap((from, index) =>
    sites
      .slice(index + 1)
      .filter((to) => journey(from.id, to.id) === null)
      .map((to): [string, string] => [from.name, to.name]),
  );
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

/** What tells whether the journeys on a form are still the stored ones: their minutes by the place of the row. */
export function journeysMark(rows: readonly { minutes: number | null }[]): string {
  return rows.flatMap(({ minutes }, index) => (minutes === null ? [] : [`${index} ${minutes}`])).join(", ");
}
