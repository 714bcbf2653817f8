import { rowsIn } from "#app/platform/counting.server.ts";

/** How many councils take part in a challenge. */
export function councilCounts(challengeId: string) {
  return { councils: rowsIn("ParticipatingCouncil", challengeId) };
}
