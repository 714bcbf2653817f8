import { demand, type VisitPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { log } from "#app/platform/log.server.ts";
import type { SearchProgress } from "#app/solver/run-search.ts";
import { countRevision, readRevision, writeMoves } from "../plan/change-timetable.server.ts";
import { readLastRelease } from "../plan/last-release.server.ts";
import { type ProposalResult, proposalOf } from "./proposal.ts";
import { type ProposalWish, promisedOf, withoutImpossible } from "./proposal-task.ts";
import { problemOf, readSolverSource } from "./read-solver-source.server.ts";
import {
  isUnderWay,
  progressInBackground,
  solveInBackground,
  stopInBackground,
} from "./solve-in-background.server.ts";
import { storedProposal } from "./stored-proposal.ts";

/** A proposal as its page shows it. */
export interface Proposal {
  id: string;
  status: "running" | "ready" | "failed" | "taken" | "left";
  seconds: number;
  startedAt: Date;
  finishedAt: Date | null;
  startedByName: string;
  /** Whether the timetable was changed since it was begun: then it cannot be taken. */
  isOutdated: boolean;
  progress: SearchProgress | null;
  result: ProposalResult | null;
}

/**
 * Begins to look for a timetable and returns the id of what will be offered. Throws forbidden, conflict while another search
 * is under way, or invalid when there is nothing to place or the problem contradicts itself.
 */
export async function makeProposal(permit: VisitPermit, wish: ProposalWish, now: Date): Promise<string> {
  demand(permit, "timetable.edit");
  const source = await readSolverSource(permit);
  const problem = problemOf(source);
  const { placeable, leftOut } = withoutImpossible(source, problem);
  const released = (await readLastRelease(permit))?.sessions ?? [];
  const id = newId();
  const seed = 1;
  await transaction(async (tx) => {
    const others = await tx.timetableProposal.findMany({
      where: { visitId: permit.visitId, status: "running" },
      take: 10,
      select: { id: true },
    });
    if (others.some((other) => isUnderWay(other.id))) {
      throw new AppError(
        "conflict",
        "A timetable is being made just now. Look at that one, or stop it first.",
      );
    }
    await tx.timetableProposal.create({
      data: {
        id,
        challengeId: permit.challengeId,
        visitId: permit.visitId,
        kind: "solve",
        label: "A timetable made by the workspace",
        status: "running",
        baseRevision: await readRevision(permit, tx),
        seconds: wish.seconds,
        seed,
        startedAt: now,
        startedById: permit.actor.accountId,
        startedByName: permit.actor.name,
      },
      select: { id: true },
    });
    await record(
      tx,
      permit,
      { type: "timetable-changed", data: { what: "search for a timetable begun", id } },
      now,
    );
  });
  solveInBackground(
    id,
    {
      instance: placeable.instance,
      present: placeable.present,
      standing: placeable.standing,
      promised: promisedOf(source, placeable, wish, new Set(released.map((session) => session.id))),
      seconds: wish.seconds,
      seed,
      rules: placeable.softRules,
    },
    (end) => {
      const result = "outcome" in end ? proposalOf(source, end.outcome, leftOut) : null;
      if ("error" in end) log.error({ err: end.error, proposalId: id }, "a search for a timetable failed");
      // Whatever the co-ordinator looks at meanwhile: the row may be gone with its challenge.
      db.timetableProposal
        .updateMany({
          where: { id, status: "running" },
          data: {
            status: result === null ? "failed" : "ready",
            finishedAt: new Date(),
            ...(result === null ? {} : { result: storedProposal.write(result) }),
          },
        })
        .catch((error: unknown) =>
          log.error({ err: error, proposalId: id }, "a timetable could not be kept"),
        );
    },
  );
  return id;
}

const PROPOSAL = {
  id: true,
  status: true,
  seconds: true,
  baseRevision: true,
  startedAt: true,
  finishedAt: true,
  startedByName: true,
  result: true,
} as const;

/** One proposal. A search that no process works on any more has failed. Throws not-found. */
export async function readProposal(permit: VisitPermit, proposalId: string): Promise<Proposal> {
  demand(permit, "timetable.edit");
  const row = await db.timetableProposal.findFirst({
    where: { id: proposalId, visitId: permit.visitId, kind: "solve" },
    select: PROPOSAL,
  });
  if (row === null) throw new AppError("not-found", "There is no such proposal.");
  const status = row.status as Proposal["status"];
  return {
    id: row.id,
    status: status === "running" && !isUnderWay(row.id) ? "failed" : status,
    seconds: row.seconds,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    startedByName: row.startedByName,
    isOutdated: row.baseRevision !== (await readRevision(permit)),
    progress: progressInBackground(row.id) ?? null,
    result: row.status === "running" || row.status === "failed" ? null : storedProposal.read(row.result),
  };
}

/** The latest proposals, newest first; at most 10. */
export async function listProposals(
  permit: VisitPermit,
): Promise<Pick<Proposal, "id" | "status" | "startedAt" | "startedByName">[]> {
  demand(permit, "timetable.edit");
  const rows = await db.timetableProposal.findMany({
    where: { visitId: permit.visitId, kind: "solve" },
    orderBy: { startedAt: "desc" },
    take: 10,
    select: { id: true, status: true, startedAt: true, startedByName: true },
  });
  return rows.map((row) => ({
    ...row,
    status: row.status === "running" && !isUnderWay(row.id) ? "failed" : (row.status as Proposal["status"]),
  }));
}

/** Ends a search now, with the best it has found. Throws forbidden or not-found. */
export async function stopProposal(permit: VisitPermit, proposalId: string): Promise<void> {
  await readProposal(permit, proposalId);
  stopInBackground(proposalId);
}

/** Takes a proposal over into the timetable, as one change that can be undone. Throws forbidden, not-found or conflict. */
export async function takeProposal(permit: VisitPermit, proposalId: string, now: Date): Promise<number> {
  demand(permit, "timetable.edit");
  return transaction(async (tx) => {
    const row = await tx.timetableProposal.findFirst({
      where: { id: proposalId, visitId: permit.visitId, kind: "solve" },
      select: { status: true, baseRevision: true, result: true, label: true },
    });
    if (row === null) throw new AppError("not-found", "There is no such proposal.");
    if (row.status !== "ready") throw new AppError("conflict", "This proposal was taken or left already.");
    if (row.baseRevision !== (await readRevision(permit, tx))) {
      throw new AppError(
        "conflict",
        "Somebody changed the timetable since this was made. Make another: it keeps what has a place.",
      );
    }
    const { moves } = storedProposal.read(row.result);
    if (moves.length === 0) await countRevision(tx, permit);
    else await writeMoves(tx, permit, { label: row.label, moves, undoOfId: null }, now);
    await tx.timetableProposal.update({
      where: { id: proposalId },
      data: { status: "taken" },
      select: { id: true },
    });
    return moves.length;
  });
}

/** Leaves a proposal as it is. Throws forbidden or not-found. */
export async function leaveProposal(permit: VisitPermit, proposalId: string): Promise<void> {
  demand(permit, "timetable.edit");
  const { count } = await db.timetableProposal.updateMany({
    where: { id: proposalId, visitId: permit.visitId, kind: "solve", status: "ready" },
    data: { status: "left" },
  });
  if (count === 0) throw new AppError("conflict", "This proposal was taken or left already.");
}
