import { Prisma } from "../../platform/generated/prisma/client.ts";

/**
 * Whether a place in the team is at no phase and no conversation before, as a condition: whoever comes to a progress review alone, or to nothing.
 * What is written down for a visit counts, else what is for the first phase on site, else they are at it (app/areas/peer-team/visit-team.ts
 * says the same of what is read; a test compares both).
 */
export function isAtNoStay(peerId: Prisma.Sql, challengeId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (
    SELECT 1 FROM (
      SELECT v."kind" AS "kind", o."isHere" AS "isHere",
        FIRST_VALUE(CASE WHEN v."kind" = 'on-site' THEN o."isHere" END) OVER (
          ORDER BY CASE WHEN v."kind" = 'on-site' THEN 0 ELSE 1 END,
            COALESCE((SELECT MIN(d."date") FROM "VisitDay" d WHERE d."visitId" = v."id"), '9999'), v."position", v."id"
        ) AS "isAtFirst"
      FROM "Visit" v LEFT JOIN "VisitPeer" o ON o."visitId" = v."id" AND o."peerId" = ${peerId}
      WHERE v."challengeId" = ${challengeId}
    ) s WHERE s."kind" <> 'progress-review' AND COALESCE(s."isHere", s."isAtFirst", TRUE))`;
}
