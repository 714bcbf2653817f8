/** What a postponement says of the visits it moved, and which of its marks count. */
import { formatDayRange } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import type { MovedPlace, SessionPlace } from "./kept-days.ts";

/** What can rest on the days of a visit, in the order in which it is confirmed again. */
export const MARK_SUBJECTS = ["scope", "peer", "availability", "invitations", "pack", "statement"] as const;

export type MarkSubject = (typeof MARK_SUBJECTS)[number];

/** Something that rested on earlier days. */
export interface Mark {
  id: string;
  about: MarkSubject;
  councilId: string | null;
  peerId: string | null;
  visitId: string | null;
  /** Null while it is open. */
  confirmedAt: Date | null;
  confirmedByName: string | null;
  confirmedHow: string;
  version: number;
}

/** One visit that was put off. */
export interface PostponedVisit {
  visitId: string;
  name: string;
  earlierDays: readonly Day[];
  /** None while they were not known. */
  newDays: readonly Day[];
  places: readonly MovedPlace[];
}

/** One postponement with what came of it. */
export interface Postponement {
  id: string;
  decidedBy: string;
  reason: string;
  recordedAt: Date;
  recordedByName: string;
  putBackAt: Date | null;
  putBackByName: string | null;
  putBackReason: string;
  visits: PostponedVisit[];
  marks: Mark[];
}

/**
 * The postponement whose marks count: the newest that was not put back. What an earlier one marked rests on days that are gone too, and
 * is marked anew by the later; where that is put back, the marks of the earlier count again as they were.
 */
export function standingPostponement<P extends Pick<Postponement, "putBackAt">>(
  newestFirst: readonly P[],
): P | null {
  return newestFirst.find(({ putBackAt }) => putBackAt === null) ?? null;
}

/** "2 to 5 March 2026"; "no days yet" for none. */
export function daysInWords(days: readonly Day[]): string {
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined ? "no days yet" : formatDayRange(first, last);
}

/**
 * Where the sessions of a visit stand on its new days: each on the day of the same number, at its time. Without as many days, or where
 * they are to be placed anew, they have no place.
 */
export function placesOnNewDays(
  places: readonly SessionPlace[],
  { earlier, later, keep }: { earlier: readonly Day[]; later: readonly Day[]; keep: boolean },
): MovedPlace[] {
  return places
    .filter(({ date }) => date !== null)
    .map((before) => {
      const index = before.date === null ? -1 : earlier.indexOf(before.date);
      const date = keep && index >= 0 ? (later[index] ?? null) : null;
      return { before, after: { ...before, date, start: date === null ? null : before.start } };
    });
}

/**
 * Where sessions stand when their visit is put back: what stands as the postponement left it goes where it stood. What was placed since,
 * on one of the new days, goes to the earlier day of the same number at its new time, or has no place where there is none.
 */
export function placesPutBack(
  present: readonly SessionPlace[],
  visit: Pick<PostponedVisit, "earlierDays" | "newDays" | "places">,
): SessionPlace[] {
  const moved = new Map(visit.places.map((place) => [place.before.sessionId, place]));
  return present.flatMap((place) => {
    const known = moved.get(place.sessionId);
    if (known !== undefined && known.after.date === place.date && known.after.start === place.start) {
      return [known.before];
    }
    if (place.date === null) return [];
    const index = visit.newDays.indexOf(place.date);
    const date = visit.earlierDays[index] ?? null;
    if (index < 0 && visit.earlierDays.includes(place.date)) return [];
    return [{ ...place, date, start: date === null ? null : place.start }];
  });
}
