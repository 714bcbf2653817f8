/** Minutes after midnight of "HH:MM". */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** "HH:MM" of minutes after midnight. */
export function timeOf(minutesAfterMidnight: number): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(Math.floor(minutesAfterMidnight / 60))}:${two(minutesAfterMidnight % 60)}`;
}
