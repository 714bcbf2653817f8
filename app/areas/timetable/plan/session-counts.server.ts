import type { VisitPermit } from "#app/access/permit.ts";
import { rowsIn } from "#app/platform/counting.server.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";
import { seesConfidential } from "./confidential-sessions.ts";

/** How far the timetables before the report are, and apart from them those of progress reviews, whose ids are `reviewIds`. Who may not see confidential sessions must not learn from a count that there is one. */
export function sessionCounts(
  { challengeId, role }: Pick<VisitPermit, "challengeId" | "role">,
  reviewIds: readonly string[],
) {
  const hidden = seesConfidential(role) ? Prisma.empty : Prisma.sql`AND t."isConfidential" = FALSE`;
  const ofReviews = Prisma.sql`t."visitId" IN (${Prisma.join(["", ...reviewIds])})`;
  const all = Prisma.sql`AND t."status" <> 'cancelled' ${hidden}`;
  const planned = Prisma.sql`${all} AND NOT ${ofReviews}`;
  return {
    sessions: rowsIn("Session", challengeId, planned),
    reviewSessions: rowsIn("Session", challengeId, Prisma.sql`${all} AND ${ofReviews}`),
    sessionsUnplaced: rowsIn(
      "Session",
      challengeId,
      Prisma.sql`${planned} AND (t."date" IS NULL OR t."start" IS NULL)`,
    ),
  };
}
