import type { VisitPermit } from "#app/access/permit.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { keepAnswers, listAnswers } from "../plan/answers.server.ts";
import { NO_ANSWER, writtenDown } from "../plan/availability.ts";
import type { PlannedRow } from "./compare-row.ts";
import type { PersonFacts, StandingRecord } from "./standing-record.ts";

type PlannedPerson = PlannedRow<PersonFacts>;

/**
 * Adds and changes people as planned, in few queries; returns the id of every key. When they can come is of the visit in view: what they said of
 * others stays. Throws conflict.
 */
export async function writePeople(
  tx: Tx,
  permit: VisitPermit,
  planned: readonly PlannedPerson[],
  standing: StandingRecord,
  now: Date,
): Promise<(key: string) => string> {
  const { challengeId } = permit;
  const added = managersFirst(planned.filter(({ state }) => state === "new"));
  const ids = new Map([
    ...standing.people.map(({ id }) => [id, id] as const),
    ...added.map(({ key }) => [key, newId()] as const),
  ]);
  const idOf = (key: string) => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`nobody is known as ${key}`);
    return id;
  };
  const data = ({ lineManagerKey, availability: _, times: __, ...facts }: PersonFacts) => ({
    ...facts,
    lineManagerId: lineManagerKey === null ? null : idOf(lineManagerKey),
  });
  await tx.person.createMany({
    data: added.map(({ key, facts }) => ({
      id: idOf(key),
      challengeId,
      ...data(facts),
    })),
  });
  const changed = planned.filter(({ state }) => state === "changed");
  for (const { key, version, facts } of changed) {
    const { count } = await tx.person.updateMany({
      where: { id: key, challengeId, version: version ?? 0 },
      data: {
        ...data(facts),
        version: { increment: 1 },
      },
    });
    if (count === 0)
      throw new AppError("conflict", "Somebody else saved one of these people just now. Try again.");
  }
  const said = [...added, ...changed.filter(({ columns }) => columns.includes("availability"))];
  const before = await listAnswers(permit, tx);
  await keepAnswers(
    tx,
    permit,
    new Map(
      said.map(({ key, facts }) => [idOf(key), writtenDown(before.get(idOf(key)) ?? NO_ANSWER, facts, now)]),
    ),
  );
  return idOf;
}

/** In an order in which nobody stands before their line manager. */
function managersFirst(people: readonly PlannedPerson[]): PlannedPerson[] {
  const byKey = new Map(people.map((person) => [person.key, person]));
  const ordered = new Set<PlannedPerson>();
  const place = (person: PlannedPerson) => {
    if (ordered.has(person)) return;
    const manager = byKey.get(person.facts.lineManagerKey ?? "");
    if (manager !== undefined) place(manager);
    ordered.add(person);
  };
  for (const person of people) place(person);
  return [...ordered];
}
