import { readLastEventOfSomebody } from "#app/audit/read-events.server.ts";
import { BY_ITSELF, recordOutsideChallenge } from "#app/audit/record.server.ts";
import { formatInstant } from "#app/platform/days.ts";
import { type Db, db, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { type ClockSight, lookAtClock, trustedAgainAt } from "./clock.ts";

const ID = "clock";

/** What the clock is thought of at `now`, without writing anything down. */
export async function thinkOfClock(now: Date, client: Db = db): Promise<ClockSight> {
  const last = await readSight(client);
  return lookAtClock(last, last === null ? await readLastEventOfSomebody(client) : null, now);
}

/**
 * Looks at the clock and writes down what it shows: every few minutes while the server runs, and before anything is destroyed.
 * That it is doubted, and that it is trusted again, stands in the log and in the installation's trail.
 */
export async function watchClock(now: Date): Promise<ClockSight> {
  return transaction(async (tx) => {
    const last = await readSight(tx);
    const sight = await thinkOfClock(now, tx);
    const { seenAt, trustedAt, doubtedSince } = sight;
    const data = { seenAt, trustedAt, doubtedSince };
    await tx.clockSight.upsert({
      where: { id: ID },
      create: { id: ID, ...data },
      update: data,
      select: { id: true },
    });
    if (doubtedSince !== null && doubtedSince.getTime() !== last?.doubtedSince?.getTime()) {
      const times = { from: trustedAt.toISOString(), to: now.toISOString() };
      log.warn(times, "the clock is far from where it was: nothing is destroyed by it for some days");
      await recordOutsideChallenge(tx, BY_ITSELF, { type: "clock-doubted", data: times }, now);
    }
    if (doubtedSince === null && last !== null && last.doubtedSince !== null) {
      await recordOutsideChallenge(tx, BY_ITSELF, { type: "clock-trusted", data: {} }, now);
    }
    return sight;
  });
}

/**
 * Says that the clock is right at `now`, where nobody has looked at it yet. A demonstration tells of days that are past, and by what it wrote into
 * the trail the clock would have been there.
 */
export async function seeClockFirst(now: Date): Promise<void> {
  const create = { id: ID, seenAt: now, trustedAt: now, doubtedSince: null };
  await db.clockSight.upsert({ where: { id: ID }, create, update: {}, select: { id: true } });
}

function readSight(client: Db): Promise<ClockSight | null> {
  return client.clockSight.findUnique({
    where: { id: ID },
    select: { seenAt: true, trustedAt: true, doubtedSince: true },
  });
}

/** Why nothing is destroyed at present, for the administrator; null while the clock is trusted. */
export async function readClockDoubt(): Promise<string | null> {
  const sight = await readSight(db);
  if (sight === null || sight.doubtedSince === null) return null;
  const { trustedAt, doubtedSince } = sight;
  return `Nothing is destroyed by its rule at present. The clock of the server was at ${formatInstant(trustedAt)} and then at ${formatInstant(doubtedSince)}: it is wrong, or the server stood still. If it is wrong, put it right and destruction goes on. If it is right, there is nothing to do: it goes on by itself on ${formatInstant(trustedAgainAt(doubtedSince))}.`;
}
