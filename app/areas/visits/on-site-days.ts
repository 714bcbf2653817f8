import { formatDays } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";

/** The days of one phase on site, in order; at least one. */
export interface Phase {
  visitId: string;
  days: readonly Day[];
}

/** When the peers are on site: the phases that have days, in order of time; at least one. */
export interface OnSiteDays {
  phases: readonly Phase[];
  first: Day;
  /** T, from which dates are counted: the last day of the last phase. */
  last: Day;
}

/** Puts phases together; null when none of them has a day. */
export function onSiteDays(phases: readonly Phase[]): OnSiteDays | null {
  const held = phases
    .filter(({ days }) => days.length > 0)
    .map(({ visitId, days }) => ({ visitId, days: [...days].sort() }))
    .sort((a, b) => (a.days[0] ?? "").localeCompare(b.days[0] ?? ""));
  const days = held.flatMap((phase) => phase.days).sort();
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined ? null : { phases: held, first, last };
}

/** The first and the last day of each phase. */
export function staysOf({ phases }: OnSiteDays): { start: Day; end: Day }[] {
  return phases.map(({ days }) => ({ start: days[0] ?? "", end: days.at(-1) ?? "" }));
}

/** "2 to 5 March 2026", with a second phase "2 to 5 March 2026 and 30 March to 1 April 2026"; null while there are no days. */
export function onSiteWords(onSite: OnSiteDays | null | undefined): string | null {
  if (onSite === null || onSite === undefined) return null;
  return joined(onSite.phases.map(({ days }) => formatDays(days)));
}

/** "from 2 to 5 March 2026", "on 2 March 2026", with a second phase "from 2 to 5 March 2026 and on 30 March 2026". */
export function onSiteWhen(onSite: OnSiteDays | null): string | null {
  if (onSite === null) return null;
  return joined(
    onSite.phases.map(({ days }) => {
      const words = formatDays(days);
      return `${words.includes(" to ") ? "from" : "on"} ${words}`;
    }),
  );
}

function joined(parts: readonly string[]): string {
  if (parts.length <= 1) return parts[0] ?? "";
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
