/** The clock as it was last seen. */
export interface ClockSight {
  seenAt: Date;
  /** Where it was, as far as anybody knows, when it was found far away; the same as `seenAt` while it is not doubted. */
  trustedAt: Date;
  /** What the clock showed when it was found far from where it had been; null while it is trusted. */
  doubtedSince: Date | null;
}

/** A clock this far from where it was last seen, in milliseconds and either way, may be wrong; or the server stood still for so long. */
const FAR_MS = 12 * 3_600_000;

/** Days a clock that was found far away must go on evenly before it is trusted as it is. */
export const DAYS_OF_DOUBT = 7;

const DAY_MS = 86_400_000;

const apart = (later: Date, earlier: Date) => later.getTime() - earlier.getTime();

const isFar = (one: Date, other: Date) => Math.abs(apart(one, other)) > FAR_MS;

/** What a right clock would show when this one was last seen: where it was, and the time that has passed since it was doubted. */
function rightTimeOf({ seenAt, trustedAt, doubtedSince }: ClockSight): Date {
  return doubtedSince === null ? seenAt : new Date(trustedAt.getTime() + apart(seenAt, doubtedSince));
}

/**
 * Looks at the clock again, at `now` by its own showing. Without an earlier look, `newestEvent` (when somebody last did something
 * that stands in the audit trail) says where the clock was; without one either there is nothing yet that it could destroy.
 *
 * A clock that is put right is trusted at once. One that was right all the time, after the server had stood still, is trusted after
 * some days: no other clock is there to ask.
 */
export function lookAtClock(last: ClockSight | null, newestEvent: Date | null, now: Date): ClockSight {
  const trusted: ClockSight = { seenAt: now, trustedAt: now, doubtedSince: null };
  const before =
    last ??
    (newestEvent === null ? null : { seenAt: newestEvent, trustedAt: newestEvent, doubtedSince: null });
  if (before === null) return trusted;
  const { seenAt, trustedAt, doubtedSince } = before;
  const right = rightTimeOf(before);
  const isPutRight = Math.abs(apart(now, right)) < Math.abs(apart(now, seenAt)) && !isFar(now, right);
  if (isPutRight) return trusted;
  if (isFar(now, seenAt)) return { seenAt: now, trustedAt: right, doubtedSince: now };
  if (doubtedSince === null) return trusted;
  const isEven = apart(now, doubtedSince) >= DAYS_OF_DOUBT * DAY_MS;
  return isEven ? trusted : { seenAt: now, trustedAt, doubtedSince };
}

/** Whether the clock may be wrong: then nothing is destroyed by it. */
export function isDoubted({ doubtedSince }: ClockSight): boolean {
  return doubtedSince !== null;
}

/** When a doubted clock is trusted as it is, if it goes on evenly. */
export function trustedAgainAt(doubtedSince: Date): Date {
  return new Date(doubtedSince.getTime() + DAYS_OF_DOUBT * DAY_MS);
}
