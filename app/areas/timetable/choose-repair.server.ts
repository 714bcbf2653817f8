import { type ChallengeScope, demand } from "#app/access/scope.ts";
import { record } from "#app/audit/record.server.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { countRevision, readRevision, writeMoves } from "./change-timetable.server.ts";
import { timetableDays } from "./day-plan.ts";
import { addresseeKey } from "./invitation-changes.ts";
import type { LateHappening } from "./late-change-problem.ts";
import type { LateMessage } from "./late-messages.ts";
import type { LateRepairs } from "./late-repairs.ts";
import { queueInvitations } from "./queue-invitations.server.ts";
import { readLastRelease } from "./read-releases.server.ts";
import { readTimetable } from "./read-timetable.server.ts";
import type { TimetableRecord } from "./timetable-record.ts";

/** What came of a chosen repair. */
export interface ChosenRepair {
  moved: number;
  cancelled: number;
  /** Messages that wait in the outbox to be read. */
  drafted: number;
}

/**
 * Makes one repair of a late change in one step: sessions move (to be undone under Changes), those with nobody left to meet are
 * cancelled, the peer's absence is noted, and the messages wait in the outbox until somebody has read them. Throws forbidden,
 * not-found, or conflict when the timetable was changed since or a repair was chosen already.
 */
export async function chooseRepair(
  scope: ChallengeScope,
  repairsId: string,
  way: string,
  now: Date,
): Promise<ChosenRepair> {
  demand(scope, "timetable.edit");
  const { challengeId } = scope;
  return transaction(async (tx) => {
    const row = await tx.timetableProposal.findFirst({
      where: { id: repairsId, challengeId, kind: "repair" },
      select: { label: true, status: true, baseRevision: true, result: true },
    });
    if (row === null) throw new AppError("not-found", "There is no such late change.");
    if (row.status !== "ready") throw new AppError("conflict", "A repair was chosen already.");
    if (row.baseRevision !== (await readRevision(scope, tx))) {
      throw new AppError(
        "conflict",
        "Somebody changed the timetable since these were worked out. Say again what has happened.",
      );
    }
    const late = JSON.parse(row.result) as LateRepairs;
    const chosen = late.repairs.find((one) => one.way === way);
    if (chosen === undefined) throw new AppError("invalid", "Choose one of the repairs.");
    const timetable = await readTimetable(scope, tx);
    if (chosen.moves.length > 0) {
      await writeMoves(tx, scope, { label: row.label, moves: chosen.moves, undoOfId: null }, now);
    } else {
      await countRevision(tx, challengeId);
    }
    await settle(tx, challengeId, late, row.label);
    await noteAbsence(tx, challengeId, late.happening, timetable);
    const invited = await updateCalendars(
      tx,
      scope,
      [...chosen.moves.map(({ sessionId }) => sessionId), ...late.cancelled, ...late.without],
      now,
    );
    const messages = chosen.messages.filter(({ to }) => !invited.told.has(addresseeKey(to)));
    const drafted = invited.drafted + (await draftMessages(tx, scope, messages, now));
    await tx.timetableProposal.update({
      where: { id: repairsId },
      data: { status: "taken" },
      select: { id: true },
    });
    await record(
      tx,
      scope,
      { type: "timetable-changed", data: { what: "late change mended", id: repairsId } },
      now,
    );
    return { moved: chosen.moves.length, cancelled: late.cancelled.length, drafted };
  });
}

/** Cancels what has nobody left to meet, and takes out of the rest the person who cancelled. */
async function settle(
  tx: Tx,
  challengeId: string,
  { happening, cancelled, without }: LateRepairs,
  label: string,
): Promise<void> {
  await tx.session.updateMany({
    where: { challengeId, id: { in: cancelled } },
    data: {
      status: "cancelled",
      roomId: null,
      siteId: null,
      cancelledReason: label,
      version: { increment: 1 },
    },
  });
  if (happening.what !== "person" || without.length === 0) return;
  await tx.sessionPerson.deleteMany({
    where: { personId: happening.id, session: { challengeId, id: { in: without } } },
  });
  await tx.session.updateMany({
    where: { challengeId, id: { in: without } },
    data: { version: { increment: 1 } },
  });
}

/** Whatever is made of the timetable later knows that the peer is away. */
async function noteAbsence(
  tx: Tx,
  challengeId: string,
  { what, id, day }: LateHappening,
  timetable: TimetableRecord,
): Promise<void> {
  if (what !== "peer") return;
  const days = timetableDays(timetable).filter((date) => day === null || date === day);
  await tx.peerAbsence.createMany({
    data: days.map((date) => ({
      id: newId(),
      challengeId,
      peerId: id,
      date,
      start: "00:00",
      end: "23:59",
    })),
  });
}

/**
 * Once a version was released, everybody has an entry in the calendar: those of the sessions concerned change with the message
 * that says why. Before, plain words do.
 */
async function updateCalendars(
  tx: Tx,
  scope: ChallengeScope,
  sessionIds: readonly string[],
  now: Date,
): Promise<{ drafted: number; told: ReadonlySet<string> }> {
  const last = await readLastRelease(scope, tx);
  if (last === null) return { drafted: 0, told: new Set() };
  const record = await readTimetable(scope, tx);
  return queueInvitations(
    tx,
    scope,
    { record, versionNumber: last.number, sessionIds, isShortNotice: true },
    now,
  );
}

/** Puts the messages into the outbox as drafts; those without an address are for somebody to tell by telephone. */
async function draftMessages(
  tx: Tx,
  { challengeId, actor }: ChallengeScope,
  messages: readonly LateMessage[],
  now: Date,
): Promise<number> {
  const idsOf = (kind: LateMessage["to"]["kind"]) =>
    messages.filter(({ to }) => to.kind === kind).map(({ to }) => to.id);
  const where = (ids: string[]) => ({ challengeId, id: { in: ids }, email: { not: null } });
  const select = { id: true, name: true, email: true } as const;
  const people = await tx.person.findMany({ where: where(idsOf("person")), take: 1000, select });
  const peers = await tx.peer.findMany({ where: where(idsOf("peer")), take: 30, select });
  const addresses = new Map(
    [...people, ...peers].map(({ id, name, email }) => [id, { address: email ?? "", name }]),
  );
  let drafted = 0;
  for (const { to, subject, text } of messages) {
    const address = addresses.get(to.id);
    if (address === undefined) continue;
    await queueMail(
      tx,
      {
        kind: "timetable-change",
        to: address,
        subject,
        body: [{ text: `Dear ${address.name},` }, ...text.split("\n\n").map((part) => ({ text: part }))],
        challengeId,
        // A peer's address is the peer team's.
        space: to.kind === "peer" ? "peer-team" : "shared",
        status: "draft",
        createdByName: actor.name,
      },
      now,
    );
    drafted += 1;
  }
  return drafted;
}
