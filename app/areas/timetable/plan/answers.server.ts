/** What people say of when they can come: one answer for each person and visit (decision 0735). */
import { type Db, db, type Tx } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { type Answer, type Availability, mergeTimes, NO_ANSWER, type TimeWindow } from "./availability.ts";

/** The most people of a challenge. */
const MOST_PEOPLE = 1000;

/** Whose answers are kept, and of which visit. */
export interface VisitOfAnswers {
  challengeId: string;
  visitId: string;
}

const ANSWER = {
  availability: true,
  note: true,
  askedAt: true,
  answeredAt: true,
  times: { select: { date: true, start: true, end: true } },
} as const;

interface AnswerRow extends Omit<Answer, "availability"> {
  availability: string;
}

function fromRow({ availability, times, ...row }: AnswerRow): Answer {
  return { ...row, availability: availability as Availability, times: mergeTimes(times) };
}

/** What people of a challenge have said of a visit, by their ids; whoever is not in it was not asked. At most 1,000. */
export async function listAnswers(
  { challengeId, visitId }: VisitOfAnswers,
  client: Db = db,
): Promise<Map<string, Answer>> {
  const rows = await client.personAnswer.findMany({
    where: { challengeId, visitId },
    take: MOST_PEOPLE,
    select: { personId: true, ...ANSWER },
  });
  return new Map(rows.map(({ personId, ...row }) => [personId, fromRow(row)]));
}

/** What one person has said of a visit. */
export async function readAnswer(
  { challengeId, visitId }: VisitOfAnswers,
  personId: string,
  client: Db,
): Promise<Answer> {
  const row = await client.personAnswer.findFirst({
    where: { challengeId, visitId, personId },
    select: ANSWER,
  });
  return row === null ? NO_ANSWER : fromRow(row);
}

/** What one person has said of each visit of a challenge, by the visits' ids; a visit that is not in it they were not asked about. */
export async function listAnswersOf(
  { challengeId }: Pick<VisitOfAnswers, "challengeId">,
  personId: string,
  client: Db,
): Promise<Map<string, Answer>> {
  const rows = await client.personAnswer.findMany({
    where: { challengeId, personId },
    take: 40,
    select: { visitId: true, ...ANSWER },
  });
  return new Map(rows.map(({ visitId, ...row }) => [visitId, fromRow(row)]));
}

/**
 * Keeps what people say of a visit in place of what they said of it before; what they said of other visits stays. Who they are is the caller's to
 * check, and so is to count their versions on.
 */
export async function keepAnswers(
  tx: Tx,
  { challengeId, visitId }: VisitOfAnswers,
  answers: ReadonlyMap<string, Answer>,
): Promise<void> {
  const at = { challengeId, visitId };
  const kept = [...answers].filter(
    ([, { availability, note }]) => availability !== "not-asked" || note !== "",
  );
  await tx.personAnswer.deleteMany({ where: { ...at, personId: { in: [...answers.keys()] } } });
  await tx.personAnswer.createMany({
    data: kept.map(([personId, { times: _, ...answer }]) => ({ ...at, personId, ...answer })),
  });
  await tx.personTime.createMany({
    data: kept.flatMap(([personId, { times }]) =>
      times.map(({ date, start, end }: TimeWindow) => ({ id: newId(), ...at, personId, date, start, end })),
    ),
  });
}
