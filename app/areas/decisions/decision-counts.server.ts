import { isLastVersion } from "#app/issue/issued-counts.server.ts";
import type { Day } from "#app/platform/days.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";
import type { DecisionSubject } from "./decision-words.ts";

/**
 * How many councils of a challenge have agreed, and since when is it in effect: of the scope the newest version. The rule is that of
 * `standOf`, as a piece of the first page's one statement; a test holds the two together. With `councilId` 1 or 0, for that council.
 */
export function councilsAgreed(
  challengeId: string,
  about: DecisionSubject,
  today: Day,
  councilId?: string,
): Prisma.Sql {
  const version =
    about === "scope" ? isLastVersion(challengeId, "scope") : Prisma.sql`t."issuedVersionId" IS NULL`;
  const own = councilId === undefined ? Prisma.empty : Prisma.sql`AND t."councilId" = ${councilId}`;
  const counts = (row: "t" | "o") => {
    const of = Prisma.raw(row);
    return Prisma.sql`${of}."outcome" <> 'no-decision'
      AND NOT EXISTS (SELECT 1 FROM "Decision" s WHERE s."supersedesId" = ${of}."id")`;
  };
  const later = Prisma.sql`EXISTS (SELECT 1 FROM "Decision" o
    WHERE o."councilId" = t."councilId" AND o."about" = t."about" AND o."outcome" = 'against' AND ${counts("o")}
      AND COALESCE(o."issuedVersionId", '') = COALESCE(t."issuedVersionId", '')
      AND (o."decidedOn" > t."decidedOn"
        OR (o."decidedOn" = t."decidedOn" AND (o."recordedAt" > t."recordedAt"
          OR (o."recordedAt" = t."recordedAt" AND o."id" > t."id")))))`;
  return Prisma.sql`(SELECT COUNT(DISTINCT t."councilId") FROM "Decision" t
    WHERE t."challengeId" = ${challengeId} AND t."about" = ${about} AND t."outcome" = 'agreed'
      AND t."takesEffectOn" <= ${today} AND ${version} AND ${counts("t")} AND NOT ${later} ${own})`;
}

/** True of a row that is a proposal about which a council has recorded a decision that counts. */
export function isDecidedBy(councilId: string): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "Decision" d
    WHERE d."proposalId" = t."id" AND d."councilId" = ${councilId} AND d."outcome" <> 'no-decision'
      AND NOT EXISTS (SELECT 1 FROM "Decision" s WHERE s."supersedesId" = d."id"))`;
}
