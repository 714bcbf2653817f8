import type { Tx } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import type { PlannedRow } from "./compare-row.ts";
import type { PersonFacts, StandingRecord } from "./standing-record.ts";

type PlannedPerson = PlannedRow<PersonFacts>;

/** Adds and changes people as planned, in few queries; returns the id of every key. Throws conflict. */
export async function writePeople(
  tx: Tx,
  challengeId: string,
  planned: readonly PlannedPerson[],
  standing: StandingRecord,
  now: Date,
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
    data: added.map(({ key, facts }) => ({
      id: idOf(key),
      challengeId,
      ...data(facts),
      answeredAt: isAnswer(facts) ? now : null,
    })),
  });
  const changed = planned.filter(({ state }) => state === "changed");
  for (const { key, version, facts, columns } of changed) {
    const { count } = await tx.person.updateMany({
      where: { id: key, challengeId, version: version ?? 0 },
      data: {
        ...data(facts),
        ...(columns.includes("availability") ? { answeredAt: isAnswer(facts) ? now : null } : {}),
        version: { increment: 1 },
      },
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

/** Whether the file says when they can come: somebody has asked them, by whatever way. */
function isAnswer({ availability }: PersonFacts): boolean {
  return availability !== "not-asked" && availability !== "asked";
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
