import { rowsIn } from "#app/platform/counting.server.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";

/** Which issued versions are counted. */
export interface WhichVersions {
  kind: "scope" | "position-statement" | "timetable" | "report" | "action-plan" | "progress-review";
  status?: "draft" | "final";
  /** Only those of this council. */
  councilId?: string;
}

/** Counts the timetables that were released of some visits. */
export function releasedTimetables(challengeId: string, visitIds: readonly string[]): Prisma.Sql {
  return rowsIn("IssuedVersion", challengeId, ofTimetables(visitIds));
}

/** Counts those visits of some of which a timetable was released. */
export function visitsReleased(challengeId: string, visitIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`(SELECT COUNT(DISTINCT t."visitId") FROM "IssuedVersion" t
    WHERE t."challengeId" = ${challengeId} ${ofTimetables(visitIds)})`;
}

function ofTimetables(visitIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`AND t."kind" = 'timetable' AND t."visitId" IN (${Prisma.join(["", ...visitIds])})`;
}

/** Counts the issued versions of a challenge. */
export function issuedVersions(challengeId: string, { kind, status, councilId }: WhichVersions): Prisma.Sql {
  const its = status === undefined ? Prisma.empty : Prisma.sql`AND t."status" = ${status}`;
  const own = councilId === undefined ? Prisma.empty : Prisma.sql`AND t."councilId" = ${councilId}`;
  return rowsIn("IssuedVersion", challengeId, Prisma.sql`AND t."kind" = ${kind} ${its} ${own}`);
}

/** Counts the councils of which a final version of a kind was issued. */
export function councilsWithFinal(challengeId: string, kind: WhichVersions["kind"]): Prisma.Sql {
  return Prisma.sql`(SELECT COUNT(DISTINCT t."councilId") FROM "IssuedVersion" t
    WHERE t."challengeId" = ${challengeId} AND t."kind" = ${kind} AND t."status" = 'final')`;
}

/** True of a row, called `t`, whose version is not the newest final one of its document. */
export function hasNewerFinal(): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "IssuedVersion" v JOIN "IssuedVersion" n ON n."challengeId" = v."challengeId" AND n."kind" = v."kind"
    AND (n."councilId" = v."councilId" OR (n."councilId" IS NULL AND v."councilId" IS NULL))
    WHERE v."id" = t."issuedVersionId" AND n."status" = 'final' AND n."number" > v."number")`;
}

/** True of a row, called `t` or `o`, whose version, named by its column `issuedVersionId`, is of one council. */
export function isVersionOf(councilId: string): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "IssuedVersion" v WHERE v."id" = t."issuedVersionId" AND v."councilId" = ${councilId})`;
}

/** True of a row whose version, named by its column `issuedVersionId`, is the newest of a kind in the challenge. */
export function isLastVersion(
  challengeId: string,
  kind: WhichVersions["kind"],
  row: "t" | "o" = "t",
): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(row)}."issuedVersionId" = (SELECT v."id" FROM "IssuedVersion" v
    WHERE v."challengeId" = ${challengeId} AND v."kind" = ${kind} ORDER BY v."number" DESC LIMIT 1)`;
}
