/** Milliseconds a job stays with whoever took it, unless they say that they are still at it. */
export const CLAIM_MS = 90_000;

/** Minutes until the next try after the first, second, third … that failed; the last for all further ones. */
const BACK_OFF_MINUTES = [1, 5, 15, 60, 180];

const MINUTE_MS = 60_000;

/** Tries of a job that does not come round again before it waits for somebody to look at it: about nine hours. */
const MOST_ATTEMPTS = 7;

/** Longer than this no job waits for its next try: one that seems to was put off while the clock was wrong. */
export const LONGEST_BACK_OFF_MS = 180 * MINUTE_MS;

/**
 * When a job that failed is tried again: after `attempts` tries in a row, or null for never by itself. One that comes round
 * every `everyMs` milliseconds is never given up, nor put off for longer than that.
 */
export function nextTryAt(attempts: number, now: Date, everyMs: number | null): Date | null {
  if (everyMs === null && attempts >= MOST_ATTEMPTS) return null;
  const minutes = BACK_OFF_MINUTES[Math.min(attempts, BACK_OFF_MINUTES.length) - 1] ?? 1;
  return new Date(now.getTime() + Math.min(minutes * MINUTE_MS, everyMs ?? Number.POSITIVE_INFINITY));
}
