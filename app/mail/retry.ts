/** Minutes to wait after the first, second … failed try; then the message is given up. About three days in all. */
const WAITS_MINUTES = [1, 5, 15, 60, 180, 360, 720, 1440, 1440] as const;

/** Minutes for which nothing at all is sent after the first, second … try in a row that the whole server failed. */
const PAUSES_MINUTES = [1, 5, 15, 60] as const;

const MINUTE_MS = 60_000;

/** A tenth at most is taken off or put on, so that many messages that failed together do not come back together. */
const SPREAD = 0.1;

/**
 * When to try again after so many failed tries (1 or more); null when it is given up. `chance` is from 0 to 1.
 */
export function nextTry(failures: number, now: Date, chance: number): Date | null {
  const minutes = WAITS_MINUTES[failures - 1];
  if (minutes === undefined) return null;
  const spread = 1 + (chance * 2 - 1) * SPREAD;
  return new Date(now.getTime() + minutes * spread * MINUTE_MS);
}

/** When the server is tried again that has failed so many times in a row (1 or more). It is never given up. */
export function pauseAfter(failures: number, now: Date): Date {
  const minutes = PAUSES_MINUTES[failures - 1] ?? PAUSES_MINUTES.at(-1) ?? 0;
  return new Date(now.getTime() + minutes * MINUTE_MS);
}
