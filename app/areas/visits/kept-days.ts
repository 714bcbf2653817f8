/** How a postponement keeps the days of a visit, and where its sessions stood, in a column. */
import { z } from "zod";
import type { Day } from "#app/platform/days.ts";
import { storedJson } from "#app/platform/stored-json.ts";

/** Where a session stands in time; both null while it has no place. `start` is "HH:MM" in London. */
export interface SessionPlace {
  sessionId: string;
  date: Day | null;
  start: string | null;
}

/** Of one session: where it stood before its visit was postponed, and where that put it. */
export interface MovedPlace {
  before: SessionPlace;
  after: SessionPlace;
}

const Days = z.array(z.iso.date());
const Place = z.strictObject({
  sessionId: z.string(),
  date: z.string().nullable(),
  start: z.string().nullable(),
});
const Places = z.array(z.strictObject({ before: Place, after: Place }));

export const keptDays = storedJson<Day[]>("the days of a postponed visit", [Days, Days]);
export const keptPlaces = storedJson<MovedPlace[]>("where sessions of a postponed visit stood", [
  Places,
  Places,
]);
