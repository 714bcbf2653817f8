import type { Db } from "../../platform/db.server.ts";
import { Prisma } from "../../platform/generated/prisma/client.ts";

/**
 * Whether a place in the team is at no phase and no conversation before, as a condition: whoever comes to a progress review alone, or to nothing.
 * What is written down for a visit counts, else what is for the first phase on site, else they are at it (app/areas/peer-team/visit-team.ts
 * says the same of what is read; a test compares both).
 */
export function isAtNoStay(peerId: Prisma.Sql, challengeId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (
    SELECT 1 FROM "Visit" v LEFT JOIN "VisitPeer" o ON o."visitId" = v."id" AND o."peerId" = ${peerId}
    WHERE v."challengeId" = ${challengeId} AND v."kind" <> 'progress-review'
      AND COALESCE(o."isHere", (
        SELECT f."isHere" FROM "Visit" w LEFT JOIN "VisitPeer" f ON f."visitId" = w."id" AND f."peerId" = ${peerId}
        WHERE w."challengeId" = ${challengeId} AND w."kind" = 'on-site'
        ORDER BY COALESCE((SELECT MIN(d."date") FROM "VisitDay" d WHERE d."visitId" = w."id"), '9999'), w."position", w."id" LIMIT 1
      ), TRUE))`;
}

/** The places in the team of a challenge that are at no phase and no conversation before. */
export async function listReviewPeers(challengeId: string, client: Db): Promise<ReadonlySet<string>> {
  const rows = await client.$queryRaw<{ id: string }[]>`
    SELECT p."id" AS "id" FROM "Peer" p
    WHERE p."challengeId" = ${challengeId} AND ${isAtNoStay(Prisma.sql`p."id"`, Prisma.sql`p."challengeId"`)}`;
  return new Set(rows.map(({ id }) => id));
}
