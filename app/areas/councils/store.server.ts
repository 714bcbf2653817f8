import { openMembership } from "#app/access/open-membership.server.ts";
import type { CouncilRecordPermit } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import type { BodyKind } from "./body-kinds.ts";
import type { CouncilKind } from "./council-kinds.ts";
import type { ElectionStatement } from "./elections.ts";
import type { LogoType } from "./logo/logo-file.ts";
import type { PlanStatus } from "./plan-statuses.ts";

/** The record of a council. Days are "YYYY-MM-DD", colours "#rrggbb". */
export interface CouncilRecord {
  id: string;
  name: string;
  shortName: string;
  kind: CouncilKind | null;
  colour: string | null;
  secondColour: string | null;
  logo: { width: number; height: number } | null;
  lastDay: string | null;
  successorName: string;
  updatedAt: Date;
  updatedByName: string | null;
  version: number;
}

/** The record that a permit is for. */
export async function readCouncilRecord(
  { councilId }: CouncilRecordPermit,
  client: Db = db,
): Promise<CouncilRecord> {
  const { logoWidth, logoHeight, ...row } = await client.council.findUniqueOrThrow({
    where: { id: councilId },
    select: {
      id: true,
      name: true,
      shortName: true,
      kind: true,
      colour: true,
      secondColour: true,
      logoWidth: true,
      logoHeight: true,
      lastDay: true,
      successorName: true,
      updatedAt: true,
      updatedByName: true,
      version: true,
    },
  });
  return {
    ...row,
    kind: row.kind as CouncilKind | null,
    logo: logoWidth === null || logoHeight === null ? null : { width: logoWidth, height: logoHeight },
  };
}

/** Where the logo of a council is kept. Throws not-found when it has none. */
export async function readLogoPlace({
  councilId,
}: CouncilRecordPermit): Promise<{ key: string; type: LogoType }> {
  const { logoFileKey, logoType } = await db.council.findUniqueOrThrow({
    where: { id: councilId },
    select: { logoFileKey: true, logoType: true },
  });
  if (logoFileKey === null || logoType === null)
    throw new AppError("not-found", "This council has no logo here.");
  return { key: logoFileKey, type: logoType as LogoType };
}

/** One thing said of an election, and by whom. */
export interface SaidElection extends ElectionStatement {
  id: string;
  saidAt: Date;
  saidByName: string;
}

/** All that was said of the council's elections, the oldest first within a year. */
export async function listElectionStatements(
  { councilId }: CouncilRecordPermit,
  client: Db = db,
): Promise<SaidElection[]> {
  return client.councilElection.findMany({
    where: { councilId },
    orderBy: [{ year: "asc" }, { number: "asc" }],
    take: 1_000,
    select: {
      id: true,
      year: true,
      number: true,
      votes: true,
      isTakenOut: true,
      pollingDay: true,
      periodStart: true,
      source: true,
      saidAt: true,
      saidByName: true,
    },
  });
}

/** A body with the days on which it meets. */
export interface BodyOfCouncil {
  id: string;
  name: string;
  kind: BodyKind;
  paperDays: number | null;
  endedAt: Date | null;
  /** In order. */
  meetings: string[];
  /** Whose it is; of a joint one, all of them, this council too. */
  councils: { id: string; name: string }[];
  version: number;
}

const BODY = {
  id: true,
  name: true,
  kind: true,
  paperDays: true,
  endedAt: true,
  version: true,
  meetings: { orderBy: { day: "asc" }, select: { day: true } },
  councils: {
    orderBy: { council: { name: "asc" } },
    select: { council: { select: { id: true, name: true } } },
  },
} as const;

interface BodyRow extends Omit<BodyOfCouncil, "kind" | "meetings" | "councils"> {
  kind: string;
  meetings: { day: string }[];
  councils: { council: { id: string; name: string } }[];
}

function asBody({ kind, meetings, councils, ...row }: BodyRow): BodyOfCouncil {
  return {
    ...row,
    kind: kind as BodyKind,
    meetings: meetings.map(({ day }) => day),
    councils: councils.map(({ council }) => council),
  };
}

/** The bodies of a council, its own and those it has with others, by name. */
export async function listBodies(
  { councilId }: CouncilRecordPermit,
  client: Db = db,
): Promise<BodyOfCouncil[]> {
  const rows = await client.body.findMany({
    where: { councils: { some: { councilId } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 300,
    select: BODY,
  });
  return rows.map(asBody);
}

/** One of them. Throws not-found. */
export async function readCouncilBody(
  { councilId }: CouncilRecordPermit,
  bodyId: string,
  client: Db = db,
): Promise<BodyOfCouncil> {
  const row = await client.body.findFirst({
    where: { id: bodyId, councils: { some: { councilId } } },
    select: BODY,
  });
  if (row === null) throw new AppError("not-found", "There is no such body of this council.");
  return asBody(row);
}

/** The councils that this one was or is in a challenge with: those it can have a body in common with. By name. */
export async function listPartners(
  { councilId }: CouncilRecordPermit,
  client: Db = db,
): Promise<{ id: string; name: string }[]> {
  return client.council.findMany({
    where: {
      id: { not: councilId },
      participations: { some: { challenge: { councils: { some: { recordId: councilId } } } } },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 50,
    select: { id: true, name: true },
  });
}

/** A word and a colour of the council's own for a status of its plan. */
export interface OwnStatusWord {
  status: PlanStatus;
  word: string;
  colour: string | null;
}

/** The statuses for which the council has a word of its own. */
export async function listStatusWords(
  { councilId }: CouncilRecordPermit,
  client: Db = db,
): Promise<OwnStatusWord[]> {
  const rows = await client.planStatusWord.findMany({
    where: { councilId },
    select: { status: true, word: true, colour: true },
  });
  return rows.map((row) => ({ ...row, status: row.status as PlanStatus }));
}

/** The challenges of the council that the permit's person has a place in; the others are not named. Newest first. */
export async function listChallengesOfPerson(
  { councilId, actor }: CouncilRecordPermit,
  now: Date,
): Promise<{ id: string; title: string }[]> {
  const { participations } = await db.council.findUniqueOrThrow({
    where: { id: councilId },
    select: {
      participations: {
        where: { memberships: { some: { accountId: actor.accountId, ...openMembership(now) } } },
        orderBy: { challenge: { createdAt: "desc" } },
        take: 50,
        select: { challenge: { select: { id: true, title: true } } },
      },
    },
  });
  return participations.map(({ challenge }) => challenge);
}
