import type { OnSite } from "#app/areas/challenge/plan-key-dates.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { listedWithAnd } from "#app/platform/text/word-list.ts";

/** The days on site as a letter names them: "2 March 2027 to 5 March 2027"; null where it names none. */
export function stayWords(phases: readonly OnSite[]): string | null {
  const stays = phases.flatMap(({ start, end }) =>
    start === null || end === null ? [] : [`${formatDay(start)} to ${formatDay(end)}`],
  );
  return stays.length === 0 ? null : listedWithAnd(stays);
}
