import type { Role } from "#app/access/permissions.ts";
import { listOpenDates } from "#app/areas/challenge/read-open-dates.server.ts";
import { listTellablePeople } from "#app/areas/people/members/read-memberships.server.ts";
import { dayOf, plusMonths } from "#app/platform/days.ts";
import type { Db } from "#app/platform/db.server.ts";
import { datesOfNobody } from "./steps.ts";

/** Months back and ahead in which a key date counts as open: longer than a challenge takes. */
const MONTHS = 60;

/** The key dates that are not done and are the turn of a role that nobody there has, each once, with the roles. */
export async function listUnkeptDates(
  challengeId: string,
  now: Date,
  client: Db,
): Promise<{ label: string; roles: readonly Role[] }[]> {
  const today = dayOf(now);
  const time = { from: plusMonths(today, -MONTHS), until: plusMonths(today, MONTHS) };
  const dates = await listOpenDates(challengeId, time, client);
  const people = await listTellablePeople(challengeId, now, client);
  return datesOfNobody(dates, new Set(people.map(({ role }) => role)));
}
