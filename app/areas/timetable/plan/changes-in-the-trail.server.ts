import type { SavedIn } from "#app/audit/saved-meanwhile.server.ts";

/** What the trail says of sites, rooms and rules that were taken over from an earlier challenge. */
export const TAKEN_OVER = "sites, rooms and rules taken over from an earlier challenge";

/** What the trail says of changes to the timetable that leave every person and session as it is, but for the one that is named. */
const OF_ONE_THING = [
  "house rules changed",
  "hours of single days changed",
  "weights of a timetable changed",
  "journeys changed",
  ...["site", "room", "person", "session"].flatMap((thing) => [`${thing} added`, `${thing} changed`]),
  ...["site removed", "room removed", "person removed", "session taken out"],
  ...["session recorded as held", "session recorded as cancelled", "record of a session taken back"],
  "answered when they can come",
  "link made to say when somebody can come",
  "link to say when somebody can come ended",
  "peer's absence added",
  "peer's absence taken out",
  "search for a timetable begun",
  "repairs of a late change worked out",
  "file read for import",
  "usual sessions added",
  TAKEN_OVER,
];

/** What may have changed any person or session: an import, a move of several sessions, a late change, other days. */
const OF_MANY: NonNullable<SavedIn["or"]> = [
  { type: "timetable-changed", except: { what: OF_ONE_THING } },
  { type: "visits-postponed" },
  { type: "visits-put-back" },
  { type: "demonstration-moved" },
];

/** By what the trail tells who changed somebody the peers meet. */
export function changesOfPerson(challengeId: string, id: string): SavedIn {
  const what = ["person added", "person changed", "answered when they can come"];
  return { challengeId, by: [{ type: "timetable-changed", data: { id, what } }], or: OF_MANY };
}

/** By what the trail tells who changed a session. */
export function changesOfSession(challengeId: string, id: string): SavedIn {
  const what = ["session added", "session changed", "session taken out", "sessions moved", "move undone"];
  return { challengeId, by: [{ type: "timetable-changed", data: { id, what } }], or: OF_MANY };
}
