import type { VisitPermit } from "#app/access/permit.ts";
import { rowsIn } from "#app/platform/counting.server.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";
import { seesConfidential } from "./confidential-sessions.ts";

/** How far the timetable is. Who may not see confidential sessions must not learn from a count that there is one. */
export function sessionCounts({ challengeId, role }: Pick<VisitPermit, "challengeId" | "role">) {
  const hidden = seesConfidential(role) ? Prisma.empty : Prisma.sql`AND t."isConfidential" = FALSE`;
  const planned = Prisma.sql`AND t."status" <> 'cancelled' ${hidden}`;
  return {
    sessions: rowsIn("Session", challengeId, planned),
    sessionsUnplaced: rowsIn(
      "Session",
      challengeId,
      Prisma.sql`${planned} AND (t."date" IS NULL OR t."start" IS NULL)`,
    ),
  };
}
