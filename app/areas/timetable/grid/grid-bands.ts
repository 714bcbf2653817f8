/** What fills the time between sessions on the grid: journeys and lunch, for whoever walks a column. */
import { timeOf } from "#app/platform/clock-time.ts";
import type { RuleMinutes } from "../plan/house-rules.ts";
import type { PlacedSession } from "../plan/timetable-record.ts";
import type { JourneyTable } from "../plan/travel.ts";

/** A stretch between sessions, with times "HH:MM". */
export interface Band {
  what: "journey" | "lunch";
  start: string;
  end: string;
  words: string;
}

interface BandSource {
  rules: Pick<RuleMinutes, "lunchFrom" | "lunchTo" | "lunchMinutes">;
  journey: JourneyTable;
  /** "Wexcombe Town Hall" of its id. */
  siteName: (siteId: string | null) => string;
}

/**
 * Journeys between the sites of neighbouring sessions, just before the later one, and lunch where the day leaves time for it. `day`
 * is what one pair or person does on one day, in order of time. A journey longer than the time there is says so.
 */
export function bandsOf(day: readonly PlacedSession[], { rules, journey, siteName }: BandSource): Band[] {
  const bands: Band[] = [];
  let lunch: Band | null = null;
  const middle = (rules.lunchFrom + rules.lunchTo) / 2;
  const worksBothSides = day.some(({ from }) => from < middle) && day.some(({ to }) => to > middle);
  const eat = (from: number, to: number) => {
    const start = Math.max(from, rules.lunchFrom);
    const end = start + rules.lunchMinutes;
    if (lunch !== null || !worksBothSides || rules.lunchMinutes === 0) return;
    if (end > Math.min(to, rules.lunchTo)) return;
    lunch = {
      what: "lunch",
      start: timeOf(start),
      end: timeOf(end),
      words: `Lunch, ${rules.lunchMinutes} minutes`,
    };
  };
  let before: PlacedSession | undefined;
  for (const session of day) {
    if (before === undefined) eat(0, session.from);
    else if (session.from > before.to) {
      const minutes = journey(before.siteId, session.siteId) ?? 0;
      const free = session.from - before.to;
      const leave = session.from - Math.min(minutes, free);
      eat(before.to, leave);
      if (minutes > 0) {
        bands.push({
          what: "journey",
          start: timeOf(leave),
          end: session.start,
          words: `Journey to ${siteName(session.siteId)}, ${minutes} minutes${
            minutes > free ? `: only ${free} free` : ""
          }`,
        });
      }
    }
    if (before === undefined || session.to > before.to) before = session;
  }
  if (before !== undefined) eat(before.to, rules.lunchTo);
  return [...(lunch === null ? [] : [lunch as Band]), ...bands].sort((a, b) =>
    a.start.localeCompare(b.start),
  );
}
