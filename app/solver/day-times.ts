/** Times of the exchange format, apart from its reading: the scorer runs in the browser, without the checks of JSON. */

/** Minutes after midnight of `HH:MM`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** `HH:MM` of minutes after midnight. */
export function timeOf(minutesAfterMidnight: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(minutesAfterMidnight / 60))}:${two(minutesAfterMidnight % 60)}`;
}

/** Is this one of the sessions whose load, pairs and themes count (S3, S4 and S6)? */
export function isCounted(kind: string): boolean {
  return kind === "interview" || kind === "focus-group";
}
