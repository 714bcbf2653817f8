import type { VisitPermit } from "#app/access/permit.ts";
import { readVisit } from "#app/areas/visits/read-visits.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { readVisitsChecked } from "./read-key-dates.server.ts";
import { awkwardDays, awkwardInWords } from "./visit-day-words.ts";

/** What is awkward about the days of one visit, in a line; null for nothing, and once the visit is over. A day belongs to one visit. */
export async function readAwkwardDays(
  permit: Pick<VisitPermit, "challengeId" | "visitId">,
  now: Date,
): Promise<string | null> {
  const { days } = await readVisit(permit);
  if ((days.at(-1) ?? "") < dayOf(now)) return null;
  const visits = await readVisitsChecked(permit);
  return awkwardInWords(awkwardDays(visits).filter(({ day }) => days.includes(day)));
}
