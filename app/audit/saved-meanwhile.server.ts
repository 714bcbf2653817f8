import type { Tx } from "#app/platform/db.server.ts";
import {
  ChangedMeanwhile,
  type FormValues,
  isSameVersion,
  type Saver,
} from "#app/writing/merge/changed-meanwhile.ts";
import { readEventData } from "./event-data.ts";
import type { EventType } from "./events.ts";

/** Events of one type that carry these values; with several values, any of them. */
interface EventsOf {
  type: EventType;
  data?: Readonly<Record<string, string | number | readonly string[]>>;
  /** Not those that carry one of these. */
  except?: Readonly<Record<string, readonly string[]>>;
}

/** By which events the trail tells who saved a record. */
export interface SavedIn {
  /** Null: of no challenge. */
  challengeId: string | null;
  /** Each of them changed the record. */
  by: readonly EventsOf[];
  /** They may have changed it, among others, and do not say so: when one of them is the newest, nobody is named. */
  or?: readonly EventsOf[];
}

/**
 * Who saved a record last, and when, as the trail tells it in the transaction that refuses another save; null where it does not. It is asked only
 * when two people met, and only for somebody who may change the record.
 */
async function readLastSaver(tx: Tx, { challengeId, by, or = [] }: SavedIn): Promise<Saver | null> {
  const newest = await tx.auditEvent.findFirst({
    where: { challengeId, OR: [...by, ...or].map(inSql) },
    // By its place in the trail, and not by its date, which may be wrong.
    orderBy: { sequence: "desc" },
    select: { type: true, data: true, actorName: true, accountId: true, at: true },
  });
  if (newest === null || newest.accountId === null || !by.some((events) => isOf(newest, events))) return null;
  // The trail keeps a name that was removed everywhere else.
  const removed = await tx.auditEvent.count({
    where: { type: "account-anonymised", ...pair("accountId", newest.accountId) },
  });
  return removed > 0 ? null : { name: newest.actorName, at: newest.at };
}

/** What stands in the stored data of an event, as `record` writes it. */
const pair = (name: string, value: unknown) => ({
  data: { contains: `${JSON.stringify(name)}:${JSON.stringify(value)}` },
});

function inSql({ type, data = {}, except = {} }: EventsOf) {
  return {
    type,
    AND: Object.entries(data).map(([name, value]) => ({
      OR: [value].flat().map((each) => pair(name, each)),
    })),
    NOT: Object.entries(except).flatMap(([name, values]) => values.map((each) => pair(name, each))),
  };
}

function isOf(event: { type: string; data: string }, { type, data = {} }: EventsOf): boolean {
  const said = readEventData(event.data);
  return (
    event.type === type &&
    Object.entries(data).every(([name, value]) => [value].flat().some((each) => each === said[name]))
  );
}

/** The refusal for a record that somebody else saved meanwhile: who and when, as the trail tells it. */
export async function savedMeanwhile(tx: Tx, saved: SavedIn, values?: FormValues): Promise<ChangedMeanwhile> {
  return new ChangedMeanwhile(values, undefined, await readLastSaver(tx, saved));
}

/**
 * Throws ChangedMeanwhile, as `refuseIfChanged` does, when the stored version is not the one a form was opened on, and says who saved and when
 * for a record that does not keep it itself.
 */
export async function refuseIfSaved(
  tx: Tx,
  { opened, stored, values }: { opened: number | string; stored: number | string; values?: FormValues },
  saved: SavedIn,
): Promise<void> {
  if (!isSameVersion(opened, stored)) throw await savedMeanwhile(tx, saved, values);
}
