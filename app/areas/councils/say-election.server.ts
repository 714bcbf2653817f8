import { type CouncilRecordPermit, demandOfCouncil } from "#app/access/permit.ts";
import type { Day } from "#app/platform/days.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { ChangedMeanwhile, LOOK_AGAIN, refuseIfChanged } from "#app/writing/merge/changed-meanwhile.ts";
import { recordOfCouncil } from "./change-record.server.ts";
import { electionProblem, FIRST_YEAR, LAST_YEAR } from "./elections.ts";
import { listElectionStatements, type SaidElection } from "./store.server.ts";

/** An answer to "Does it vote?". */
export interface ElectionInput {
  /** The number of the newest statement when the form was opened; 0 when there was none. */
  version: number;
  votes: boolean | null;
  pollingDay: Day | null;
  periodStart: Day | null;
  source: string;
}

/**
 * Says whether a council votes in a year. What was said before stays in view. Throws forbidden, not-found for a year far away, invalid at
 * the day that does not fit, or conflict.
 */
export async function sayElection(
  permit: CouncilRecordPermit,
  year: number,
  { version, ...input }: ElectionInput,
  now: Date,
): Promise<void> {
  const days = input.votes === true ? input : { ...input, pollingDay: null, periodStart: null };
  const problem = electionProblem(year, days);
  if (problem !== null) throw new AppError("invalid", problem.sentence, { field: problem.field });
  await addStatement(permit, year, "said", now, (newest) => {
    refuseIfChanged(version, newest?.number ?? 0, { by: newest?.saidByName, at: newest?.saidAt });
    if (input.votes !== true) refuseTypedDays(input, newest);
    return { ...days, isTakenOut: false };
  });
}

/** Days that stood in the form before go with the election; one that was typed for an election that is not held says two things at once. */
function refuseTypedDays(
  typed: Pick<ElectionInput, "pollingDay" | "periodStart">,
  before: Pick<ElectionInput, "pollingDay" | "periodStart"> | null,
): void {
  for (const field of ["pollingDay", "periodStart"] as const) {
    if (typed[field] === null || typed[field] === before?.[field]) continue;
    throw new AppError("invalid", "Leave this empty, or choose “Yes” above", { field });
  }
}

/** What somebody who puts an election off or back says of it. */
export interface PutOffInput {
  version: number;
  source: string;
}

/**
 * Takes the election of a year out: it is put off, and no pre-election period holds until it is put back. Throws forbidden, not-found, or
 * conflict when there is none to put off.
 */
export async function takeOutElection(
  permit: CouncilRecordPermit,
  year: number,
  { version, source }: PutOffInput,
  now: Date,
): Promise<void> {
  await addStatement(permit, year, "taken-out", now, (newest) => {
    if ((newest?.number ?? 0) !== version) throw new ChangedMeanwhile(undefined, LOOK_AGAIN);
    if (newest === null || newest.isTakenOut || newest.votes !== true) {
      throw new AppError("conflict", "There is no election in this year that could be put off.");
    }
    return { ...newest, isTakenOut: true, source };
  });
}

/** Puts an election back as it was before it was put off. Throws forbidden, not-found, or conflict when it was not put off. */
export async function putBackElection(
  permit: CouncilRecordPermit,
  year: number,
  { version, source }: PutOffInput,
  now: Date,
): Promise<void> {
  await addStatement(permit, year, "put-back", now, (newest) => {
    if ((newest?.number ?? 0) !== version) throw new ChangedMeanwhile(undefined, LOOK_AGAIN);
    if (newest === null || !newest.isTakenOut) {
      throw new AppError("conflict", "The election of this year was not put off.");
    }
    return { ...newest, isTakenOut: false, source };
  });
}

type NewStatement = Pick<SaidElection, "votes" | "isTakenOut" | "pollingDay" | "periodStart" | "source">;

/** Adds one statement behind those of the year. */
async function addStatement(
  permit: CouncilRecordPermit,
  year: number,
  what: "said" | "taken-out" | "put-back",
  now: Date,
  next: (newest: SaidElection | null) => NewStatement,
): Promise<void> {
  demandOfCouncil(permit, "council.edit");
  demandYear(year);
  const { councilId, actor } = permit;
  await transaction(async (tx) => {
    const newest =
      (await listElectionStatements(permit, tx)).filter((each) => each.year === year).at(-1) ?? null;
    const { votes, isTakenOut, pollingDay, periodStart, source } = next(newest);
    await tx.councilElection.create({
      data: {
        id: newId(),
        councilId,
        year,
        number: (newest?.number ?? 0) + 1,
        votes,
        isTakenOut,
        pollingDay,
        periodStart,
        source,
        saidAt: now,
        saidById: actor.accountId,
        saidByName: actor.name,
      },
      select: { id: true },
    });
    await recordOfCouncil(
      tx,
      permit,
      { type: "council-election-said", data: { councilId, year, what } },
      now,
    );
  });
}

/** A year as it stands in an address. Throws not-found for what is none that can be spoken of. */
export function yearOf(text: string): number {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  demandYear(year);
  return year;
}

function demandYear(year: number): void {
  if (year < FIRST_YEAR || year > LAST_YEAR)
    throw new AppError("not-found", "There is no page for that year.");
}
