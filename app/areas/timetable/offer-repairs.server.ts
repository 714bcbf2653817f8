import { type ChallengeScope, demand } from "#app/access/scope.ts";
import { record } from "#app/audit/record.server.ts";
import { dayOf, timeOfDay } from "#app/platform/days.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { readRevision } from "./change-timetable.server.ts";
import { type LateHappening, lateChangeProblem } from "./late-change-problem.ts";
import { type LateRepairs, lateRepairs } from "./late-repairs.ts";
import { problemOf, readSolverSource } from "./read-solver-source.server.ts";
import { repairInThread } from "./repair-in-thread.server.ts";
import type { SolverSource } from "./solver-instance.ts";

/** Late changes whose repairs are still to be chosen, or were. */
export interface OfferedRepairs {
  id: string;
  label: string;
  status: "ready" | "taken" | "left";
  /** Whether the timetable was changed since: then none can be chosen. */
  isOutdated: boolean;
  repairs: LateRepairs;
}

/**
 * Works out the repairs of a late change and keeps them for a person to choose from; returns their id. It takes a second or two,
 * in a thread of its own. Throws forbidden, or invalid when what is lost is not of this timetable or nothing lies ahead.
 */
export async function offerRepairs(
  scope: ChallengeScope,
  happening: LateHappening,
  now: Date,
): Promise<string> {
  demand(scope, "timetable.edit");
  const baseRevision = await readRevision(scope);
  const source = await readSolverSource(scope);
  const label = happeningWords(source, happening);
  const problem = lateChangeProblem(source, problemOf(source), happening, {
    date: dayOf(now),
    time: timeOfDay(now),
  });
  if (problem === null) {
    throw new AppError(
      "invalid",
      "No session that is still to come has a place, so there is nothing to mend.",
    );
  }
  const answers = await repairInThread(problem.task);
  const result = lateRepairs(source, happening, problem, answers);
  const id = newId();
  await transaction(async (tx) => {
    await tx.timetableProposal.create({
      data: {
        id,
        challengeId: scope.challengeId,
        kind: "repair",
        label,
        status: "ready",
        baseRevision,
        seconds: 0,
        seed: problem.task.seed,
        result: JSON.stringify(result),
        startedAt: now,
        finishedAt: now,
        startedById: scope.actor.accountId,
        startedByName: scope.actor.name,
      },
      select: { id: true },
    });
    await record(
      tx,
      scope,
      { type: "timetable-changed", data: { what: "repairs of a late change worked out", id } },
      now,
    );
  });
  return id;
}

/** "Ada Fenwick is away on Tuesday…" without the reason. Throws invalid for what is not of this timetable. */
function happeningWords({ record: timetable, peers }: SolverSource, { what, id }: LateHappening): string {
  const rooms = timetable.sites.flatMap((site) =>
    site.rooms.map((room) => ({ id: room.id, name: `${room.name}, ${site.name}` })),
  );
  const name = { peer: peers, person: timetable.people, room: rooms }[what].find(
    (one) => one.id === id,
  )?.name;
  if (name === undefined) {
    throw new AppError("invalid", "Choose somebody or a room of this timetable.", { field: `${what}Id` });
  }
  if (what === "room") return `${name} is lost`;
  return what === "peer" ? `${name || "A peer"} is away` : `${name} has cancelled`;
}

/** The repairs of one late change. Throws forbidden or not-found. */
export async function readRepairs(scope: ChallengeScope, repairsId: string): Promise<OfferedRepairs> {
  demand(scope, "timetable.edit");
  const row = await db.timetableProposal.findFirst({
    where: { id: repairsId, challengeId: scope.challengeId, kind: "repair" },
    select: { id: true, label: true, status: true, baseRevision: true, result: true },
  });
  if (row === null) throw new AppError("not-found", "There is no such late change.");
  const { baseRevision, result, status, ...rest } = row;
  return {
    ...rest,
    status: status as OfferedRepairs["status"],
    isOutdated: baseRevision !== (await readRevision(scope)),
    repairs: JSON.parse(result) as LateRepairs,
  };
}
