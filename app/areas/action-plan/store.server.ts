import type { ChallengePermit, CouncilPermit } from "#app/access/permit.ts";
import { listCouncilMembers } from "#app/areas/people/members/read-memberships.server.ts";
import { listIssuedVersions, readFrozenDocuments } from "#app/issue/issued-versions.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import type { Prisma } from "#app/platform/generated/prisma/client.ts";
import { ratingsIn } from "./approved-plan.ts";
import type { Position } from "./coverage.ts";
import { actionRef } from "./numbering.ts";
import type { Rating } from "./ratings.ts";
import type { Frequency } from "./reporting.ts";

/** One council's position on one recommendation. */
export interface Response {
  id: string;
  recommendationId: string;
  position: Position;
  reason: string;
  version: number;
}

/** What a council will do, with where it stands now. */
export interface Action {
  id: string;
  recommendationId: string;
  /** "3.1". */
  ref: string;
  number: number;
  text: string;
  ownerName: string;
  ownerAccountId: string | null;
  accountableName: string;
  dueOn: string | null;
  dueText: string;
  successMeasure: string;
  version: number;
  /** The rating of the last update; not started before there is one. */
  rating: Rating;
  lastUpdate: { text: string; madeAt: Date; madeByName: string } | null;
}

/** A report on an action. */
export interface ActionUpdate {
  id: string;
  rating: Rating;
  text: string;
  madeAt: Date;
  madeByName: string;
}

/** Where and how often a council reports on its plan. */
export interface ReportingLine {
  id: string;
  body: string;
  purpose: string;
  frequency: Frequency;
  version: number;
}

const own = (permit: CouncilPermit) => ({ challengeId: permit.challengeId, councilId: permit.councilId });

/** A council's responses, in no order. At most 200. */
export async function listResponses(permit: CouncilPermit, client: Db = db): Promise<Response[]> {
  const rows = await client.response.findMany({
    where: own(permit),
    take: 200,
    select: { id: true, recommendationId: true, position: true, reason: true, version: true },
  });
  return rows as Response[];
}

const UPDATE = { id: true, rating: true, text: true, madeAt: true, madeByName: true } as const;

const ACTION = {
  id: true,
  recommendationId: true,
  number: true,
  text: true,
  ownerName: true,
  ownerAccountId: true,
  accountableName: true,
  dueOn: true,
  dueText: true,
  successMeasure: true,
  version: true,
  recommendation: { select: { number: true } },
  updates: { orderBy: [{ madeAt: "desc" }, { id: "desc" }], take: 1, select: UPDATE },
} satisfies Prisma.ActionSelect;

type ActionRow = Omit<Action, "ref" | "rating" | "lastUpdate"> & {
  recommendation: { number: number };
  updates: { rating: string; text: string; madeAt: Date; madeByName: string }[];
};

function fromRow({ recommendation, updates, ...row }: ActionRow): Action {
  const last = updates[0];
  return {
    ...row,
    ref: actionRef(recommendation.number, row.number),
    rating: (last?.rating ?? "not-started") as Rating,
    lastUpdate:
      last === undefined ? null : { text: last.text, madeAt: last.madeAt, madeByName: last.madeByName },
  };
}

/** A council's actions by number, each with its last update. At most 500. */
export async function listActions(
  permit: CouncilPermit,
  filter: { ownerAccountId?: string | { in: string[] }; recommendationId?: string } = {},
  client: Db = db,
): Promise<Action[]> {
  const rows = await client.action.findMany({
    where: { ...own(permit), ...filter },
    orderBy: [{ recommendation: { number: "asc" } }, { number: "asc" }],
    take: 500,
    select: ACTION,
  });
  return rows.map(fromRow);
}

/**
 * One action of one's own council. An action owner reaches only what they own, and what those own for whom they stand in (`awayIds`: their
 * accounts). Throws not-found.
 */
export async function readAction(
  permit: CouncilPermit,
  id: string,
  client: Db = db,
  awayIds: readonly string[] = [],
): Promise<Action> {
  const ownerIds = [permit.actor.accountId, ...awayIds];
  const onlyOwned = permit.role === "action-owner" ? { ownerAccountId: { in: ownerIds } } : {};
  const row = await client.action.findFirst({ where: { id, ...own(permit), ...onlyOwned }, select: ACTION });
  if (row === null) throw new AppError("not-found", "There is no such action, or it is not yours to see.");
  return fromRow(row);
}

/** The reports on an action that the permit may read, newest first. At most 200. */
export async function listUpdates(permit: CouncilPermit, action: Action): Promise<ActionUpdate[]> {
  const rows = await db.actionUpdate.findMany({
    where: { actionId: action.id, challengeId: permit.challengeId, action: own(permit) },
    orderBy: [{ madeAt: "desc" }, { id: "desc" }],
    take: 200,
    select: UPDATE,
  });
  return rows as ActionUpdate[];
}

/** A council's reporting lines in order. At most 50. */
export async function listReportingLines(permit: CouncilPermit, client: Db = db): Promise<ReportingLine[]> {
  const rows = await client.reportingRoute.findMany({
    where: own(permit),
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: 50,
    select: { id: true, body: true, purpose: true, frequency: true, version: true },
  });
  return rows as ReportingLine[];
}

/** People of the council who can be linked to an action: they see it among their own and report on it. */
export async function listPossibleOwners(
  permit: CouncilPermit,
  client: Db = db,
): Promise<{ accountId: string; name: string }[]> {
  return listCouncilMembers(permit, ["action-owner", "coordinator"], client);
}

/** Actions by the rating they had when the plan was last approved. */
export interface CouncilRatings {
  councilId: string;
  councilName: string;
  ratings: Rating[];
}

/**
 * The ratings as each council last approved them, for the progress review: what was sent, not where the council's own
 * working plan stands today. A council that has approved nothing is left out.
 */
export async function readIssuedRatings(
  permit: ChallengePermit,
  councils: readonly { id: string; name: string }[],
): Promise<CouncilRatings[]> {
  if (!permit.may("plan.read")) return [];
  const approved = (await listIssuedVersions(permit, "action-plan")).filter(
    ({ status }) => status === "final",
  );
  const newest = councils.flatMap(({ id, name }) => {
    const version = approved.find(({ councilId }) => councilId === id);
    return version === undefined ? [] : [{ councilId: id, councilName: name, versionId: version.id }];
  });
  const documents = await readFrozenDocuments(
    permit,
    newest.map(({ versionId }) => versionId),
    db,
  );
  return newest.map(({ versionId, ...council }) => ({
    ...council,
    ratings: ratingsIn(documents.get(versionId)),
  }));
}
