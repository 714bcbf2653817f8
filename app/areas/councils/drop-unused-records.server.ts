import { listRecordsInUse } from "#app/areas/challenge/remove-challenge.server.ts";
import type { AuditContext } from "#app/audit/record.server.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import type { Tx } from "#app/platform/db.server.ts";

/**
 * Deletes those of these records of councils that nothing uses any more: no challenge has the council, nobody keeps the record, and nobody
 * wrote a word in it. For a challenge that is deleted, by its transaction: a wrong import made them. Returns how many went.
 */
export async function dropUnusedRecords(
  tx: Tx,
  ids: readonly string[],
  by: Pick<AuditContext, "actor" | "requestId">,
  now: Date,
): Promise<number> {
  const inUse = await listRecordsInUse(ids, tx);
  const unused = await tx.council.findMany({
    where: {
      id: { in: ids.filter((id) => !inUse.includes(id)) },
      version: 1,
      updatedByName: null,
      elections: { none: {} },
      bodies: { none: {} },
      statusWords: { none: {} },
      keepers: { none: {} },
    },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  for (const { id } of unused) {
    await tx.council.delete({ where: { id }, select: { id: true } });
    const context = { ...by, challengeId: null };
    await recordOutsideChallenge(tx, context, { type: "council-deleted", data: { councilId: id } }, now);
  }
  return unused.length;
}
