import type { DatabaseFile } from "#app/platform/database-file.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { type AuditEvent, EVENT_SHAPES, type EventType } from "./events.ts";

/** What a back-up of the workspace is known by: the first event there ever was. Null for one without a trail. */
export async function readFirstEventId(): Promise<string | null> {
  const first = await db.auditEvent.findUnique({ where: { sequence: 1 }, select: { id: true } });
  return first?.id ?? null;
}

/** When an event of a type last happened; null for never. */
export async function readLastEventAt(type: AuditEvent["type"]): Promise<Date | null> {
  const event = await db.auditEvent.findFirst({
    where: { type },
    orderBy: { at: "desc" },
    select: { at: true },
  });
  return event?.at ?? null;
}

/**
 * When somebody last did something, by its place in the trail and not by its date, which may be wrong. What the workspace does by
 * itself does not count: a start writes events by the very clock that may be in question.
 */
export async function readLastEventOfSomebody(client: Db): Promise<Date | null> {
  const event = await client.auditEvent.findFirst({
    where: { sequence: { not: null }, accountId: { not: null } },
    orderBy: { sequence: "desc" },
    select: { at: true },
  });
  return event?.at ?? null;
}

/** What an account did, in the order of time: when and what kind, nothing of the data. At most 10,000. */
export function listEventsOf(accountId: string): Promise<{ at: Date; type: string }[]> {
  return db.auditEvent.findMany({
    where: { accountId },
    orderBy: { at: "asc" },
    take: 10_000,
    select: { at: true, type: true },
  });
}

/** The end and the beginning of the trail in a database that is not the one at work: such as one in a back-up. */
export async function readTrailEnds(
  file: DatabaseFile,
): Promise<{ last: { sequence: number; hash: string } | null; firstId: string | null }> {
  const [last] = await file.rows<{ sequence: number | string; hash: string }>(
    'SELECT "sequence", "hash" FROM "AuditEvent" WHERE "sequence" IS NOT NULL ORDER BY "sequence" DESC LIMIT 1',
  );
  const [first] = await file.rows<{ id: string }>('SELECT "id" FROM "AuditEvent" WHERE "sequence" = 1');
  return {
    last: last === undefined ? null : { sequence: Number(last.sequence), hash: last.hash },
    firstId: first?.id ?? null,
  };
}

/** The events of a database that is not the one at work, after one of them, in the order of the chain; each with all its columns. */
export function readEventsAfter<Row extends object>(
  file: DatabaseFile,
  sequence: number,
  most: number,
): Promise<Row[]> {
  return file.rows<Row>(
    `SELECT * FROM "AuditEvent" WHERE "sequence" > ${sequence} ORDER BY "sequence" LIMIT ${most}`,
  );
}

/** The events of a database that is not the one at work that tell of names which were emptied, in the order of time. */
export function readAnonymisations(
  file: DatabaseFile,
): Promise<{ id: string; type: string; data: string }[]> {
  return file.rows(
    `SELECT "id", "type", "data" FROM "AuditEvent" WHERE "type" IN ('person-anonymised', 'account-anonymised') ORDER BY "at", "id"`,
  );
}

/** What was done in a challenge, counted by who did it and what kind of thing it was; in words too. */
export async function listDoings(
  challengeId: string,
  client: Db,
): Promise<{ type: EventType; means: string; accountId: string | null; actorName: string; count: number }[]> {
  const rows = await client.auditEvent.groupBy({
    by: ["type", "accountId", "actorName"],
    where: { challengeId },
    _count: { _all: true },
    orderBy: [{ actorName: "asc" }, { type: "asc" }],
  });
  return rows.map(({ type, _count, ...who }) => ({
    ...who,
    type: type as EventType,
    means: EVENT_SHAPES[type as EventType].means,
    count: _count._all,
  }));
}
