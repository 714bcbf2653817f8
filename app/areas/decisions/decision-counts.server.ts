import { isLastVersion } from "#app/issue/issued-counts.server.ts";
import type { Day } from "#app/platform/days.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";
import type { DecisionSubject } from "./decision-words.ts";

/**
 * How many councils of a challenge have agreed what was put to them, and it is in effect: of the scope the newest version, and as it
 * was put. The rule is that of `standOf` and `isInEffect`, as a piece of the first page's one statement; a test holds the two together.
 * With `councilId` 1 or 0, for that council.
 */
export function councilsAgreed(
  challengeId: string,
  about: DecisionSubject,
  today: Day,
  councilId?: string,
): Prisma.Sql {
  const { t, o } = agreements(about, challengeId);
  const own = ofCouncil(councilId);
  // Of several bodies that agreed side by side, what one changed is not undone by the others.
  const changed =
    about === "scope"
      ? Prisma.sql`AND NOT EXISTS (SELECT 1 FROM "Decision" o
          WHERE o."councilId" = t."councilId" AND ${o} AND ${UNSETTLED})`
      : Prisma.empty;
  return Prisma.sql`(SELECT COUNT(DISTINCT t."councilId") FROM "Decision" t
    WHERE ${t} AND t."takesEffectOn" <= ${today} ${changed} ${own})`;
}

/**
 * How many councils have agreed the newest version of the scope with changes of which nobody has said what became of them, in effect or
 * not. With `councilId` as in councilsAgreed.
 */
export function councilsWithOpenChanges(challengeId: string, councilId?: string): Prisma.Sql {
  const { t } = agreements("scope", challengeId);
  return Prisma.sql`(SELECT COUNT(DISTINCT t."councilId") FROM "Decision" t
    WHERE ${t} AND t."changedInMeeting" <> '' ${ofCouncil(councilId)}
      AND NOT EXISTS (SELECT 1 FROM "ScopeChangesAnswer" a WHERE a."decisionId" = t."id"))`;
}

function ofCouncil(councilId: string | undefined): Prisma.Sql {
  return councilId === undefined ? Prisma.empty : Prisma.sql`AND t."councilId" = ${councilId}`;
}

/** True of a row with changes that are open, or that a later version has. */
const UNSETTLED = Prisma.sql`o."changedInMeeting" <> '' AND NOT EXISTS (SELECT 1 FROM "ScopeChangesAnswer" a
    WHERE a."decisionId" = o."id" AND a."outcome" = 'not-needed')`;

/** True of a row, called `t` or `o`, that is an agreement that counts: none was decided against after it. */
function agreements(about: DecisionSubject, challengeId: string): Record<"t" | "o", Prisma.Sql> {
  const counts = (row: "t" | "o" | "n") => {
    const of = Prisma.raw(row);
    return Prisma.sql`${of}."outcome" <> 'no-decision'
      AND NOT EXISTS (SELECT 1 FROM "Decision" s WHERE s."supersedesId" = ${of}."id")`;
  };
  const agreement = (row: "t" | "o") => {
    const of = Prisma.raw(row);
    const version =
      about === "scope"
        ? isLastVersion(challengeId, "scope", row)
        : Prisma.sql`${of}."issuedVersionId" IS NULL`;
    const later = Prisma.sql`EXISTS (SELECT 1 FROM "Decision" n
      WHERE n."councilId" = ${of}."councilId" AND n."about" = ${of}."about" AND n."outcome" = 'against' AND ${counts("n")}
        AND COALESCE(n."issuedVersionId", '') = COALESCE(${of}."issuedVersionId", '')
        AND (n."decidedOn" > ${of}."decidedOn"
          OR (n."decidedOn" = ${of}."decidedOn" AND (n."recordedAt" > ${of}."recordedAt"
            OR (n."recordedAt" = ${of}."recordedAt" AND n."id" > ${of}."id")))))`;
    return Prisma.sql`${of}."challengeId" = ${challengeId} AND ${of}."about" = ${about} AND ${of}."outcome" = 'agreed'
      AND ${version} AND ${counts(row)} AND NOT ${later}`;
  };
  return { t: agreement("t"), o: agreement("o") };
}

/** True of a row that is a proposal about which a council has recorded a decision that counts. */
export function isDecidedBy(councilId: string): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "Decision" d
    WHERE d."proposalId" = t."id" AND d."councilId" = ${councilId} AND d."outcome" <> 'no-decision'
      AND NOT EXISTS (SELECT 1 FROM "Decision" s WHERE s."supersedesId" = d."id"))`;
}
