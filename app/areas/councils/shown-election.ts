import { localElectionDay } from "#app/areas/dates/elections.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { type ElectionStatement, statementInWords } from "./elections.ts";

/** An election of a year as pages show it. */
export interface ShownElection {
  year: number;
  /** "Votes on 7 May 2026", "Put off", "Nobody has said". */
  words: string;
  source: string;
  /** Whether a pre-election period begins on a day of its own. */
  period: string | null;
}

/** What was said in words; the usual polling day is said to be the usual one. */
export function shownElection(statement: ElectionStatement): ShownElection {
  const { year, pollingDay, periodStart, votes, isTakenOut, source } = statement;
  const words = statementInWords(statement);
  const isHeld = votes === true && !isTakenOut;
  const day =
    pollingDay === null ? `${formatDay(localElectionDay(year))}, the usual day` : formatDay(pollingDay);
  return {
    year,
    words: isHeld ? `${words} on ${day}` : words,
    source,
    period: isHeld && periodStart !== null ? `Pre-election period from ${formatDay(periodStart)}` : null,
  };
}

/** "Does it vote in 2026?", "Does it vote in 2026 and in 2027?": what is asked until somebody has answered; null when all is said. */
export function electionQuestion(years: readonly number[]): string | null {
  if (years.length === 0) return null;
  return `Does the council vote in ${years.join(" and in ")}? Nobody has said yet: until somebody does, warnings about its pre-election period say “if”.`;
}
