import { rowsIn } from "#app/platform/counting.server.ts";

/** How far the progress review is, for the peer team alone. */
export function reviewCounts(challengeId: string) {
  return { judgements: rowsIn("ReviewJudgement", challengeId) };
}
