import { rowsIn } from "#app/platform/counting.server.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";

/** How far the findings are, for the peer team alone. */
export function findingCounts(challengeId: string) {
  return {
    findings: rowsIn("Finding", challengeId),
    findingsAgreed: rowsIn("Finding", challengeId, Prisma.sql`AND t."status" = 'agreed'`),
    recommendations: rowsIn("Recommendation", challengeId),
  };
}
