/** Is this one of the sessions whose load, pairs and themes count (S3, S4 and S6)? */
export function isCounted(kind: string): boolean {
  return kind === "interview" || kind === "focus-group";
}
