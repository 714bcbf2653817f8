import { hasNewerFinal, isVersionOf } from "#app/issue/issued-counts.server.ts";
import { rowsIn } from "#app/platform/counting.server.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";

function published(challengeId: string, kind: string, more: Prisma.Sql = Prisma.empty): Prisma.Sql {
  return rowsIn(
    "Publication",
    challengeId,
    Prisma.sql`AND t."kind" = ${kind} AND t."withdrawnAt" IS NULL ${more}`,
  );
}

/** What stands in public now, and of how much of it a newer version is issued. */
export function publicationCounts(challengeId: string) {
  return {
    reportsPublished: published(challengeId, "report"),
    plansPublished: published(challengeId, "action-plan"),
    reviewsPublished: published(challengeId, "progress-review"),
    reportsNewer: published(challengeId, "report", Prisma.sql`AND ${hasNewerFinal()}`),
    plansNewer: published(challengeId, "action-plan", Prisma.sql`AND ${hasNewerFinal()}`),
    reviewsNewer: published(challengeId, "progress-review", Prisma.sql`AND ${hasNewerFinal()}`),
  };
}

/** The plans of one council that stand in public now. Joined with the issued version, which says whose it is. */
export function ownPublicationCounts(challengeId: string, councilId: string) {
  return {
    ownPlansPublished: published(challengeId, "action-plan", Prisma.sql`AND ${isVersionOf(councilId)}`),
    ownPlansNewer: published(
      challengeId,
      "action-plan",
      Prisma.sql`AND ${isVersionOf(councilId)} AND ${hasNewerFinal()}`,
    ),
  };
}
