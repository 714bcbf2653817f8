import { rowsIn } from "#app/platform/counting.server.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";

/** How much of the information and data pack is there; what is not available is not counted. */
export function packCounts(challengeId: string) {
  return {
    packItems: rowsIn("PackItem", challengeId, Prisma.sql`AND t."status" <> 'not-available'`),
    packReceived: rowsIn("PackItem", challengeId, Prisma.sql`AND t."status" = 'received'`),
  };
}

/** How far the position statement is, for the council's own office: its sections and the joint ones. */
export function statementCounts(challengeId: string, councilId: string) {
  const ownOrJoint = Prisma.sql`AND (t."councilId" IS NULL OR t."councilId" = ${councilId})`;
  return {
    statementSections: rowsIn("StatementSection", challengeId, ownOrJoint),
    statementReady: rowsIn(
      "StatementSection",
      challengeId,
      Prisma.sql`${ownOrJoint} AND t."status" = 'ready'`,
    ),
    statementStarted: rowsIn(
      "StatementSection",
      challengeId,
      Prisma.sql`${ownOrJoint} AND t."status" <> 'not-started'`,
    ),
  };
}
