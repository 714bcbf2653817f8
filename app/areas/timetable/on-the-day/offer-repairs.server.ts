import { demand, type VisitPermit } from "#app/access/permit.ts";
import { listPeerAddresses } from "#app/areas/peer-team/read-peers.server.ts";
import { record } from "#app/audit/record.server.ts";
import { formatDayWithWeekday, formatTime } from "#app/platform/day-words.ts";
import { dayOf, timeOfDay } from "#app/platform/days.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { problemOf, readSolverSource } from "../making/read-solver-source.server.ts";
import type { SolverSource } from "../making/solver-instance.ts";
import { readRevision } from "../plan/change-timetable.server.ts";
import { readLastRelease } from "../plan/last-release.server.ts";
import type { ReleasedSession } from "../plan/released-sessions.ts";
import { goingOnWithout, type LateHappening, lateChangeProblem } from "./late-change-problem.ts";
import { type LateRepairs, lateRepairs } from "./late-repairs.ts";
import { repairInThread } from "./repair-in-thread.server.ts";
import { storedRepairs } from "./stored-repairs.ts";

/** Late changes whose repairs are still to be chosen, or were. */
export interface OfferedRepairs {
  id: string;
  label: string;
  status: "ready" | "taken" | "left";
  /** Whether the timetable was changed since: then none can be chosen. */
  isOutdated: boolean;
  repairs: LateRepairs;
  /** Ids of the people and peers to tell who have no e-mail address. The addresses themselves stay where they are. */
  withoutAddress: string[];
}

/** Repairs that were worked out, and nothing written of them. */
export interface WorkedOutRepairs {
  label: string;
  baseRevision: number;
  seed: number;
  result: LateRepairs;
}

/**
 * Works out the repairs of a late change and keeps them for a person to choose from; returns their id. It takes a second or two,
 * in a thread of its own. Throws forbidden, or invalid when what is lost is not of this timetable or nothing lies ahead.
 */
export async function offerRepairs(
  permit: VisitPermit,
  happening: LateHappening,
  now: Date,
): Promise<string> {
  return keepRepairs(permit, await workOutRepairs(permit, happening, now), now);
}

/** Works out the repairs alone, and writes nothing. Throws as `offerRepairs` does. */
export async function workOutRepairs(
  permit: VisitPermit,
  happening: LateHappening,
  now: Date,
): Promise<WorkedOutRepairs> {
  demand(permit, "timetable.edit");
  const baseRevision = await readRevision(permit);
  const source = await readSolverSource(permit);
  const label = happeningWords(source, happening);
  // Nobody is told of a room that was only lent for the search.
  const whole = problemOf(goingOnWithout(source, happening), () => false);
  const moment = { date: dayOf(now), time: timeOfDay(now) };
  const told = (await readLastRelease(permit))?.sessions ?? [];
  const problem = lateChangeProblem(source, whole, happening, moment, standsAsReleased(source, told));
  if (problem === null) {
    throw new AppError(
      "invalid",
      "No session that is still to come has a place, so there is nothing to mend.",
    );
  }
  const answers = await repairInThread(problem.task);
  // On the day everybody concerned is told; before a release nobody knows of what is mended from the list of clashes.
  const isKnown = happening.isOnlyThis === true ? new Set(told.map((one) => one.id)) : null;
  return {
    label,
    baseRevision,
    seed: problem.task.seed,
    result: lateRepairs(source, happening, problem, { answers, isKnown }),
  };
}

/** Keeps repairs for a person to choose from; returns their id. Throws forbidden. */
export async function keepRepairs(
  permit: VisitPermit,
  { label, baseRevision, seed, result }: WorkedOutRepairs,
  now: Date,
): Promise<string> {
  demand(permit, "timetable.edit");
  const id = newId();
  await transaction(async (tx) => {
    await tx.timetableProposal.create({
      data: {
        id,
        challengeId: permit.challengeId,
        visitId: permit.visitId,
        kind: "repair",
        label,
        status: "ready",
        baseRevision,
        seconds: 0,
        seed,
        result: storedRepairs.write(result),
        startedAt: now,
        finishedAt: now,
        startedById: permit.actor.accountId,
        startedByName: permit.actor.name,
      },
      select: { id: true },
    });
    await record(
      tx,
      permit,
      { type: "timetable-changed", data: { what: "repairs of a late change worked out", id } },
      now,
    );
  });
  return id;
}

/** The sessions that stand where and when the last version says, so that people rely on them. */
function standsAsReleased({ record }: SolverSource, released: readonly ReleasedSession[]): Set<string> {
  const told = new Map(released.map((session) => [session.id, session]));
  return new Set(
    record.sessions
      .filter(({ id, date, start }) => {
        const then = told.get(id);
        return then !== undefined && !then.isCancelled && then.date === date && then.start === start;
      })
      .map(({ id }) => id),
  );
}

/** "Ada Fenwick is away on Tuesday 3 March 2026 until 1pm": what has happened, without the reason. Throws invalid. */
function happeningWords({ record: timetable, peers }: SolverSource, happening: LateHappening): string {
  const { what, id, sessionId, canComeLater } = happening;
  const rooms = timetable.sites.flatMap((site) =>
    site.rooms.map((room) => ({ id: room.id, name: `${room.name}, ${site.name}` })),
  );
  const planned = timetable.sessions
    .filter(({ status }) => status === "planned")
    .map((session) => ({ id: session.id, name: session.title }));
  const name = { peer: peers, person: timetable.people, room: rooms, session: planned }[what].find(
    (one) => one.id === id,
  )?.name;
  if (name === undefined) {
    throw new AppError("invalid", "Choose somebody or a room of this timetable.", { field: `${what}Id` });
  }
  if (what === "session") return `${name} does not fit where it stands`;
  if (what === "room") return `${name} is lost${partWords(happening)}`;
  if (what === "peer") return `${name || "A peer"} is away${partWords(happening)}`;
  const session = timetable.sessions.find((one) => one.id === sessionId);
  if (sessionId !== null && sessionId !== undefined) {
    if (session === undefined || !session.personIds.includes(id)) {
      throw new AppError("invalid", `Choose a session that ${name} takes part in, or all of them.`, {
        field: "sessionId",
      });
    }
  }
  const of = session === undefined ? "" : `: ${session.title}`;
  return canComeLater ? `${name} needs another time${of}` : `${name} has cancelled${of}`;
}

function partWords({ day, from, until }: LateHappening): string {
  if (day === null) return "";
  return ` on ${formatDayWithWeekday(day)}${from ? ` from ${formatTime(from)}` : ""}${until ? ` until ${formatTime(until)}` : ""}`;
}

/** The repairs of one late change. Throws forbidden or not-found. */
export async function readRepairs(permit: VisitPermit, repairsId: string): Promise<OfferedRepairs> {
  demand(permit, "timetable.edit");
  const row = await db.timetableProposal.findFirst({
    where: { id: repairsId, visitId: permit.visitId, kind: "repair" },
    select: { id: true, label: true, status: true, baseRevision: true, result: true },
  });
  if (row === null) throw new AppError("not-found", "There is no such late change.");
  const { baseRevision, result, status, ...rest } = row;
  const repairs = storedRepairs.read(result);
  return {
    ...rest,
    status: status as OfferedRepairs["status"],
    isOutdated: baseRevision !== (await readRevision(permit)),
    repairs,
    withoutAddress: await readWithoutAddress(permit, repairs),
  };
}

async function readWithoutAddress({ challengeId }: VisitPermit, { repairs }: LateRepairs): Promise<string[]> {
  const ids = [...new Set(repairs.flatMap(({ messages }) => messages.map(({ to }) => to.id)))];
  const query = { where: { challengeId, id: { in: ids }, email: null }, take: 1000, select: { id: true } };
  const peers = (await listPeerAddresses(challengeId, db, ids)).filter(({ email }) => email === null);
  const found = [...(await db.person.findMany(query)), ...peers];
  return found.map(({ id }) => id);
}
