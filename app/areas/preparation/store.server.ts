import type { ChallengePermit, CouncilPermit } from "#app/access/permit.ts";
import { readStatementSubmittedAt } from "#app/areas/challenge/statement-submitted.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import type { PackStatus } from "./pack.ts";
import type { SectionStatus } from "./statement.ts";

/** A section of the position statement as the council is writing it. */
export interface StatementSection {
  id: string;
  title: string;
  status: SectionStatus;
  body: string;
  themeId: string | null;
  updatedAt: Date;
  updatedByName: string | null;
  version: number;
}

const SECTION = {
  id: true,
  title: true,
  status: true,
  body: true,
  themeId: true,
  updatedAt: true,
  updatedByName: true,
  version: true,
} as const;

/** The councils of a partnership write one statement together; a section of one council alone is its own. */
export const ownOrJoint = (permit: CouncilPermit) => ({
  challengeId: permit.challengeId,
  OR: [{ councilId: null }, { councilId: permit.councilId }],
});

/** The statement in draft, in order: the council's own until it is submitted, so it takes a council's permit. */
export async function listStatementSections(
  permit: CouncilPermit,
  client: Db = db,
): Promise<StatementSection[]> {
  const rows = await client.statementSection.findMany({
    where: ownOrJoint(permit),
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: 30,
    select: SECTION,
  });
  return rows as StatementSection[];
}

/** One section in draft. Throws not-found. */
export async function readSection(
  permit: CouncilPermit,
  id: string,
  client: Db = db,
): Promise<StatementSection> {
  const row = await client.statementSection.findFirst({
    where: { id, ...ownOrJoint(permit) },
    select: SECTION,
  });
  if (row === null) throw new AppError("not-found", "There is no such section of the position statement.");
  return row as StatementSection;
}

/** When the statement was submitted, or null while it is being written. Both sides may know. */
export function readSubmittedAt(permit: ChallengePermit, client: Db = db): Promise<Date | null> {
  return readStatementSubmittedAt(permit, client);
}

/** A document or data set of the pack. */
export interface PackItem {
  id: string;
  title: string;
  description: string;
  ownerName: string;
  location: string;
  dueOn: string | null;
  status: PackStatus;
  version: number;
}

const PACK_ITEM = {
  id: true,
  title: true,
  description: true,
  ownerName: true,
  location: true,
  dueOn: true,
  status: true,
  version: true,
} as const;

/** The list of the pack in its order, at most 300. */
export async function listPack(permit: ChallengePermit, client: Db = db): Promise<PackItem[]> {
  const rows = await client.packItem.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: 300,
    select: PACK_ITEM,
  });
  return rows as PackItem[];
}

/** One item of the pack. Throws not-found. */
export async function readPackItem(permit: ChallengePermit, id: string): Promise<PackItem> {
  const row = await db.packItem.findFirst({
    where: { id, challengeId: permit.challengeId },
    select: PACK_ITEM,
  });
  if (row === null) throw new AppError("not-found", "There is no such item in the pack.");
  return row as PackItem;
}
