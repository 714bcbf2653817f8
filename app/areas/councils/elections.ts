import { localElectionDay } from "#app/areas/dates/elections.ts";
import { type Day, plusDays } from "#app/platform/days.ts";

/**
 * What is known of a council's election in a year. A council says it once a year; an election can be put off and put back (in 2026
 * thirty councils' were within a month), so that nothing said is written over: the newest counts.
 */

/** One thing said of the election of a year. */
export interface ElectionStatement {
  year: number;
  /** 1, 2, 3 … within the year. */
  number: number;
  /** Null: nobody knows. */
  votes: boolean | null;
  /** Put off: as if there were none, until it is put back. */
  isTakenOut: boolean;
  /** Where it is not the usual one. */
  pollingDay: Day | null;
  /** The first day of the pre-election period, where it is not the usual one. */
  periodStart: Day | null;
  source: string;
}

/** How the election of a year stands for whoever reckons dates with it. */
export interface CouncilElectionOfYear {
  year: number;
  /** Null: nobody has said, or said that it is not known. A warning says "if" then. */
  votes: boolean | null;
  pollingDay: Day | null;
  periodStart: Day | null;
  source: string;
}

/** The newest statement of each year, by year. */
export function newestStatements<S extends ElectionStatement>(statements: readonly S[]): S[] {
  const newest = new Map<number, S>();
  for (const statement of statements) {
    const known = newest.get(statement.year);
    if (known === undefined || known.number < statement.number) newest.set(statement.year, statement);
  }
  return [...newest.values()].sort((a, b) => a.year - b.year);
}

/** How each year stands: what was put off is no election, with its source; what nobody spoke of is not in the list. */
export function electionsOf(statements: readonly ElectionStatement[]): CouncilElectionOfYear[] {
  return newestStatements(statements).map(({ year, votes, isTakenOut, pollingDay, periodStart, source }) =>
    isTakenOut
      ? { year, votes: false, pollingDay: null, periodStart: null, source }
      : { year, votes, pollingDay, periodStart, source },
  );
}

/**
 * The years for which a council is asked whether it votes: that of the next usual polling day. House rule. A council that has ended
 * by then is not asked.
 */
export function yearsToAsk(today: Day, lastDay: Day | null): number[] {
  const thisYear = Number(today.slice(0, 4));
  const next = today <= localElectionDay(thisYear) ? thisYear : thisYear + 1;
  const years = [next];
  return years.filter((each) => lastDay === null || localElectionDay(each) <= lastDay);
}

/** Of those years, the ones that nobody has answered for. An election that was put off was spoken of. */
export function unansweredYears(
  elections: readonly Pick<CouncilElectionOfYear, "year" | "votes">[],
  today: Day,
  lastDay: Day | null,
): number[] {
  const answered = new Set(elections.flatMap(({ year, votes }) => (votes === null ? [] : year)));
  return yearsToAsk(today, lastDay).filter((year) => !answered.has(year));
}

/** How one statement reads: "Votes", "Does not vote", "Not known", "Put off". */
export function statementInWords({
  votes,
  isTakenOut,
}: Pick<ElectionStatement, "votes" | "isTakenOut">): string {
  if (isTakenOut) return "Put off";
  return votes === null ? "Not known" : votes ? "Votes" : "Does not vote";
}

/** First and last year that can be spoken of: before and after nothing here is planned. */
export const FIRST_YEAR = 2020;
export const LAST_YEAR = 2040;

/** Whether a day lies in those years: any other is a slip of the pen. */
export function isYearSpokenOf(day: Day): boolean {
  const year = Number(day.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** What is wrong with days given for an election, as the field and a sentence; null when nothing is. */
export function electionProblem(
  year: number,
  { pollingDay, periodStart }: { pollingDay: Day | null; periodStart: Day | null },
): { field: "pollingDay" | "periodStart"; sentence: string } | null {
  if (pollingDay !== null && !pollingDay.startsWith(`${year}-`)) {
    return { field: "pollingDay", sentence: `Polling day must be in ${year}` };
  }
  const polling = pollingDay ?? localElectionDay(year);
  if (periodStart !== null && periodStart >= polling) {
    return { field: "periodStart", sentence: "The pre-election period must begin before polling day" };
  }
  if (periodStart !== null && periodStart < plusDays(polling, -LONGEST_PERIOD_DAYS)) {
    return {
      field: "periodStart",
      sentence: `The pre-election period must begin within ${LONGEST_PERIOD_DAYS / 7} weeks before polling day`,
    };
  }
  return null;
}

/** No period of some months is known: a longer one is a slip of the pen. */
const LONGEST_PERIOD_DAYS = 84;
