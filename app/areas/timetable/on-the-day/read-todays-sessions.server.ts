import type { ChallengePermit } from "#app/access/permit.ts";
import { permitAtVisit } from "#app/areas/visits/permit-at-visit.server.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { dayOf, timeOfDay } from "#app/platform/days.ts";
import { readTimetable } from "../plan/read-timetable.server.ts";
import { readOutcomes } from "./outcome-store.server.ts";
import { type TodayLine, todayPage } from "./today-page.ts";

/** What is on today at a visit. */
export interface TodaysSessions {
  visitId: string;
  /** What the visit is called. */
  visit: string;
  /** "6 sessions, 2 over", as the page of the day says it. */
  count: string;
  lines: Pick<TodayLine, "id" | "title" | "times" | "where" | "peers" | "state">[];
}

/** The sessions of today, visit by visit; none on a day without a visit, and none for whoever may not read the timetable. */
export async function readTodaysSessions(permit: ChallengePermit, now: Date): Promise<TodaysSessions[]> {
  const today = dayOf(now);
  const visits = (await listVisits(permit.challengeId)).filter(({ days }) => days.includes(today));
  const found: TodaysSessions[] = [];
  for (const visit of visits) {
    const there = await permitAtVisit(permit, visit.id);
    if (!there.may("timetable.read")) continue;
    const [record, outcomes] = [await readTimetable(there), await readOutcomes(there, today)];
    const moment = { date: today, time: timeOfDay(now) };
    const at = { challengeId: permit.challengeId, visitId: visit.id };
    const page = todayPage(record, outcomes, { day: today, now: moment, at, mayEdit: false });
    if (page.lines.length === 0) continue;
    found.push({
      visitId: visit.id,
      visit: visit.name,
      count: page.count,
      lines: page.lines.map(({ id, title, times, where, peers, state }) => ({
        id,
        title,
        times,
        where,
        peers,
        state,
      })),
    });
  }
  return found;
}
