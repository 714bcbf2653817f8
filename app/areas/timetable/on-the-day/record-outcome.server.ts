import { demand, type VisitPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { savedMeanwhile } from "#app/audit/saved-meanwhile.server.ts";
import { dayOf, timeOfDay } from "#app/platform/days.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { ChangedMeanwhile, changedBy, LOOK_AGAIN } from "#app/writing/merge/changed-meanwhile.ts";
import { countRevision } from "../plan/change-timetable.server.ts";
import { readShownSession } from "../plan/read-timetable.server.ts";
import type { TimetableSession } from "../plan/timetable-record.ts";
import type { OutcomeInput } from "./on-the-day-forms.ts";
import { whyNotRecorded } from "./outcomes.ts";

const TAKEN_BACK = "record of a session taken back";

/**
 * Records what happened to a session: it took place, when and with whom, or it was cancelled on the day. Nothing of the plan
 * changes. `version` is when the record was made that the person looked at, empty when there was none. The note is kept as it
 * was for those who may not read it. Throws forbidden, not-found, invalid before its time, or conflict when somebody recorded something else meanwhile.
 */
export async function recordOutcome(
  permit: VisitPermit,
  sessionId: string,
  input: OutcomeInput,
  now: Date,
): Promise<void> {
  demand(permit, "timetable.record");
  await transaction(async (tx) => {
    const session = await recordable(tx, permit, sessionId, input.outcome, now);
    const isHeld = input.outcome === "held";
    await writeRecord(tx, permit, sessionId, input.version, {
      outcome: input.outcome,
      actualStart: isHeld ? (input.actualStart ?? session.start) : null,
      actualMinutes: isHeld ? (input.actualMinutes ?? session.minutes) : null,
      cancelledReason: isHeld ? "" : input.reason,
      ...(permit.may("arrangements.read") ? { outcomeNote: input.note } : {}),
      outcomeAt: now,
      outcomeByName: permit.actor.name,
    });
    await writeAttendance(tx, sessionId, isHeld ? [...input.personIds, ...input.peerIds] : null);
    await tell(tx, permit, session, `session recorded as ${input.outcome}`, !isHeld, now);
  });
}

/** One press: it took place at the planned time and everybody came. A note is left as it is. Throws as `recordOutcome`. */
export async function recordAsPlanned(
  permit: VisitPermit,
  { sessionId, version }: { sessionId: string; version: string },
  now: Date,
): Promise<TimetableSession> {
  demand(permit, "timetable.record");
  return transaction(async (tx) => {
    const session = await recordable(tx, permit, sessionId, "held", now);
    await writeRecord(
      tx,
      permit,
      sessionId,
      version,
      {
        outcome: "held",
        actualStart: session.start,
        actualMinutes: session.minutes,
        cancelledReason: "",
        outcomeAt: now,
        outcomeByName: permit.actor.name,
      },
      LOOK_AGAIN,
    );
    await writeAttendance(tx, sessionId, [...session.personIds, ...session.peerIds]);
    await tell(tx, permit, session, "session recorded as held", false, now);
    return session;
  });
}

/** Takes a record back: it is as if nothing had been recorded. The note stays. Throws forbidden, not-found or conflict. */
export async function takeBackOutcome(
  permit: VisitPermit,
  sessionId: string,
  version: string,
  now: Date,
): Promise<void> {
  demand(permit, "timetable.record");
  await transaction(async (tx) => {
    const session = await readShownSession(permit, sessionId, tx);
    const was = await tx.session.findUniqueOrThrow({ where: { id: sessionId }, select: { outcome: true } });
    await writeRecord(
      tx,
      permit,
      sessionId,
      version,
      {
        outcome: null,
        actualStart: null,
        actualMinutes: null,
        cancelledReason: "",
        outcomeAt: null,
        outcomeByName: null,
      },
      LOOK_AGAIN,
    );
    await writeAttendance(tx, sessionId, null);
    await tell(tx, permit, session, TAKEN_BACK, was.outcome === "cancelled", now);
  });
}

async function recordable(
  tx: Tx,
  permit: VisitPermit,
  sessionId: string,
  outcome: OutcomeInput["outcome"],
  now: Date,
): Promise<TimetableSession> {
  const session = await readShownSession(permit, sessionId, tx);
  if (session.status === "cancelled") {
    throw new AppError("conflict", "This session was removed from the plan, so there is nothing to record.");
  }
  const reason = whyNotRecorded(session, outcome, { date: dayOf(now), time: timeOfDay(now) });
  if (reason !== null) throw new AppError("invalid", reason, { field: "outcome" });
  return session;
}

/** Writes over the record that was looked at and no other. */
async function writeRecord(
  tx: Tx,
  { challengeId }: VisitPermit,
  id: string,
  version: string,
  data: {
    outcome: string | null;
    actualStart: string | null;
    actualMinutes: number | null;
    cancelledReason: string;
    outcomeNote?: string;
    outcomeAt: Date | null;
    outcomeByName: string | null;
  },
  otherwise?: string,
): Promise<void> {
  const at = version === "" ? null : new Date(version);
  const isKnown = at === null || !Number.isNaN(at.getTime());
  const { count } = isKnown
    ? await tx.session.updateMany({ where: { id, challengeId, outcomeAt: at }, data })
    : { count: 0 };
  if (count > 0) return;
  if (otherwise !== undefined) throw new ChangedMeanwhile(undefined, otherwise);
  const there = await tx.session.findUniqueOrThrow({
    where: { id },
    select: { outcomeAt: true, outcomeByName: true },
  });
  if (there.outcomeAt !== null) throw changedBy(there.outcomeByName, there.outcomeAt);
  // Taken back meanwhile: the row says nothing of it any more.
  const by = [{ type: "timetable-changed", data: { what: TAKEN_BACK, id } }] as const;
  throw await savedMeanwhile(tx, { challengeId, by });
}

/** `cameIds` null: nothing is known of who came. Only who was planned is in it: the plan gets nobody new. */
async function writeAttendance(tx: Tx, sessionId: string, cameIds: readonly string[] | null): Promise<void> {
  if (cameIds === null) {
    await tx.sessionPerson.updateMany({ where: { sessionId }, data: { attended: null } });
    await tx.sessionPeer.updateMany({ where: { sessionId }, data: { attended: null } });
    return;
  }
  const ids = [...cameIds];
  for (const attended of [true, false]) {
    const match = attended ? { in: ids } : { notIn: ids };
    await tx.sessionPerson.updateMany({ where: { sessionId, personId: match }, data: { attended } });
    await tx.sessionPeer.updateMany({ where: { sessionId, peerId: match }, data: { attended } });
  }
}

/** A session cancelled on the day frees its peers and its room: whoever mends the plan just now has to look again. */
async function tell(
  tx: Tx,
  permit: VisitPermit,
  { id }: TimetableSession,
  what: string,
  isPlanTouched: boolean,
  now: Date,
): Promise<void> {
  if (isPlanTouched) await countRevision(tx, permit);
  await record(tx, permit, { type: "timetable-changed", data: { what, id } }, now);
}
