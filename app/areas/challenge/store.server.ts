import type { Stage } from "#app/access/permissions.ts";
import type { ChallengePermit, CouncilPermit } from "#app/access/permit.ts";
import { type Day, dayOf } from "#app/platform/days.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";

/** A council of a challenge. */
export interface ParticipatingCouncil {
  id: string;
  name: string;
  shortName: string;
  isCommissioning: boolean;
}

/** What every page of a challenge may need to know of it. */
export interface ChallengeFacts {
  id: string;
  title: string;
  stage: Stage;
  isPartnership: boolean;
  questionSet: string;
  reportFormat: string;
  version: number;
  /** Made by the demonstration, of people who do not exist. */
  isDemonstration: boolean;
  /** The day from which there is a record of the challenge: when it was made here. */
  recordBegan: Day;
  councils: ParticipatingCouncil[];
}

/** A challenge and one of its councils. */
interface ChallengeRow
  extends Pick<ChallengeFacts, "id" | "title" | "stage" | "questionSet" | "reportFormat"> {
  isPartnership: number | bigint | boolean;
  isDemonstration: number | bigint | boolean;
  version: number | bigint;
  createdAt: string | Date;
  /** Null of a challenge without councils, as are its names then. */
  councilId: string | null;
  name: string;
  shortName: string;
  isCommissioning: number | bigint | boolean;
}

/** The challenge of a permit, with its councils in order. */
export async function readChallenge(
  { challengeId }: Pick<ChallengePermit, "challengeId">,
  client: Db = db,
): Promise<ChallengeFacts> {
  // Raw, since many pages ask it: one statement instead of one a table.
  const rows = await client.$queryRaw<ChallengeRow[]>`
    SELECT c."id" AS "id", c."title" AS "title", c."stage" AS "stage", c."isPartnership" AS "isPartnership",
      c."questionSet" AS "questionSet", c."reportFormat" AS "reportFormat", c."version" AS "version",
      c."isDemonstration" AS "isDemonstration", c."createdAt" AS "createdAt", p."id" AS "councilId",
      p."name" AS "name", p."shortName" AS "shortName", p."isCommissioning" AS "isCommissioning"
    FROM "Challenge" c LEFT JOIN "ParticipatingCouncil" p ON p."challengeId" = c."id"
    WHERE c."id" = ${challengeId}
    ORDER BY p."position", p."id"`;
  const [row] = rows;
  if (row === undefined) throw new AppError("not-found", "There is no such challenge.");
  return {
    id: row.id,
    title: row.title,
    stage: row.stage,
    isPartnership: Boolean(row.isPartnership),
    questionSet: row.questionSet,
    reportFormat: row.reportFormat,
    version: Number(row.version),
    isDemonstration: Boolean(row.isDemonstration),
    recordBegan: dayOf(new Date(row.createdAt)),
    councils: rows.flatMap(({ councilId, name, shortName, isCommissioning }) =>
      councilId === null
        ? []
        : [{ id: councilId, name, shortName, isCommissioning: Boolean(isCommissioning) }],
    ),
  };
}

/** The councils of a challenge in order; the commissioning council comes first. */
export async function listCouncils(
  permit: ChallengePermit,
  client: Db = db,
): Promise<ParticipatingCouncil[]> {
  return client.participatingCouncil.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: { position: "asc" },
    select: { id: true, name: true, shortName: true, isCommissioning: true },
  });
}

/** The ids of the councils that take part, the commissioning one first. */
export async function listCouncilIds(challengeId: string, client: Db): Promise<string[]> {
  const rows = await client.participatingCouncil.findMany({
    where: { challengeId },
    orderBy: { position: "asc" },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** A date the challenge promises. Days are "YYYY-MM-DD". */
export interface Milestone {
  id: string;
  key: string;
  label: string;
  rule: string;
  isHouseRule: boolean;
  notBefore: string | null;
  dueOn: string | null;
  /** The very latest day, where there is one beside the day it is due. */
  latestOn: string | null;
  /** What its days are worked out from (dates/kept-conditions.ts); null for a date of the challenge's own. */
  conditions: string | null;
  /** Who set its days, and when, where they are not as the rules have them and it was kept. */
  setByName: string | null;
  setAt: Date | null;
  doneOn: string | null;
  lateReason: string | null;
  version: number;
}

const MILESTONE = {
  id: true,
  key: true,
  label: true,
  rule: true,
  isHouseRule: true,
  notBefore: true,
  dueOn: true,
  latestOn: true,
  conditions: true,
  setByName: true,
  setAt: true,
  doneOn: true,
  lateReason: true,
  version: true,
} as const;

/** The key dates in their order. At most 100. */
export async function listMilestones(
  permit: Pick<ChallengePermit, "challengeId">,
  client: Db = db,
): Promise<Milestone[]> {
  return client.milestone.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: { position: "asc" },
    take: 100,
    select: MILESTONE,
  });
}

/** One key date. Throws not-found. */
export async function readMilestone(
  permit: ChallengePermit,
  id: string,
  client: Db = db,
): Promise<Milestone> {
  const row = await client.milestone.findFirst({
    where: { id, challengeId: permit.challengeId },
    select: MILESTONE,
  });
  if (row === null) throw new AppError("not-found", "There is no such key date in this challenge.");
  return row;
}

/** Whether a council is one of the challenge. */
export async function isCouncilOf(challengeId: string, councilId: string, client: Db): Promise<boolean> {
  return (await client.participatingCouncil.count({ where: { id: councilId, challengeId } })) > 0;
}

/** The short name of a council of the challenge. */
export async function readCouncilShortName(
  { challengeId, councilId }: Pick<CouncilPermit, "challengeId" | "councilId">,
  client: Db,
): Promise<string> {
  const row = await client.participatingCouncil.findFirstOrThrow({
    where: { id: councilId, challengeId },
    select: { shortName: true },
  });
  return row.shortName;
}

/** The day from which there is a record of the challenge: when it was made here. */
export async function readRecordBegan(
  { challengeId }: Pick<ChallengePermit, "challengeId">,
  client: Db,
): Promise<Day> {
  const { createdAt } = await client.challenge.findUniqueOrThrow({
    where: { id: challengeId },
    select: { createdAt: true },
  });
  return dayOf(createdAt);
}

/** The edition of the report that the challenge is written in, and how often the challenge was saved. */
export function readReportEdition(
  { challengeId }: ChallengePermit,
  client: Db,
): Promise<{ reportFormat: string; version: number }> {
  return client.challenge.findUniqueOrThrow({
    where: { id: challengeId },
    select: { reportFormat: true, version: true },
  });
}
