import type { ChallengePermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { type Db, db, type Tx } from "#app/platform/db.server.ts";

/** A document of the pack that has not come, and who is named for it. */
export interface NamedDocument {
  id: string;
  title: string;
  ownerName: string;
  version: number;
}

const sameName = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/**
 * The documents that have not come and for which somebody is named, by that name; for a council's people those of all and of their own
 * council. At most 300.
 */
export async function listDocumentsNamed(
  { challengeId, councilId }: ChallengePermit,
  name: string,
  client: Db,
): Promise<NamedDocument[]> {
  const rows = await client.packItem.findMany({
    where: {
      challengeId,
      status: { in: ["wanted", "promised"] },
      ...(councilId === null ? {} : { OR: [{ councilId: null }, { councilId }] }),
    },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: 300,
    select: { id: true, title: true, ownerName: true, version: true },
  });
  return rows.filter(({ ownerName }) => sameName(ownerName, name));
}

/** How many documents have not come and have nobody named for them; for a council's people of all and of their own council. */
export async function countUnnamedDocuments(permit: ChallengePermit): Promise<number> {
  return (await listDocumentsNamed(permit, "", db)).length;
}

/** Names somebody for documents, inside the caller's transaction, with an event for each; who may, the caller has asked. */
export async function nameForDocuments(
  tx: Tx,
  permit: ChallengePermit,
  documents: readonly { id: string; ownerName: string }[],
  now: Date,
): Promise<void> {
  for (const { id, ownerName } of documents) {
    await tx.packItem.updateMany({
      where: { id, challengeId: permit.challengeId },
      data: { ownerName, version: { increment: 1 } },
    });
    await record(tx, permit, { type: "pack-changed", data: { packItemId: id, what: "changed" } }, now);
  }
}
