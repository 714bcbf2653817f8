const FIRST_MS = 1000;
const LONGEST_MS = 60_000;

/**
 * Milliseconds after which a stream that was refused so many times in a row (1 or more) is opened again: twice as long each
 * time, a minute at most, and up to half as long again by `chance` (0 to 1), so that many browsers do not come back at once.
 */
export function reopenAfterMs(refusals: number, chance: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** (refusals - 1)) * (1 + chance / 2);
}
