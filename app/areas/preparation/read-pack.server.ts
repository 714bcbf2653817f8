import type { ChallengePermit } from "#app/access/permit.ts";
import type { Day } from "#app/platform/days.ts";
import { type Db, db } from "#app/platform/db.server.ts";

/** The titles of the documents and data sets of the pack that have come; at most 2,000. */
export async function listReceivedTitles(
  { challengeId }: ChallengePermit,
  client: Db = db,
): Promise<string[]> {
  const rows = await client.packItem.findMany({
    where: { challengeId, status: "received" },
    take: 2_000,
    select: { title: true },
  });
  return rows.map(({ title }) => title);
}

/** A document of the pack that has not come and is due on a day. */
export interface OpenDocument {
  id: string;
  title: string;
  /** The council that has it, in a partnership; null for what all are asked. */
  councilId: string | null;
  dueOn: Day;
}

/** The documents of the pack that have not come and are due within a time; at most 300. */
export async function listOpenDocuments(
  challengeId: string,
  { from, until }: { from: Day; until: Day },
  client: Db,
): Promise<OpenDocument[]> {
  const rows = await client.packItem.findMany({
    where: { challengeId, status: { in: ["wanted", "promised"] }, dueOn: { gte: from, lte: until } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: 300,
    select: { id: true, title: true, councilId: true, dueOn: true },
  });
  return rows.map(({ dueOn, ...row }) => ({ ...row, dueOn: dueOn ?? "" }));
}

/** The councils of which documents of the pack have come; null for what all were asked. */
export async function listCouncilsOfReceived(challengeId: string, client: Db): Promise<(string | null)[]> {
  const rows = await client.packItem.findMany({
    where: { challengeId, status: "received" },
    distinct: ["councilId"],
    take: 20,
    select: { councilId: true },
  });
  return rows.map(({ councilId }) => councilId);
}
