import type { VisitPermit } from "#app/access/permit.ts";
import type { VisitKind } from "#app/access/visit-kinds.ts";
import { rowsIn } from "#app/platform/counting.server.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";
import { seesConfidential } from "./confidential-sessions.ts";

/** Visits of a challenge by their kind. */
export type VisitIdsByKind = Readonly<Record<VisitKind, readonly string[]>>;

/**
 * How far the timetables of the phases on site are, and apart from them how many sessions the calls before and the progress reviews have. Who
 * may not see confidential sessions must not learn from a count that there is one.
 */
export function sessionCounts(
  { challengeId, role }: Pick<VisitPermit, "challengeId" | "role">,
  visitIds: VisitIdsByKind,
) {
  const hidden = seesConfidential(role) ? Prisma.empty : Prisma.sql`AND t."isConfidential" = FALSE`;
  const planned = (kind: VisitKind) =>
    Prisma.sql`AND t."status" <> 'cancelled' ${hidden} AND t."visitId" IN (${Prisma.join(["", ...visitIds[kind]])})`;
  const unplaced = (kind: VisitKind) =>
    Prisma.sql`${planned(kind)} AND (t."date" IS NULL OR t."start" IS NULL)`;
  return {
    sessions: rowsIn("Session", challengeId, planned("on-site")),
    callSessions: rowsIn("Session", challengeId, planned("conversations")),
    reviewSessions: rowsIn("Session", challengeId, planned("progress-review")),
    sessionsUnplaced: rowsIn("Session", challengeId, unplaced("on-site")),
    reviewSessionsUnplaced: rowsIn("Session", challengeId, unplaced("progress-review")),
  };
}
