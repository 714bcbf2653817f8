/** What a postponement says of the visits it moved, and which of its marks count. */
import { formatDays } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import type { MovedPlace, SessionPlace } from "./kept-days.ts";

/** What can rest on the days of a visit, in the order in which it is confirmed again. */
export const MARK_SUBJECTS = [
  "scope",
  "proposal",
  "peer",
  "interests",
  "availability",
  "invitations",
  "pack",
  "statement",
] as const;

export type MarkSubject = (typeof MARK_SUBJECTS)[number];

/** Something that rested on earlier days. */
export interface Mark {
  id: string;
  /** The postponement it came of. */
  postponementId: string;
  about: MarkSubject;
  councilId: string | null;
  peerId: string | null;
  /** What the council agreed to: somebody put to it for a place in the team. */
  proposalId: string | null;
  /** Null for what rests on the days on site whatever the phase. */
  visitId: string | null;
  /** Null while it is open. */
  confirmedAt: Date | null;
  confirmedByName: string | null;
  confirmedHow: string;
  version: number;
}

/** One visit that was put off. */
export interface PostponedVisit {
  /** Null once the visit was removed. */
  visitId: string | null;
  /** What it is called, or was when it was removed. */
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

/** A postponement as most pages say it: without where the sessions stood. */
export interface PostponedInBrief extends Omit<Postponement, "visits"> {
  visits: Omit<PostponedVisit, "places">[];
}

/** What of a postponement says whether it stands. */
interface Standing {
  putBackAt: Date | null;
  visits: readonly Pick<PostponedVisit, "visitId">[];
}

/** Each postponement that was not put back, newest first, with its visits that are still there and those that were put off again since. */
function* notPutBack<P extends Standing>(
  newestFirst: readonly P[],
): Generator<{ one: P; there: string[]; movedSince: ReadonlySet<string> }> {
  const movedSince = new Set<string>();
  for (const one of newestFirst) {
    if (one.putBackAt !== null) continue;
    const there = one.visits.map(({ visitId }) => visitId).filter((visitId) => visitId !== null);
    yield { one, there, movedSince };
    for (const visitId of there) movedSince.add(visitId);
  }
}

/**
 * The postponements whose days count, newest first: those not put back, but for one whose visits were all put off again since. What such a one
 * marked rests on days that are gone too, and is marked anew by the later; where that is put back, it counts again as it was.
 */
export function standingPostponements<P extends Standing>(newestFirst: readonly P[]): P[] {
  const standing: P[] = [];
  for (const { one, there, movedSince } of notPutBack(newestFirst)) {
    const isPast = standing.length > 0 && there.every((visitId) => movedSince.has(visitId));
    if (!isPast) standing.push(one);
  }
  return standing;
}

/** Those that can be put back: of which no visit was put off again since. What is newer is put back first. */
export function toPutBack<P extends Standing>(newestFirst: readonly P[]): P[] {
  const newest: P[] = [];
  for (const { one, there, movedSince } of notPutBack(newestFirst)) {
    if (!there.some((visitId) => movedSince.has(visitId))) newest.push(one);
  }
  return newest;
}

/** What is still to be confirmed, or was: of the postponements that stand, about each thing the newest mark. */
export function countingMarks<
  M extends Pick<Mark, "about" | "councilId" | "peerId" | "proposalId" | "visitId">,
>(newestFirst: readonly (Standing & { marks: readonly M[] })[]): M[] {
  const marks = new Map<string, M>();
  for (const mark of standingPostponements(newestFirst).flatMap((one) => one.marks)) {
    const { about, councilId, peerId, proposalId, visitId } = mark;
    const of = JSON.stringify([about, councilId, peerId, proposalId, visitId]);
    if (!marks.has(of)) marks.set(of, mark);
  }
  const place = ({ about }: M) => MARK_SUBJECTS.indexOf(about);
  return [...marks.values()].sort((a, b) => place(a) - place(b));
}

/** "2 to 5 March 2026", with a day between left out "2 to 3 March 2026 and 5 March 2026"; "no days yet" for none. */
export function daysInWords(days: readonly Day[]): string {
  return days.length === 0 ? "no days yet" : formatDays(days);
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
