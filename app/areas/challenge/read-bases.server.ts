import { type BaseDays, baseDays, type VisitDays } from "#app/areas/dates/bases.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { readFirstIssued } from "#app/issue/issued-versions.server.ts";
import { type Day, dayOf } from "#app/platform/days.ts";
import { type Db, db } from "#app/platform/db.server.ts";

/** What the key dates of a challenge are counted from. */
export interface DateBases {
  /** In their order: the phases on site in order of time. */
  visits: VisitDays[];
  /** The day the first final version of the report was issued; null while there is none. */
  finalReportOn: Day | null;
}

/** The visits of a challenge and the day its final report was finished. */
export async function readBases(challengeId: string, client: Db = db): Promise<DateBases> {
  const visits = await listVisits(challengeId, client);
  const final = await readFirstIssued({ challengeId }, "report", "final", client);
  return {
    visits: visits.map(({ kind, name, days }) => ({ kind, name, days })),
    finalReportOn: final === null ? null : dayOf(final.issuedAt),
  };
}

/** The days that key dates are counted from. */
export async function readBaseDays(challengeId: string, client: Db = db): Promise<BaseDays> {
  const { visits, finalReportOn } = await readBases(challengeId, client);
  return baseDays(visits, finalReportOn);
}
