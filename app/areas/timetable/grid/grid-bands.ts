/** What fills the time between sessions on the grid: journeys and lunch, for whoever walks a column. */
import { timeOf } from "#app/platform/clock-time.ts";
import { lunchRule } from "../plan/house-rules.ts";
import { type DayStay, lunchInPause } from "../plan/own-day.ts";
import type { JourneyTable } from "../plan/travel.ts";

/** A stretch between sessions, with times "HH:MM". */
export interface Band {
  what: "journey" | "lunch";
  start: string;
  end: string;
  words: string;
}

interface BandSource {
  rules: Parameters<typeof lunchRule>[0];
  journey: JourneyTable;
  /** "Wexcombe Town Hall" of its id. */
  siteName: (siteId: string | null) => string;
}

/**
 * Journeys between the sites of neighbouring sessions, just before the later one or, where lunch fits only after the journey, just after
 * the earlier; and lunch where the day leaves time for it. `day` is what one pair or person does on one day (`ownDay`). A journey
 * longer than the time there is says so.
 */
export function bandsOf(day: readonly DayStay[], { rules, journey, siteName }: BandSource): Band[] {
  const bands: Band[] = [];
  const rule = lunchRule(rules);
  const middle = (rule.from + rule.to) / 2;
  let isHungry = day.some(({ start }) => start < middle) && day.some(({ end }) => end > middle);
  /** Draws lunch where a pause has it for the first time; says whether the journey comes before it. */
  const eat = (from: number, to: number, journeyMinutes = 0): boolean => {
    const lunch = isHungry ? lunchInPause({ from, to }, journeyMinutes, rule) : null;
    if (lunch === null) return false;
    isHungry = false;
    bands.push({
      what: "lunch",
      start: timeOf(lunch.from),
      end: timeOf(lunch.from + rule.minutes),
      words: `Lunch, ${rule.minutes} minutes`,
    });
    return lunch.isAfterJourney;
  };
  let before: DayStay | undefined;
  for (const stay of day) {
    if (before === undefined) eat(0, stay.start);
    else if (stay.start > before.end) {
      const minutes = journey(before.site, stay.site) ?? 0;
      const free = stay.start - before.end;
      const isFirst = eat(before.end, stay.start, Math.min(minutes, free));
      const leave = isFirst ? before.end : stay.start - Math.min(minutes, free);
      if (minutes > 0) {
        bands.push({
          what: "journey",
          start: timeOf(leave),
          end: timeOf(leave + Math.min(minutes, free)),
          words: `Journey to ${siteName(stay.site)}, ${minutes} minutes${
            minutes > free ? `: only ${free} free` : ""
          }`,
        });
      }
    }
    before = stay;
  }
  if (before !== undefined) eat(before.end, rule.to);
  return bands.sort((a, b) => a.start.localeCompare(b.start));
}
