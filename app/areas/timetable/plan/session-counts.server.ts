import type { VisitPermit } from "#app/access/permit.ts";
import type { VisitKind } from "#app/access/visit-kinds.ts";
import { rowsIn } from "#app/platform/counting.server.ts";
import type { Day } from "#app/platform/days.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";
import { seesConfidential } from "./confidential-sessions.ts";

/** Visits of a challenge by their kind. */
export type VisitIdsByKind = Readonly<Record<VisitKind, readonly string[]>>;

/** Minutes after midnight of a column that holds "HH:MM". */
const minuteOf = (column: Prisma.Sql) =>
  Prisma.sql`(CAST(substr(${column}, 1, 2) AS INTEGER) * 60 + CAST(substr(${column}, 4, 2) AS INTEGER))`;

const ENDS = Prisma.sql`(${minuteOf(Prisma.sql`t."start"`)} + t."minutes")`;

/** A session `t` that stands when one of its people cannot come or one of its peers is away, as the page of clashes says it (`needs-clashes.ts`). */
const SOMEBODY_CANNOT_COME = Prisma.sql`
  t."date" IS NOT NULL AND t."start" IS NOT NULL AND (
    EXISTS (
      SELECT 1 FROM "SessionPerson" sp
      JOIN "PersonAnswer" a ON a."personId" = sp."personId" AND a."visitId" = t."visitId"
      WHERE sp."sessionId" = t."id" AND (
        a."availability" = 'cannot-come' OR (
          a."availability" = 'some-times'
          AND EXISTS (SELECT 1 FROM "PersonTime" p WHERE p."personId" = a."personId" AND p."visitId" = a."visitId")
          AND NOT EXISTS (
            SELECT 1 FROM "PersonTime" p
            WHERE p."personId" = a."personId" AND p."visitId" = a."visitId" AND p."date" = t."date"
              AND p."start" <= t."start" AND ${minuteOf(Prisma.sql`p."end"`)} >= ${ENDS}
          )
        )
      )
    ) OR EXISTS (
      SELECT 1 FROM "SessionPeer" sp
      JOIN "PeerAbsence" b ON b."peerId" = sp."peerId"
      WHERE sp."sessionId" = t."id" AND b."date" = t."date"
        AND b."end" > t."start" AND ${minuteOf(Prisma.sql`b."start"`)} < ${ENDS}
    )
  )`;

/** People and peers whose newest answer to a session from today on, as it stands, is that they cannot come. */
const peopleDeclined = (challengeId: string, today: Day) => Prisma.sql`(
  SELECT COUNT(DISTINCT COALESCE(i."personId", i."peerId"))
  FROM "InvitationReply" r
  JOIN "CalendarInvitation" i ON i."id" = r."invitationId"
  JOIN "Session" t ON t."id" = i."sessionId"
  WHERE r."challengeId" = ${challengeId} AND r."undoneAt" IS NULL AND r."answer" = 'declined'
    AND t."status" <> 'cancelled' AND t."date" >= ${today}
    AND t."date" = r."date" AND t."start" = r."start" AND t."minutes" = r."minutes"
    AND NOT EXISTS (
      SELECT 1 FROM "InvitationReply" n
      WHERE n."invitationId" = r."invitationId" AND n."undoneAt" IS NULL
        AND (n."repliedAt" > r."repliedAt" OR (n."repliedAt" = r."repliedAt" AND n."id" > r."id"))
    )
    AND (
      EXISTS (SELECT 1 FROM "SessionPerson" sp WHERE sp."sessionId" = t."id" AND sp."personId" = i."personId")
      OR EXISTS (SELECT 1 FROM "SessionPeer" sp WHERE sp."sessionId" = t."id" AND sp."peerId" = i."peerId")
    )
)`;

/**
 * How far the timetables of the phases on site are, and apart from them how many sessions the calls before and the progress reviews have. Who
 * may not see confidential sessions must not learn from a count that there is one.
 */
export function sessionCounts(
  { challengeId, role, may }: Pick<VisitPermit, "challengeId" | "role" | "may">,
  visitIds: VisitIdsByKind,
  today: Day,
) {
  const hidden = seesConfidential(role) ? Prisma.empty : Prisma.sql`AND t."isConfidential" = FALSE`;
  const planned = (kind: VisitKind) =>
    Prisma.sql`AND t."status" <> 'cancelled' ${hidden} AND t."visitId" IN (${Prisma.join(["", ...visitIds[kind]])})`;
  const unplaced = (kind: VisitKind) =>
    Prisma.sql`${planned(kind)} AND (t."date" IS NULL OR t."start" IS NULL)`;
  const begun = (kind: VisitKind) =>
    Prisma.sql`(SELECT COUNT(DISTINCT t."visitId") FROM "Session" t
      WHERE t."challengeId" = ${challengeId} ${planned(kind)})`;
  return {
    phasesBegun: begun("on-site"),
    reviewsBegun: begun("progress-review"),
    sessions: rowsIn("Session", challengeId, planned("on-site")),
    callSessions: rowsIn("Session", challengeId, planned("conversations")),
    reviewSessions: rowsIn("Session", challengeId, planned("progress-review")),
    sessionsUnplaced: rowsIn("Session", challengeId, unplaced("on-site")),
    // When people can come is known to those who arrange the visit, and to nobody else.
    sessionsWithoutSomebody: may("timetable.edit")
      ? rowsIn(
          "Session",
          challengeId,
          Prisma.sql`${planned("on-site")} AND t."date" >= ${today} AND ${SOMEBODY_CANNOT_COME}`,
        )
      : Prisma.sql`(0)`,
    peopleDeclined: may("timetable.edit") ? peopleDeclined(challengeId, today) : Prisma.sql`(0)`,
    reviewSessionsUnplaced: rowsIn("Session", challengeId, unplaced("progress-review")),
  };
}
