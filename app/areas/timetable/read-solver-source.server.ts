import type { ChallengeScope } from "#app/access/scope.ts";
import { listPeers } from "#app/areas/peer-team/store.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { timetableDays } from "./day-plan.ts";
import { readNeeds } from "./needs-store.server.ts";
import { readTimetable } from "./read-timetable.server.ts";
import { type SolverProblem, type SolverSource, toProblem } from "./solver-instance.ts";
import { readSoftRules } from "./store.server.ts";

/** All that a problem for the solver is made from. For those with `timetable.edit`. */
export async function readSolverSource(scope: ChallengeScope, client: Db = db): Promise<SolverSource> {
  return {
    record: await readTimetable(scope, client),
    needs: await readNeeds(scope, client),
    peers: await listPeers(scope, client),
    softRules: await readSoftRules(scope, client),
  };
}

/** The problem of the timetable as it stands. */
export function problemOf(source: SolverSource): SolverProblem {
  return toProblem(source, timetableDays(source.record));
}
