import { isVersionOf } from "#app/issue/issued-counts.server.ts";
import { rowsIn } from "#app/platform/counting.server.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";

function published(challengeId: string, kind: string, more: Prisma.Sql = Prisma.empty): Prisma.Sql {
  return rowsIn(
    "Publication",
    challengeId,
    Prisma.sql`AND t."kind" = ${kind} AND t."withdrawnAt" IS NULL ${more}`,
  );
}

/** What stands in public now. */
export function publicationCounts(challengeId: string) {
  return {
    reportsPublished: published(challengeId, "report"),
    plansPublished: published(challengeId, "action-plan"),
    reviewsPublished: published(challengeId, "progress-review"),
  };
}

/** The plans of one council that stand in public now. Joined with the issued version, which says whose it is. */
export function ownPublicationCounts(challengeId: string, councilId: string) {
  return {
    ownPlansPublished: published(challengeId, "action-plan", Prisma.sql`AND ${isVersionOf(councilId)}`),
  };
}
