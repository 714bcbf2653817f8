import { AVAILABILITIES, type Availability } from "../plan/availability.ts";
import type { TimetableRecord } from "../plan/timetable-record.ts";
import { PERSON_KIND_NAMES, PERSON_KINDS, type PersonKind } from "../plan/timetable-words.ts";

/** Who is asked for. Words are looked for in names, jobs, organisations and councils, never in addresses. */
export interface PeopleFilter {
  words: string;
  kind: PersonKind | null;
  /** For those who arrange the visit; null is everybody. */
  availability?: Availability | null;
}

/** The filter as it stands in an address; anything else there is no filter. */
export function readPeopleFilter(asked: URLSearchParams): PeopleFilter {
  return {
    words: (asked.get("words") ?? "").trim().slice(0, 100),
    kind: PERSON_KINDS.find((kind) => kind === asked.get("kind")) ?? null,
    availability: AVAILABILITIES.find((one) => one === asked.get("availability")) ?? null,
  };
}

/** A line of the list of people. */
export interface PersonLine {
  id: string;
  name: string;
  /** Job and organisation or council, in words. */
  role: string;
  kind: string;
  /** Planned sessions, also those still to be placed. */
  sessions: number;
  /** When they can come; null for those who do not arrange the visit. */
  availability: Availability | null;
}

/**
 * The people a filter finds, by name. `availability` says when each can come, and is given only to those who arrange the
 * visit; without it nobody is told, and nobody filtered by it.
 */
export function peopleList(
  record: TimetableRecord,
  filter: PeopleFilter,
  availability: ReadonlyMap<string, Availability> | null = null,
): PersonLine[] {
  const councilNames = new Map(record.councils.map((council) => [council.id, council.name]));
  const counts = new Map<string, number>();
  for (const session of record.sessions) {
    if (session.status === "cancelled") continue;
    for (const id of session.personIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  return record.people.flatMap((person) => {
    if (filter.kind !== null && person.kind !== filter.kind) return [];
    const when = availability === null ? null : (availability.get(person.id) ?? "not-asked");
    if (when !== null && (filter.availability ?? when) !== when) return [];
    const council = councilNames.get(person.councilId ?? "") ?? "";
    // Officers are often entered with their council as their organisation: it is said once.
    const role = [...new Set([person.jobTitle, person.organisation, council])]
      .filter((part) => part !== "")
      .join(", ");
    const text = `${person.name} ${role}`.toLowerCase();
    if (!words.every((word) => text.includes(word))) return [];
    return [
      {
        id: person.id,
        name: person.name,
        role,
        kind: PERSON_KIND_NAMES[person.kind],
        sessions: counts.get(person.id) ?? 0,
        availability: when,
      },
    ];
  });
}
