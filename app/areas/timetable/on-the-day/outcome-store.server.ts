import type { VisitPermit } from "#app/access/permit.ts";
import type { Day } from "#app/platform/days.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import type { Outcome, SessionOutcome } from "./outcomes.ts";

/**
 * What is recorded of the sessions of a day, by session id, as far as the person may know it: who came is for those with
 * `attendance.read`, reasons and notes for those with `arrangements.read`. What a person may not know is not read.
 */
export async function readOutcomes(
  permit: VisitPermit,
  date: Day,
  client: Db = db,
): Promise<Map<string, SessionOutcome>> {
  const { challengeId, visitId } = permit;
  const where = { challengeId, visitId, date, status: "planned" };
  const rows = await client.session.findMany({
    where,
    take: 400,
    select: { id: true, outcome: true, actualStart: true, actualMinutes: true, outcomeAt: true },
  });
  const attendance = permit.may("attendance.read") ? await readAttendance(client, where) : null;
  const arrangers = permit.may("arrangements.read") ? await readArrangers(client, where) : null;
  return new Map(
    rows.map(({ id, outcome, outcomeAt, ...times }): [string, SessionOutcome] => [
      id,
      {
        sessionId: id,
        outcome: outcome === null ? null : (outcome as Outcome),
        ...times,
        recordedAt: outcomeAt?.toISOString() ?? null,
        attendance: attendance === null ? null : (attendance.get(id) ?? []),
        arrangers: arrangers?.get(id) ?? null,
      },
    ]),
  );
}

type SessionsOfDay = { challengeId: string; visitId: string; date: Day; status: string };

async function readAttendance(
  client: Db,
  session: SessionsOfDay,
): Promise<Map<string, { id: string; came: boolean }[]>> {
  const known = { where: { session, attended: { not: null } }, take: 2000 } as const;
  const people = await client.sessionPerson.findMany({
    ...known,
    select: { sessionId: true, personId: true, attended: true },
  });
  const peers = await client.sessionPeer.findMany({
    ...known,
    select: { sessionId: true, peerId: true, attended: true },
  });
  const bySession = new Map<string, { id: string; came: boolean }[]>();
  const add = (sessionId: string, id: string, attended: boolean | null) =>
    bySession.set(sessionId, [...(bySession.get(sessionId) ?? []), { id, came: attended === true }]);
  for (const { sessionId, personId, attended } of people) add(sessionId, personId, attended);
  for (const { sessionId, peerId, attended } of peers) add(sessionId, peerId, attended);
  return bySession;
}

async function readArrangers(
  client: Db,
  where: SessionsOfDay,
): Promise<Map<string, NonNullable<SessionOutcome["arrangers"]>>> {
  const rows = await client.session.findMany({
    where,
    take: 400,
    select: { id: true, cancelledReason: true, outcomeNote: true, outcomeByName: true },
  });
  return new Map(
    rows.map(({ id, cancelledReason, outcomeNote, outcomeByName }) => [
      id,
      { reason: cancelledReason, note: outcomeNote, recordedBy: outcomeByName ?? "" },
    ]),
  );
}
