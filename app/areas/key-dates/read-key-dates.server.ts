import type { ChallengePermit } from "#app/access/permit.ts";
import { readBases } from "#app/areas/challenge/read-bases.server.ts";
import {
  listMilestones,
  type Milestone,
  readRecordBegan,
} from "#app/areas/challenge/read-challenge.server.ts";
import type { DateWarning } from "#app/areas/dates/day-warnings.ts";
import { type KeyDate, keyDatesOf } from "#app/areas/dates/key-dates.ts";
import { type DateFacts, type DateStanding, standingOf } from "#app/areas/dates/standing.ts";
import { checkVisits, type VisitChecked } from "#app/areas/dates/visit-warnings.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { type Day, dayOf } from "#app/platform/days.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { questionOf } from "./key-date-question.ts";
import { readCouncilDates } from "./read-council-dates.server.ts";

/** A key date of a challenge with all that is known of it today. */
export interface ChallengeDate extends Omit<Milestone, "conditions" | "setByName" | "setAt"> {
  /** What its days are counted from; null where they follow from no rule. */
  base: KeyDate["base"];
  /** Where each day comes from, in sentences. */
  why: string;
  warnings: DateWarning[];
  standing: DateStanding;
}

/** The key dates of a challenge, and the days of its visits, looked over. */
export interface ChallengeDates {
  /** In the order they come; those without a day last. */
  dates: ChallengeDate[];
  visits: VisitChecked[];
  today: Day;
  /** The day from which there is a record of the challenge. */
  recordBegan: Day;
}

/** What the rules of dates need to know of a key date that is kept. */
export function factsOf({
  notBefore,
  dueOn,
  latestOn,
  doneOn,
}: Pick<Milestone, "notBefore" | "dueOn" | "latestOn" | "doneOn">): DateFacts {
  return { notBefore, due: dueOn, latest: latestOn, done: doneOn };
}

/** Reads the key dates of a challenge as they stand at an instant. Who may, everybody in it, is asked by the caller. */
export async function readKeyDates(
  permit: Pick<ChallengePermit, "challengeId">,
  now: Date,
  client: Db = db,
): Promise<ChallengeDates> {
  const [milestones, bases, councils, recordBegan] = await Promise.all([
    listMilestones(permit, client),
    readBases(permit.challengeId, client),
    readCouncilDates(permit, null, client),
    readRecordBegan(permit, client),
  ]);
  const today = dayOf(now);
  const byKey = new Map(keyDatesOf(questionOf(milestones, bases, councils)).map((date) => [date.key, date]));
  const dates = milestones.map(({ conditions: _, setByName: _by, setAt: _at, ...date }): ChallengeDate => {
    const { base, why, warnings } = byKey.get(date.key) ?? { base: null, why: "", warnings: [] };
    // What is done is not looked over any more: nobody can do it on a better day.
    const open = date.doneOn === null ? warnings : [];
    return { ...date, base, why, warnings: open, standing: standingOf(factsOf(date), today, recordBegan) };
  });
  return {
    dates: dates.sort((a, b) => (dayOfList(a) < dayOfList(b) ? -1 : dayOfList(a) > dayOfList(b) ? 1 : 0)),
    visits: checkVisits(bases.visits, councils),
    today,
    recordBegan,
  };
}

/** The days of the visits of a challenge, looked over. Who may, everybody in it, is asked by the caller. */
export async function readVisitsChecked(
  permit: Pick<ChallengePermit, "challengeId">,
  client: Db = db,
): Promise<VisitChecked[]> {
  const [visits, councils] = await Promise.all([
    listVisits(permit.challengeId, client),
    readCouncilDates(permit, null, client),
  ]);
  return checkVisits(
    visits.map(({ kind, name, days }) => ({ kind, name, days })),
    councils,
  );
}

/** One key date. Throws not-found. */
export async function readKeyDate(permit: ChallengePermit, id: string, now: Date): Promise<ChallengeDate> {
  const { dates } = await readKeyDates(permit, now);
  const date = dates.find((one) => one.id === id);
  if (date === undefined) throw new AppError("not-found", "There is no such key date in this challenge.");
  return date;
}

const dayOfList = ({ dueOn, latestOn, notBefore }: ChallengeDate) => dueOn ?? latestOn ?? notBefore ?? "9999";
