import type { Tx } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import type { PlannedRow } from "./plan-import.ts";
import type { PersonFacts, StandingRecord } from "./standing-record.ts";

type PlannedPerson = PlannedRow<PersonFacts>;

/** Adds and changes people as planned, in few queries; returns the id of every key. Throws conflict. */
export async function writePeople(
  tx: Tx,
  challengeId: string,
  planned: readonly PlannedPerson[],
  standing: StandingRecord,
): Promise<(key: string) => string> {
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
  const data = ({ lineManagerKey, times, ...facts }: PersonFacts) => ({
    ...facts,
    lineManagerId: lineManagerKey === null ? null : idOf(lineManagerKey),
  });
  await tx.person.createMany({
    data: added.map(({ key, facts }) => ({ id: idOf(key), challengeId, ...data(facts) })),
  });
  const changed = planned.filter(({ state }) => state === "changed");
  for (const { key, version, facts } of changed) {
    const { count } = await tx.person.updateMany({
      where: { id: key, challengeId, version: version ?? 0 },
      data: { ...data(facts), version: { increment: 1 } },
    });
    if (count === 0)
      throw new AppError("conflict", "Somebody else saved one of these people just now. Try again.");
  }
  const retimed = changed.filter(({ columns }) => columns.includes("availability"));
  await tx.personTime.deleteMany({ where: { challengeId, personId: { in: retimed.map(({ key }) => key) } } });
  await tx.personTime.createMany({
    data: [...added, ...retimed].flatMap(({ key, facts }) =>
      facts.times.map((time) => ({ id: newId(), challengeId, personId: idOf(key), ...time })),
    ),
  });
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
