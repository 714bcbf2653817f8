import type { VisitPermit } from "#app/access/permit.ts";
import { readPerson } from "#app/areas/timetable/plan/people-store.server.ts";
import { savePerson } from "#app/areas/timetable/plan/save-person.server.ts";
import type { PersonKey } from "../content/shapes.ts";
import type { StorySession } from "../content/story.ts";
import { type DemonstrationWorld, known } from "../demonstration-world.server.ts";
import type { Answer } from "./make-timetable.server.ts";

/** Midday, as the halves of a day are asked about. */
const MIDDAY = "13:00";

/**
 * Writes down when those whom the peers meet at a visit said that they can come to it. Whoever is in one session alone gave the half of the day
 * in which it is, or that day where it runs across; others can come at any time, and who is in none was not asked.
 */
export async function keepAnswersOf(
  world: DemonstrationWorld,
  permit: VisitPermit,
  sessions: readonly StorySession[],
  now: Date,
): Promise<void> {
  for (const key of new Set(sessions.flatMap(({ people }) => people))) {
    const { id, email, ...person } = await readPerson(permit, known(world.personIds, key));
    await savePerson(permit, id, { ...person, email: email ?? undefined, ...answerOf(key, sessions) }, now);
  }
}

function answerOf(key: PersonKey, sessions: readonly StorySession[]): Answer {
  const [first, ...others] = sessions.filter(({ people }) => people.includes(key));
  if (first === undefined) return {};
  if (others.length > 0) return { availability: "any-time" };
  return { availability: "some-times", times: [halfOf(first)] };
}

/** The half of a day in which a session is; the day where it runs across midday. */
function halfOf({ day, start, minutes }: StorySession): { date: string; start: string; end: string } {
  const [hours = 0, past = 0] = start.split(":").map(Number);
  const isOverByMidday = hours * 60 + past + minutes <= 13 * 60;
  return {
    date: day,
    start: start >= MIDDAY ? MIDDAY : "08:30",
    end: isOverByMidday ? MIDDAY : "17:30",
  };
}
