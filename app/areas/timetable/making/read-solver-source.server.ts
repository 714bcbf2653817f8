import type { VisitPermit } from "#app/access/permit.ts";
import { listTeamToPlan } from "#app/areas/peer-team/read-visit-team.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { timetableDays } from "../plan/day-plan.ts";
import { readNeeds } from "../plan/needs/needs-store.server.ts";
import { readTimetable } from "../plan/read-timetable.server.ts";
import { readSoftRules } from "../plan/store.server.ts";
import { type SolverProblem, type SolverSource, toProblem } from "./solver-instance.ts";

/**
 * All that a problem for the solver is made from. For those with `timetable.edit`. What was cancelled on the day stays in the
 * plan, but takes nobody's time any more.
 */
export async function readSolverSource(permit: VisitPermit, client: Db = db): Promise<SolverSource> {
  const record = await readTimetable(permit, client);
  // Reasons name peers as the timetable does: a council reads them too.
  const names = new Map(record.peers.map(({ id, name }) => [id, name]));
  const off = await client.session.findMany({
    where: { visitId: permit.visitId, outcome: "cancelled" },
    take: 400,
    select: { id: true },
  });
  const isOff = new Set(off.map(({ id }) => id));
  return {
    record: {
      ...record,
      sessions: record.sessions.map((session) =>
        isOff.has(session.id) ? { ...session, status: "cancelled" } : session,
      ),
    },
    needs: await readNeeds(permit, client),
    peers: (await listTeamToPlan(permit, client)).map((peer) => ({
      ...peer,
      name: names.get(peer.id) ?? "",
    })),
    softRules: await readSoftRules(permit, client),
  };
}

/** The problem of the timetable as it stands. Sessions without a room are lent one, all or those of which `isLentRoom` says so. */
export function problemOf(source: SolverSource, isLentRoom?: (sessionId: string) => boolean): SolverProblem {
  return toProblem(source, timetableDays(source.record), isLentRoom);
}
