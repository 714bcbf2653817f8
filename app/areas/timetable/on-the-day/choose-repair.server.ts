import { demand, type VisitPermit } from "#app/access/permit.ts";
import { listPeerAddresses } from "#app/areas/peer-team/read-peers.server.ts";
import { record } from "#app/audit/record.server.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { addresseeKey } from "../invitations/invitation-changes.ts";
import { updateCalendars } from "../invitations/update-calendars.server.ts";
import { countRevision, readRevision, writeMoves } from "../plan/change-timetable.server.ts";
import { timetableDays } from "../plan/day-plan.ts";
import { readTimetable } from "../plan/read-timetable.server.ts";
import type { TimetableRecord } from "../plan/timetable-record.ts";
import type { LateHappening } from "./late-change-problem.ts";
import type { LateMessage } from "./late-messages.ts";
import { type DoneRepair, type LateRepair, type LateRepairs, repairedSessions } from "./late-repairs.ts";
import { storedRepairs } from "./stored-repairs.ts";

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
  permit: VisitPermit,
  repairsId: string,
  way: string,
  now: Date,
): Promise<ChosenRepair> {
  demand(permit, "timetable.edit");
  const { challengeId } = permit;
  return transaction(async (tx) => {
    const row = await tx.timetableProposal.findFirst({
      where: { id: repairsId, visitId: permit.visitId, kind: "repair" },
      select: { label: true, status: true, baseRevision: true, result: true },
    });
    if (row === null) throw new AppError("not-found", "There is no such late change.");
    if (row.status !== "ready") throw new AppError("conflict", "A repair was chosen already.");
    if (row.baseRevision !== (await readRevision(permit, tx))) {
      throw new AppError(
        "conflict",
        "Somebody changed the timetable since these were worked out. Say again what has happened.",
      );
    }
    const late = storedRepairs.read(row.result);
    const chosen = late.repairs.find((one) => one.way === way);
    if (chosen === undefined) throw new AppError("invalid", "Choose one of the repairs.");
    const timetable = await readTimetable(permit, tx);
    const changeId = await move(tx, permit, row.label, chosen, now);
    const cancelled = await settle(tx, challengeId, late, row.label);
    const absenceIds = await noteAbsence(tx, challengeId, late.happening, timetable);
    const calendars = await updateCalendars(tx, permit, repairedSessions(late, way), now);
    const messages = chosen.messages.filter(({ to }) => !calendars.told.has(addresseeKey(to)));
    const done: DoneRepair = {
      way: chosen.way,
      changeId,
      cancelled,
      absenceIds,
      mailIds: [...calendars.mailIds, ...(await draftMessages(tx, permit, messages, now))],
      isUndone: false,
    };
    await tx.timetableProposal.update({
      where: { id: repairsId },
      data: { status: "taken", result: storedRepairs.write({ ...late, done }) },
      select: { id: true },
    });
    await record(
      tx,
      permit,
      { type: "timetable-changed", data: { what: "late change mended", id: repairsId } },
      now,
    );
    return {
      moved: chosen.moves.length,
      cancelled: late.cancelled.length,
      drafted: done.mailIds.length,
    };
  });
}

/** Makes the moves as one change and returns its id; null when nothing moves. */
async function move(
  tx: Tx,
  permit: VisitPermit,
  label: string,
  { moves }: LateRepair,
  now: Date,
): Promise<string | null> {
  if (moves.length === 0) {
    await countRevision(tx, permit);
    return null;
  }
  await writeMoves(tx, permit, { label, moves, undoOfId: null }, now);
  const change = await tx.timetableChange.findFirstOrThrow({
    where: { visitId: permit.visitId },
    orderBy: { revision: "desc" },
    select: { id: true },
  });
  return change.id;
}

/** Cancels what has nobody left to meet, and takes out of the rest the person who cancelled. Returns what was cancelled. */
async function settle(
  tx: Tx,
  challengeId: string,
  { happening, cancelled, without }: LateRepairs,
  label: string,
): Promise<DoneRepair["cancelled"]> {
  const places = await tx.session.findMany({
    where: { challengeId, id: { in: cancelled } },
    take: 400,
    select: { id: true, siteId: true, roomId: true },
  });
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
  const were = places.map(({ id: sessionId, ...place }) => ({ sessionId, ...place }));
  if (happening.what !== "person" || without.length === 0) return were;
  await tx.sessionPerson.deleteMany({
    where: { personId: happening.id, session: { challengeId, id: { in: without } } },
  });
  await tx.session.updateMany({
    where: { challengeId, id: { in: without } },
    data: { version: { increment: 1 } },
  });
  return were;
}

/** Whatever is made of the timetable later knows that the peer is away. */
async function noteAbsence(
  tx: Tx,
  challengeId: string,
  { what, id, day, from, until }: LateHappening,
  timetable: TimetableRecord,
): Promise<string[]> {
  if (what !== "peer") return [];
  const days = timetableDays(timetable).filter((date) => day === null || date === day);
  const absences = days.map((date) => ({
    id: newId(),
    challengeId,
    peerId: id,
    date,
    start: from ?? "00:00",
    end: until ?? "23:59",
  }));
  await tx.peerAbsence.createMany({ data: absences });
  return absences.map((absence) => absence.id);
}

/** Puts the messages into the outbox as drafts; those without an address are for somebody to tell by telephone. */
async function draftMessages(
  tx: Tx,
  { challengeId, actor }: VisitPermit,
  messages: readonly LateMessage[],
  now: Date,
): Promise<string[]> {
  const idsOf = (kind: LateMessage["to"]["kind"]) =>
    messages.filter(({ to }) => to.kind === kind).map(({ to }) => to.id);
  const where = (ids: string[]) => ({ challengeId, id: { in: ids }, email: { not: null } });
  const select = { id: true, name: true, email: true } as const;
  const people = await tx.person.findMany({ where: where(idsOf("person")), take: 1000, select });
  const peers = (await listPeerAddresses(challengeId, tx, idsOf("peer"))).filter(
    ({ email }) => email !== null,
  );
  const addresses = new Map(
    [...people, ...peers].map(({ id, name, email }) => [id, { address: email ?? "", name }]),
  );
  const drafted: string[] = [];
  for (const { to, subject, text } of messages) {
    const address = addresses.get(to.id);
    if (address === undefined) continue;
    const mailId = await queueMail(
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
    drafted.push(mailId);
  }
  return drafted;
}
