import { rowsIn } from "#app/platform/counting.server.ts";

/** How many people are in a challenge. */
export function memberCounts(challengeId: string) {
  return { members: rowsIn("Membership", challengeId) };
}
