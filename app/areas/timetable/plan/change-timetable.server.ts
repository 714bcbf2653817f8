import { demand, type VisitPermit } from "#app/access/permit.ts";
import { areAllPeers } from "#app/areas/peer-team/read-peers.server.ts";
import {
  countTimetableRevision,
  countTimetableRevisions,
  readTimetableRevision,
} from "#app/areas/visits/timetable-revision.server.ts";
import { record } from "#app/audit/record.server.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { type Standing, standingText } from "./standing.ts";
import { storedStandings } from "./stored-shapes.ts";

/** One change as the list of changes shows it. */
export interface TimetableChangeLine {
  id: string;
  revision: number;
  at: Date;
  actorName: string;
  label: string;
  isUndone: boolean;
}

/** Changes named when somebody is told that the timetable is not as they saw it. */
const MOST_NAMED = 3;

/** The number of changes so far: what a page was made from. Throws not-found. */
export async function readRevision(
  { visitId }: Pick<VisitPermit, "visitId">,
  client: Tx | typeof db = db,
): Promise<number> {
  return readTimetableRevision(visitId, client);
}

/** Counts a change of the timetable, so that whoever looked at it before is told. Returns the new number. */
export async function countRevision(tx: Tx, { visitId }: Pick<VisitPermit, "visitId">): Promise<number> {
  return countTimetableRevision(tx, visitId);
}

/** Counts a change of what every visit's timetable stands on: people, sites, rooms, rules. */
export async function countRevisions(tx: Tx, challengeId: string): Promise<void> {
  await countTimetableRevisions(tx, challengeId);
}

/**
 * Moves sessions in one step that can be undone in one step. `revision` is what the person looked at: when somebody changed
 * the timetable since, nothing happens (conflict). What is fixed moves all the same: a person said so. Throws forbidden,
 * conflict, or invalid for what is not of this challenge.
 */
export async function moveSessions(
  permit: VisitPermit,
  { label, revision, moves }: { label: string; revision: number; moves: readonly Standing[] },
  at: Date,
): Promise<void> {
  demand(permit, "timetable.edit");
  await transaction(async (tx) => {
    const now = await readRevision(permit, tx);
    if (now !== revision) {
      const said = (await whatChanged(permit, { since: revision, now }, tx)).join(" ");
      throw new AppError(
        "conflict",
        `The timetable was changed since you looked at it, so nothing was moved. ${said} Look at it as it is now, then try again.`,
      );
    }
    await writeMoves(tx, permit, { label, moves, undoOfId: null }, at);
  });
}

/**
 * What was changed between two revisions and by whom, a sentence each, newest first: moves by what they were; all else (a session's
 * form, people, rooms, rules) in one sentence.
 */
export async function whatChanged(
  { visitId }: VisitPermit,
  { since, now }: { since: number; now: number },
  client: Tx | typeof db = db,
): Promise<string[]> {
  if (now <= since) return [];
  const where = { visitId, revision: { gt: since, lte: now } };
  const moves = await client.timetableChange.findMany({
    where,
    orderBy: { revision: "desc" },
    take: MOST_NAMED,
    select: { actorName: true, label: true },
  });
  const others = now - since - (await client.timetableChange.count({ where }));
  const unnamed = now - since - others - moves.length;
  return [
    ...moves.map(({ actorName, label }) => `${actorName}: ${label}.`),
    ...(unnamed > 0 ? [`There were ${unnamed} more moves.`] : []),
    ...(others > 0 ? ["Somebody changed a session, a person, a room or a rule."] : []),
  ];
}

/** The latest move of this person that can still be put back; null when there is none. */
export async function readLastMove(
  permit: VisitPermit,
  since: Date,
): Promise<{ id: string; label: string } | null> {
  return db.timetableChange.findFirst({
    where: {
      visitId: permit.visitId,
      accountId: permit.actor.accountId,
      at: { gte: since },
      undoneAt: null,
      undoOfId: null,
    },
    orderBy: { revision: "desc" },
    select: { id: true, label: true },
  });
}

/** The same inside a transaction that has checked the revision itself. */
export async function writeMoves(
  tx: Tx,
  permit: VisitPermit,
  { label, moves, undoOfId }: { label: string; moves: readonly Standing[]; undoOfId: string | null },
  now: Date,
): Promise<void> {
  const { challengeId, visitId, actor } = permit;
  await checkPlaces(tx, challengeId, moves);
  const before = await readStandings(
    tx,
    permit,
    moves.map(({ sessionId }) => sessionId),
  );
  if (before.length !== moves.length) {
    throw new AppError("conflict", "A session was removed meanwhile. Look at the timetable as it is now.");
  }
  for (const { sessionId, peerIds, ...place } of moves) {
    await tx.session.update({
      where: { id: sessionId },
      data: { ...place, version: { increment: 1 } },
      select: { id: true },
    });
    await tx.sessionPeer.deleteMany({ where: { sessionId, peerId: { notIn: [...peerIds] } } });
    const present = await tx.sessionPeer.findMany({
      where: { sessionId },
      take: 100,
      select: { peerId: true },
    });
    const has = new Set(present.map(({ peerId }) => peerId));
    await tx.sessionPeer.createMany({
      data: peerIds.filter((peerId) => !has.has(peerId)).map((peerId) => ({ sessionId, peerId })),
    });
  }
  const revision = await countRevision(tx, permit);
  await tx.timetableChange.create({
    data: {
      id: newId(),
      challengeId,
      visitId,
      revision,
      at: now,
      accountId: actor.accountId,
      actorName: actor.name,
      label,
      before: storedStandings.write(before),
      after: storedStandings.write([...moves]),
      undoOfId,
    },
    select: { id: true },
  });
  await record(
    tx,
    permit,
    {
      type: "timetable-changed",
      data: { what: undoOfId === null ? "sessions moved" : "move undone", id: moves[0]?.sessionId ?? "" },
    },
    now,
  );
}

/** Where sessions stand now; those that are not there, or cancelled, are left out. */
export async function readStandings(
  tx: Tx,
  { challengeId, visitId }: VisitPermit,
  ids: readonly string[],
): Promise<Standing[]> {
  const rows = await tx.session.findMany({
    where: { challengeId, visitId, status: "planned", id: { in: [...ids] } },
    take: 400,
    select: {
      id: true,
      date: true,
      start: true,
      siteId: true,
      roomId: true,
      track: true,
      peers: { select: { peerId: true } },
    },
  });
  return rows.map(({ id, peers, ...place }) => ({
    sessionId: id,
    ...place,
    peerIds: peers.map(({ peerId }) => peerId).sort(),
  }));
}

/** Every room, site and peer must be of this challenge. */
async function checkPlaces(tx: Tx, challengeId: string, moves: readonly Standing[]): Promise<void> {
  const unique = (ids: (string | null)[]) => [...new Set(ids.filter((id): id is string => id !== null))];
  const rooms = unique(moves.map(({ roomId }) => roomId));
  const sites = unique(moves.map(({ siteId }) => siteId));
  const peers = unique(moves.flatMap(({ peerIds }) => peerIds));
  const within = (ids: string[]) => ({ where: { challengeId, id: { in: ids } } });
  const isOurs =
    (await tx.room.count(within(rooms))) === rooms.length &&
    (await tx.site.count(within(sites))) === sites.length &&
    (await areAllPeers(challengeId, peers, tx));
  if (!isOurs)
    throw new AppError("invalid", "Choose a place and peers of this timetable.", { field: "place" });
}

/** The latest changes, newest first; at most 50. */
export async function listChanges(permit: VisitPermit): Promise<TimetableChangeLine[]> {
  const rows = await db.timetableChange.findMany({
    where: { visitId: permit.visitId },
    orderBy: { revision: "desc" },
    take: 50,
    select: { id: true, revision: true, at: true, actorName: true, label: true, undoneAt: true },
  });
  return rows.map(({ undoneAt, ...row }) => ({ ...row, isUndone: undoneAt !== null }));
}

/**
 * Puts back what a change moved, as a change of its own that can be undone too. Refused (conflict) when one of its sessions
 * was moved, changed or taken out since: undoing would write over somebody else's work.
 */
export async function undoChange(permit: VisitPermit, changeId: string, now: Date): Promise<string> {
  demand(permit, "timetable.edit");
  return transaction((tx) => undoMoves(tx, permit, changeId, now));
}

/** The same inside a transaction, for a use-case that has asked for `timetable.edit`. */
export async function undoMoves(tx: Tx, permit: VisitPermit, changeId: string, now: Date): Promise<string> {
  const change = await tx.timetableChange.findFirst({
    where: { id: changeId, visitId: permit.visitId, undoneAt: null },
    select: { label: true, before: true, after: true },
  });
  if (change === null) throw new AppError("conflict", "That was undone already.");
  const after = storedStandings.read(change.after);
  const present = await readStandings(
    tx,
    permit,
    after.map(({ sessionId }) => sessionId),
  );
  const byId = new Map(present.map((standing) => [standing.sessionId, standingText(standing)]));
  if (!after.every((standing) => byId.get(standing.sessionId) === standingText(standing))) {
    throw new AppError(
      "conflict",
      "A session of that change was changed again since. Undo the later change first, or move it by hand.",
    );
  }
  await writeMoves(
    tx,
    permit,
    {
      label: `Undone: ${change.label}`,
      moves: storedStandings.read(change.before),
      undoOfId: changeId,
    },
    now,
  );
  await tx.timetableChange.update({
    where: { id: changeId },
    data: { undoneAt: now },
    select: { id: true },
  });
  return change.label;
}
