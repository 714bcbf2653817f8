import { rowsIn } from "#app/platform/counting.server.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";

/** How far the report is, for the peer team alone. */
export function reportCounts(challengeId: string) {
  return {
    reportSections: rowsIn("ReportSection", challengeId, Prisma.sql`AND t."body" <> ''`),
    openAccuracyComments: rowsIn("AccuracyComment", challengeId, Prisma.sql`AND t."answeredAt" IS NULL`),
  };
}

/** What a council has said of the draft, for its own office. */
export function commentCounts(challengeId: string, councilId: string) {
  return {
    ownComments: rowsIn("AccuracyComment", challengeId, Prisma.sql`AND t."councilId" = ${councilId}`),
  };
}
